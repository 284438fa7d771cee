/** Time and chance, handed in: the rules never read a clock themselves. */
export interface Timing {
  now(): Date;
  /** Milliseconds. */
  sleep(ms: number): Promise<void>;
  /** 0 ≤ x < 1. */
  random(): number;
}

/**
 * How long to wait before try number `attempt` (1, 2, …): full jitter, so that rivals which
 * collided once do not collide again. Milliseconds.
 */
export function jitter(timing: Timing, attempt: number, baseMs = 20, capMs = 1_000): number {
  return timing.random() * Math.min(capMs, baseMs * 2 ** attempt);
}
