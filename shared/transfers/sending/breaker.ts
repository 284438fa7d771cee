/**
 * Why nothing new is sent: the adapter does not answer at all (it can hang for ever), or the
 * payer's own institution has no liquidity at the scheme (FSPIOP 4001).
 */
export type BreakerCause = 'no-answer' | 'no-liquidity';

export interface OpenBreaker {
  readonly kind: 'open';
  readonly because: BreakerCause;
  readonly since: string;
  /** Failed tries so far. */
  readonly tries: number;
  /** From then on one caller may try whether it is well again. */
  readonly tryAt: string;
  /** Who is trying (half open); nobody else does until its lease is over. */
  readonly trying: { readonly holder: string; readonly until: string } | null;
}

/** Shared by all that call the adapter. */
export type BreakerState =
  /** `since`: when an outage ended; left out: there was none. */
  { readonly kind: 'closed'; readonly since?: string } | OpenBreaker;

export const closedBreaker: BreakerState = { kind: 'closed' };

const firstWaitMs = 15_000;
const longestWaitMs = 5 * 60_000;

/** What a caller may do now. */
export type Gate =
  | { readonly kind: 'pass' }
  /** No transfer is sent. */
  | { readonly kind: 'shut'; readonly because: BreakerCause; readonly waitMs: number }
  /** The caller is the one who tries: by a question, or by one single transfer. */
  | { readonly kind: 'try'; readonly because: BreakerCause };

/**
 * The breaker after a call that told of an outage. One that is open for the same reason stays as
 * it is: calls that were under way when it opened say nothing new. No answer at all outweighs.
 *
 * @see TRANSFERS "A transfer's life": "no answer at all" or 4001 opens the breaker
 */
export function openBreaker(state: BreakerState, because: BreakerCause, now: Date): BreakerState {
  if (state.kind === 'open' && (state.because === because || because === 'no-liquidity')) {
    return state;
  }
  return {
    kind: 'open',
    because,
    since: now.toISOString(),
    tries: 0,
    tryAt: after(now, firstWaitMs),
    trying: null,
  };
}

/** What a caller may do, as the breaker is now; `try` only for who holds it (`decideTry`). */
export function readGate(state: BreakerState, holder: string, now: Date): Gate {
  if (state.kind === 'closed') return { kind: 'pass' };
  const { because, tryAt, trying } = state;
  if (trying !== null && Date.parse(trying.until) > now.getTime()) {
    if (trying.holder === holder) return { kind: 'try', because };
    return { kind: 'shut', because, waitMs: Date.parse(trying.until) - now.getTime() };
  }
  return { kind: 'shut', because, waitMs: Math.max(0, Date.parse(tryAt) - now.getTime()) };
}

/**
 * The breaker with the caller as the one who tries, when it is time and nobody else does.
 *
 * @returns undefined: not now
 */
export function decideTry(
  state: BreakerState,
  holder: string,
  now: Date,
  leaseMs: number,
): OpenBreaker | undefined {
  const gate = readGate(state, holder, now);
  if (state.kind === 'closed' || gate.kind !== 'shut' || gate.waitMs > 0) return undefined;
  return { ...state, trying: { holder, until: after(now, leaseMs) } };
}

/**
 * The breaker after its try. Failed: the next one waits twice as long, 15 s to 5 min. Whoever
 * lost its turn meanwhile (its lease was over) decides nothing any more.
 *
 * @param outcome `not-made`: there was nothing to try with; another may try at once
 */
export function decideTried(
  state: BreakerState,
  holder: string,
  outcome: 'well' | 'not-made' | BreakerCause,
  now: Date,
): BreakerState {
  if (state.kind === 'closed' || state.trying?.holder !== holder) return state;
  if (outcome === 'well') return { kind: 'closed', since: now.toISOString() };
  if (outcome === 'not-made') return { ...state, trying: null };
  const tries = state.tries + 1;
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tries, 20));
  return { ...state, because: outcome, tries, tryAt: after(now, waitMs), trying: null };
}

/**
 * Since when the adapter answers questions: milliseconds since the epoch, for ever (-∞) or not at
 * all (∞). Patience with a transfer begins no earlier. Short of liquidity it answers them as ever.
 */
export function calmSince(state: BreakerState): number {
  if (state.kind === 'open') {
    return state.because === 'no-answer' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }
  return state.since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(state.since);
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
