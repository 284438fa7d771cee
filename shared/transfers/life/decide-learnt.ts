import { classOfCode } from '../scheme/scheme-codes.ts';
import type { SendingPolicy } from '../sending/sending-policy.ts';
import type { Incident, Transfer, TransferError } from '../transfer.ts';
import { askedAgain, becomeUnknown } from './decide-asked.ts';
import { complete, fail, nextVersion } from './move-transfer.ts';
import type { TransferMove, Trigger } from './trigger.ts';

type Learnt = Extract<Trigger, { readonly kind: 'learnt' }>;

/** The scheme gave a transfer up and did not say why. */
export const abortedCode = 'aborted';
const same = { kind: 'same' } as const;

/**
 * The scheme says what became of a transfer: by its answer, when asked, or by a callback that may
 * come early, late or twice.
 */
export function decideLearnt(
  transfer: Transfer,
  learnt: Learnt,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  switch (transfer.state) {
    // It was never sent: whatever is said under its id is asked for again once it is.
    case 'PENDING':
      return { kind: 'not-allowed' };
    case 'SENDING':
    case 'UNKNOWN':
      return decideOpen(transfer, learnt, now, policy);
    case 'COMPLETED':
    case 'FAILED':
      return decideFinal(transfer, learnt, now);
  }
}

function decideOpen(
  transfer: Transfer,
  learnt: Learnt,
  now: Date,
  policy: SendingPolicy,
): TransferMove {
  switch (learnt.state) {
    case 'COMMITTED':
      return complete(transfer, now, learnt);
    case 'ABORTED':
      return fail(transfer, whyAborted(transfer, learnt), now, learnt);
    case 'RESERVED':
      // Told by a callback it changes nothing: whoever sent it, or asks for it, goes on.
      if (learnt.by === 'callback') return same;
      return transfer.state === 'SENDING'
        ? becomeUnknown(transfer, learnt.error ?? null, now, policy, learnt)
        : askedAgain(transfer, learnt.error ?? null, now, policy, learnt);
  }
}

/**
 * What is booked is never changed by the scheme: a contradiction is noted once, and a person
 * decides. One that was noted already leaves the transfer as it is (`after` is the transfer).
 */
function decideFinal(transfer: Transfer, { state, by }: Learnt, now: Date): TransferMove {
  const booked = transfer.state === 'COMPLETED' ? 'COMMITTED' : 'ABORTED';
  if (state === 'RESERVED' || state === booked) return same;
  if (transfer.incident?.learnt === state) return { kind: 'contradiction', after: transfer };
  const incident: Incident = { code: 'TRF-I01', learnt: state, by, at: now.toISOString() };
  return { kind: 'contradiction', after: nextVersion(transfer, { incident }) };
}

/** The reason given with it; else the one that was heard before, where that was a verdict. */
function whyAborted({ error }: Transfer, learnt: Learnt): TransferError {
  if (learnt.error) return learnt.error;
  const isVerdict = error !== null && ['final', 'retryable'].includes(classOfCode(error.code));
  return isVerdict ? error : { code: abortedCode, message: null };
}
