import type { SendingPolicy } from '../sending/sending-policy.ts';
import type { Transfer } from '../transfer.ts';
import { askedAgain, becomeOverdue, becomeUnknown } from './decide-asked.ts';
import { decideLearnt } from './decide-learnt.ts';
import { decideResolve } from './decide-resolve.ts';
import { mayBeSentAgain } from './may-be-sent-again.ts';
import { changed, discover, fail } from './move-transfer.ts';
import type { TransferMove, Trigger } from './trigger.ts';

export const cancelledCode = 'TRF-C01';
const notAllowed = { kind: 'not-allowed' } as const;
const same = { kind: 'same' } as const;

/**
 * What a trigger does to a transfer, and by that to the money that is held for it: the table of
 * TRANSFERS "A transfer's life", each state with each trigger. Whatever moves grows by one version.
 * A bulk that only looks payees up (`validateOnly`) holds nothing: there effects are left out.
 *
 * @param transfer as last read
 * @param now      instant of the decision, UTC
 * @returns the transfer after it, or why nothing changes. Refusals are values; nothing throws.
 */
export function decideTransfer(
  transfer: Transfer,
  trigger: Trigger,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  switch (trigger.kind) {
    case 'send':
      return decideSend(transfer, trigger, now, policy);
    case 'learnt':
      return decideLearnt(transfer, trigger, now, policy);
    case 'refused':
      return decideRefused(transfer, trigger, now, policy);
    case 'lost':
      return decideLost(transfer, trigger, now, policy);
    case 'asked':
    case 'not-found':
      return decideAsked(transfer, trigger, now, policy);
    case 'overdue':
      return becomeOverdue(transfer, now, policy);
    case 'cancel':
      return decideCancel(transfer, now);
    case 'discovered':
      return decideDiscovered(transfer, trigger);
    case 'resolve':
      return decideResolve(transfer, trigger, now);
  }
}

/** A POST is about to be made: the first one, or one more under the same id (`notFound`). */
function decideSend(
  transfer: Transfer,
  { leaseUntil, notFound = false }: Extract<Trigger, { kind: 'send' }>,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  const isFirst = transfer.state === 'PENDING';
  const isAgain = notFound && mayBeSentAgain(transfer, now, policy);
  if (!isFirst && !isAgain) return notAllowed;
  const at = now.toISOString();
  return changed(transfer, {
    state: 'SENDING',
    sentAt: transfer.sentAt ?? at,
    lastPostAt: at,
    posts: transfer.posts + 1,
    leaseUntil,
    asks: 0,
    nextAskAt: isFirst ? null : leaseUntil,
    needsAttention: false,
    error: null,
  });
}

function decideRefused(
  transfer: Transfer,
  trigger: Extract<Trigger, { kind: 'refused' }>,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  switch (transfer.state) {
    case 'PENDING':
    case 'SENDING':
      return fail(transfer, trigger.error, now, trigger);
    // Asked by its id it was lost; only what the scheme says of that id ends it (or a person).
    case 'UNKNOWN':
      return notAllowed;
    case 'COMPLETED':
    case 'FAILED':
      return decideLearnt(
        transfer,
        { kind: 'learnt', state: 'ABORTED', by: 'answer' },
        now,
        policy,
      );
  }
}

function decideLost(
  transfer: Transfer,
  trigger: Extract<Trigger, { kind: 'lost' }>,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  if (transfer.state === 'PENDING') return notAllowed;
  return transfer.state === 'SENDING'
    ? becomeUnknown(transfer, trigger.error, now, policy, trigger)
    : same;
}

function decideAsked(
  transfer: Transfer,
  trigger: Extract<Trigger, { kind: 'asked' | 'not-found' }>,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  const wasFound = trigger.kind === 'asked';
  const error = wasFound ? trigger.error : notFoundError;
  switch (transfer.state) {
    case 'PENDING':
      return notAllowed;
    case 'SENDING':
      return becomeUnknown(transfer, error, now, policy, trigger);
    case 'UNKNOWN':
      return askedAgain(transfer, error, now, policy, trigger);
    case 'COMPLETED':
    case 'FAILED':
      return same;
  }
}

const notFoundError = { code: '3208', message: null };

/** Only what was never sent can be taken back. */
function decideCancel(transfer: Transfer, now: Date): TransferMove {
  switch (transfer.state) {
    case 'PENDING':
      return fail(transfer, { code: cancelledCode, message: null }, now, {});
    case 'FAILED':
      return same;
    case 'SENDING':
    case 'UNKNOWN':
    case 'COMPLETED':
      return notAllowed;
  }
}

function decideDiscovered(
  transfer: Transfer,
  trigger: Extract<Trigger, { kind: 'discovered' }>,
): TransferMove {
  if (transfer.state !== 'PENDING') return notAllowed;
  return transfer.phase === null ? discover(transfer, trigger) : same;
}
