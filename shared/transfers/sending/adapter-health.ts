import type { Discovery, SchemeAnswer } from '../scheme-adapter.ts';
import type { BreakerCause } from './breaker.ts';

/** How a gateway says that nothing, or nothing good, came from behind it. */
const gatewayStatuses: readonly number[] = [502, 503, 504];

/** What an answer tells of the adapter's health (TRANSFERS: the breaker); null: it is well. */
export function healthOf(answer: SchemeAnswer | Discovery): BreakerCause | null {
  if (isSilent(answer)) return 'no-answer';
  return answer.kind === 'code' && answer.code === '4001' ? 'no-liquidity' : null;
}

/**
 * No answer at all: also when a gateway before the adapter speaks for it. The adapter's own 504
 * says that it is there.
 */
export function isSilent(answer: SchemeAnswer | Discovery): boolean {
  if (answer.kind === 'no-answer') return true;
  return answer.kind === 'unclear' && isForeign(answer) && gatewayStatuses.includes(answer.status);
}

/** Whether the adapter itself spoke, whatever it said: what somebody else says is no sign of life. */
export function isAdapterWell(answer: SchemeAnswer): boolean {
  return answer.kind !== 'no-answer' && !(answer.kind === 'unclear' && isForeign(answer));
}

/**
 * Whether the adapter may still be at work on the call that was answered so. We hung up, or somebody
 * between did: it works on, and never may a second call for the same payee reach it meanwhile. Only
 * where no connection was made it knows of nothing.
 *
 * @see TRANSFERS "A transfer's life": at most one call in flight per payee
 */
export function mayBeAtWork(answer: SchemeAnswer | Discovery): boolean {
  return isSilent(answer) && !(answer.kind === 'no-answer' && answer.because === 'refused');
}

const isForeign = ({ isForeign = false }: { readonly isForeign?: boolean }) => isForeign;
