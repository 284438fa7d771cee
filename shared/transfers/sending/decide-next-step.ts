import { needsAttentionNow } from '../life/decide-asked.ts';
import type { Trigger } from '../life/trigger.ts';
import type { Transfer } from '../transfer.ts';
import { patienceMs, type SendingPolicy } from './sending-policy.ts';

/** What is to be done about a transfer now. */
export type NextStep =
  /** A call to the adapter, with the payee's lock. */
  | { readonly kind: 'call'; readonly call: CallKind }
  /** Nobody has to be asked. */
  | { readonly kind: 'book'; readonly trigger: Trigger }
  /** Not now; `until` (ms since the epoch) null: when the gate opens. */
  | { readonly kind: 'wait'; readonly until: number | null }
  /** Final, or not waited for any longer by this run. */
  | { readonly kind: 'over' };

/** A payment, a question by id, or (`validate_only`) a look-up of the payee. */
export type CallKind = 'send' | 'ask' | 'look-up';

export interface StepContext {
  readonly policy: SendingPolicy;
  /** What lanes and breaker allow at the moment. */
  readonly may: { readonly send: boolean; readonly ask: boolean };
  /** Since when the adapter answers questions (`breaker.ts`). */
  readonly calmSince: number;
  /** Rows that were never sent are taken back. */
  readonly isCancelled: boolean;
  readonly validateOnly: boolean;
}

/** @see TRANSFERS "A transfer's life" */
export function decideNextStep(transfer: Transfer, context: StepContext, now: Date): NextStep {
  const { may, isCancelled, validateOnly } = context;
  switch (transfer.state) {
    case 'COMPLETED':
    case 'FAILED':
      return { kind: 'over' };
    case 'PENDING':
      if (validateOnly && transfer.phase !== null) return { kind: 'over' };
      if (isCancelled) return { kind: 'book', trigger: { kind: 'cancel' } };
      if (validateOnly) return may.ask ? call('look-up') : { kind: 'wait', until: null };
      return may.send ? call('send') : { kind: 'wait', until: null };
    case 'SENDING': {
      const until = Date.parse(transfer.leaseUntil ?? '');
      // Whoever sent it died, or was cut off: nobody knows what became of its POST.
      return until > now.getTime()
        ? { kind: 'wait', until }
        : { kind: 'book', trigger: { kind: 'lost', error: null } };
    }
    case 'UNKNOWN': {
      const until = Date.parse(transfer.nextAskAt ?? '');
      if (until <= now.getTime() && may.ask) return call('ask');
      if (needsAttentionNow(transfer, now, context.policy)) {
        return { kind: 'book', trigger: { kind: 'overdue' } };
      }
      if (isGivenUp(transfer, context, now)) return { kind: 'over' };
      return { kind: 'wait', until: may.ask ? until : null };
    }
  }
}

/**
 * Whether the run concludes without it; the recovery goes on asking, hourly in the end. While the
 * scheme is out, nobody loses patience with a transfer; nor before it was asked for, since whoever
 * sent it may have died.
 */
function isGivenUp(
  { needsAttention, lastPostAt, unknownSince, asks }: Transfer,
  { policy, calmSince }: StepContext,
  now: Date,
): boolean {
  const lostAt = Math.max(Date.parse(lastPostAt ?? ''), Date.parse(unknownSince ?? ''));
  const since = Math.max(lostAt, calmSince);
  return needsAttention || (asks > 0 && since + patienceMs(policy) <= now.getTime());
}

function call(kind: CallKind): NextStep {
  return { kind: 'call', call: kind };
}
