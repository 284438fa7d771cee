import { askAgainAfterMs, type SendingPolicy } from '../sending/sending-policy.ts';
import type { Transfer, TransferError } from '../transfer.ts';
import { mayBeSentAgain, mayBeSentAgainFrom, wasSentTooOften } from './may-be-sent-again.ts';
import { changed, pickFacts } from './move-transfer.ts';
import type { LearntFacts, TransferMove } from './trigger.ts';

type Heard = LearntFacts & { readonly kind?: string; readonly askFrom?: string };

/** Nobody knows any more what became of it: it stays reserved, and is asked for by its id. */
export function becomeUnknown(
  transfer: Transfer,
  error: TransferError | null,
  now: Date,
  policy: SendingPolicy,
  heard: Heard,
): TransferMove {
  // One that was sent again is unknown since it was first lost: its 24 hours go on.
  const unknownSince = transfer.unknownSince ?? now.toISOString();
  const needsAttention = isOverdue(unknownSince, now, policy);
  return changed(transfer, {
    ...pickFacts(transfer, heard),
    state: 'UNKNOWN',
    leaseUntil: null,
    unknownSince,
    asks: 0,
    nextAskAt: noEarlier(after(now, askAgainAfterMs(0, needsAttention, policy)), heard),
    needsAttention,
    error: error ?? transfer.error,
  });
}

/**
 * Asked for, and no wiser. When the scheme knows nothing of it (`not-found`) and its last POST is
 * old enough, the move says that it may be sent again; when it was sent too often, that somebody
 * should look at it.
 */
export function askedAgain(
  transfer: Transfer,
  error: TransferError | null,
  now: Date,
  policy: SendingPolicy,
  heard: Heard,
): TransferMove {
  const isNotFound = heard.kind === 'not-found';
  const since = transfer.unknownSince ?? now.toISOString();
  const isStale = now.getTime() > mayBeSentAgainFrom(transfer, policy);
  const isGivenUp = isNotFound && isStale && wasSentTooOften(transfer, policy);
  const needsAttention = transfer.needsAttention || isGivenUp || isOverdue(since, now, policy);
  const asks = transfer.asks + 1;
  const usual = askAgainAfterMs(asks, needsAttention, policy);
  const wait = isNotFound ? atTheLatest(usual, transfer, now, policy) : usual;
  const move = changed(transfer, {
    ...pickFacts(transfer, heard),
    unknownSince: since,
    asks,
    nextAskAt: noEarlier(after(now, wait), heard),
    needsAttention,
    error: error ?? transfer.error,
  });
  return isNotFound && mayBeSentAgain(transfer, now, policy) ? { ...move, mayResend: true } : move;
}

/**
 * Nobody could ask for it for so long that somebody should look at it. It stays due: it is asked
 * for as soon as anybody can.
 *
 * @see TRANSFERS "A transfer's life", UNKNOWN + attention: 24 h
 */
export function becomeOverdue(transfer: Transfer, now: Date, policy: SendingPolicy): TransferMove {
  return needsAttentionNow(transfer, now, policy)
    ? changed(transfer, { needsAttention: true })
    : { kind: 'same' };
}

/** Whether it has been unknown for too long, and nobody was told yet. */
export function needsAttentionNow(
  { state, needsAttention, unknownSince }: Transfer,
  now: Date,
  policy: SendingPolicy,
): boolean {
  const isUntold = state === 'UNKNOWN' && !needsAttention && unknownSince !== null;
  return isUntold && isOverdue(unknownSince, now, policy);
}

function noEarlier(at: string, { askFrom = '' }: Heard): string {
  return askFrom > at ? askFrom : at;
}

/** As soon as it may be sent again it is worth asking, however long the usual wait is by now. */
function atTheLatest(waitMs: number, transfer: Transfer, now: Date, policy: SendingPolicy): number {
  const untilResend = mayBeSentAgainFrom(transfer, policy) + 1 - now.getTime();
  return untilResend > 0 ? Math.min(waitMs, untilResend) : waitMs;
}

function isOverdue(since: string, now: Date, { attentionAfterMs }: SendingPolicy): boolean {
  return now.getTime() - Date.parse(since) >= attentionAfterMs;
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
