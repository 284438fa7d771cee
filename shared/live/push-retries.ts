/** A delivery to try again. */
export interface PushAgain {
  readonly runId: string;
  /** null: everybody who follows the run. */
  readonly connectionId: string | null;
  /** 1 for the first retry. */
  readonly attempt: number;
}

/** A queue that brings a delivery back later. */
export interface PushRetries {
  later(push: PushAgain, delaySeconds: number): Promise<void>;
}

/**
 * Soon at first, since a lease is mostly held for milliseconds; later patiently, since a gateway
 * that throttles needs time, and a lease whose owner died needs its whole length.
 */
const delaysSeconds = [1, 1, 2, 4, 8, 15, 30, 30, 60, 60, 120, 300];

/**
 * When to make retry number `attempt` (1, 2, …), in seconds from now; null to give up. Whoever is
 * given up on is not lost: the client reconnects with its last seq and gets what it misses.
 */
export function retryDelaySeconds(attempt: number): number | null {
  return delaysSeconds[attempt - 1] ?? null;
}

/** Puts a delivery into the queue, unless it has been tried often enough. */
export async function retryPush(
  retries: PushRetries,
  push: PushAgain,
): Promise<'queued' | 'given-up'> {
  const delaySeconds = retryDelaySeconds(push.attempt);
  if (delaySeconds === null) return 'given-up';
  await retries.later(push, delaySeconds);
  return 'queued';
}
