import type { Transfer, TransferError } from '../transfer.ts';
import type { LearntFacts, TransferMove } from './trigger.ts';

type Moved = Extract<TransferMove, { readonly kind: 'moved' }>;

/** A transfer with some fields changed, one version on. */
export function nextVersion(transfer: Transfer, fields: Partial<Transfer>): Transfer {
  return { ...transfer, ...fields, version: transfer.version + 1 };
}

/** A move that moves no money. */
export function changed(transfer: Transfer, fields: Partial<Transfer>): Moved {
  return { kind: 'moved', after: nextVersion(transfer, fields), effect: 'none' };
}

/** Nothing is waited for any more. */
const overAndDone = {
  leaseUntil: null,
  unknownSince: null,
  nextAskAt: null,
  needsAttention: false,
} as const;

/** Paid: what was held for it has left. */
export function complete(transfer: Transfer, now: Date, facts: LearntFacts): Moved {
  const after = nextVersion(transfer, {
    ...overAndDone,
    ...pickFacts(transfer, facts),
    state: 'COMPLETED',
    phase: 'transfer',
    error: null,
    completedAt: now.toISOString(),
  });
  return { kind: 'moved', after, effect: 'settle' };
}

/** Not paid, and never to be under this id: what was held for it is free. */
export function fail(
  transfer: Transfer,
  error: TransferError,
  now: Date,
  facts: LearntFacts,
): Moved {
  const after = nextVersion(transfer, {
    ...overAndDone,
    ...pickFacts(transfer, facts),
    state: 'FAILED',
    error,
    completedAt: now.toISOString(),
  });
  return { kind: 'moved', after, effect: 'release' };
}

/** A look-up found the payee; the transfer stays where it is. */
export function discover(transfer: Transfer, facts: LearntFacts): Moved {
  return changed(transfer, { ...pickFacts(transfer, facts), phase: 'discovery' });
}

/** What is told beside a trigger replaces what was known; what is left out or null does not. */
export function pickFacts(transfer: Transfer, facts: LearntFacts): Partial<Transfer> {
  return {
    phase: facts.phase ?? transfer.phase,
    payeeReceivesMinor: facts.payeeReceivesMinor ?? transfer.payeeReceivesMinor,
    payeeFeeMinor: facts.payeeFeeMinor ?? transfer.payeeFeeMinor,
    foundName: facts.foundName ?? transfer.foundName,
  };
}
