/** Times and limits of sending, from the settings. Milliseconds. */
export interface SendingPolicy {
  /** The adapter's own time-out per phase (its REQUEST_PROCESSING_TIMEOUT). */
  readonly phaseTimeoutMs: number;
  readonly marginMs: number;
  /** Calls to the adapter at the same time, of all bulks together. */
  readonly concurrency: number;
  readonly resendsMax: number;
  readonly attentionAfterMs: number;
}

/** Our own time-out of a POST: three phases and a margin (TRANSFERS; the adapter can hang). */
export function postTimeoutMs({ phaseTimeoutMs, marginMs }: SendingPolicy): number {
  return 3 * phaseTimeoutMs + marginMs;
}

/** Of a GET: one phase and a margin. */
export function askTimeoutMs({ phaseTimeoutMs, marginMs }: SendingPolicy): number {
  return phaseTimeoutMs + marginMs;
}

/** How long one transfer can take at most: a question, a POST, and the question after it. */
export function longestCallMs(policy: SendingPolicy): number {
  return postTimeoutMs(policy) + 2 * askTimeoutMs(policy);
}

/** How often a turn books what is known, and holds its lanes for longer. */
export const tickMs = 2_000;

/**
 * How long lanes and payees are held: longer than any call can last, with the question after it,
 * that is begun within two ticks. Lanes are held for longer once a tick, and a row that was begun
 * ahead waits for one, whatever the margin.
 */
export function leaseMs(policy: SendingPolicy): number {
  return longestCallMs(policy) + 2 * tickMs + policy.marginMs;
}

/**
 * How long before its end a turn begins nothing new: all that is in flight comes back in time, and
 * is booked. A turn has to be a good deal longer than that.
 */
export function closingMs(policy: SendingPolicy): number {
  return leaseMs(policy) + policy.marginMs + 5_000;
}

/** How old the last POST must be before a transfer that the scheme does not know is sent again. */
export function resendAfterMs({ phaseTimeoutMs, marginMs }: SendingPolicy): number {
  return 3 * phaseTimeoutMs + 2 * marginMs;
}

const hourMs = 3_600_000;
const slowestAskMs = 5 * 60_000;

/**
 * How long to wait before an UNKNOWN transfer is asked for again: twice as long each time, up to 5
 * minutes; hourly once it needs somebody's attention.
 *
 * @param asks times it was asked for so far
 */
export function askAgainAfterMs(
  asks: number,
  needsAttention: boolean,
  { phaseTimeoutMs }: SendingPolicy,
): number {
  if (needsAttention) return hourMs;
  return Math.min(slowestAskMs, (phaseTimeoutMs / 10) * 2 ** Math.min(asks, 20));
}

/** How long a run goes on for transfers nobody knows the fate of, after the last of them was sent. */
export function patienceMs(policy: SendingPolicy): number {
  return policy.resendsMax * resendAfterMs(policy) + postTimeoutMs(policy);
}
