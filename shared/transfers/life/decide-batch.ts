import type { Posting } from '../account.ts';
import type { Bulk, BulkTotals } from '../bulk.ts';
import type { SendingPolicy } from '../sending/sending-policy.ts';
import { isFinal, type Transfer } from '../transfer.ts';
import { cancelledCode, decideTransfer } from './decide-transfer.ts';
import type { TransferMove, TransferOutcome, Trigger } from './trigger.ts';

/** What a transfer counts as from now on; null: it counts as before. */
export type Became = 'completed' | 'failed' | 'cancelled' | 'corrected' | null;

export interface MovedTransfer {
  readonly before: Transfer;
  readonly after: Transfer;
  readonly became: Became;
  /** What it books; undefined: nothing. */
  readonly posting: Posting | undefined;
}

export interface BatchDecision {
  readonly moved: readonly MovedTransfer[];
  /** Rows. */
  readonly same: readonly number[];
  /** `after` is `before` where the incident is noted already. */
  readonly contradictions: readonly { readonly before: Transfer; readonly after: Transfer }[];
  /** Rows. */
  readonly notAllowed: readonly number[];
  /** Of the bulk, with what has moved. */
  readonly totals: BulkTotals;
}

/**
 * What outcomes do to the transfers of a bulk, and by that to its totals and to the money that is
 * held for it. A bulk that only looks payees up holds nothing: there a payee that was found counts
 * as completed, one that was not as failed, and nothing is booked.
 *
 * @param transfers as last read, by row
 * @param outcomes  each of another row
 * @throws when a transfer is missing (our bug)
 */
export function decideBatch(
  bulk: Bulk,
  transfers: ReadonlyMap<number, Transfer>,
  outcomes: readonly TransferOutcome[],
  now: Date,
  policy: SendingPolicy,
): BatchDecision {
  const moved: MovedTransfer[] = [];
  const same: number[] = [];
  const contradictions: { before: Transfer; after: Transfer }[] = [];
  const notAllowed: number[] = [];
  for (const { row, trigger, posts } of outcomes) {
    const before = transfers.get(row);
    if (before === undefined) throw new Error(`no transfer ${bulk.bulkId}/${row}`);
    const isOld = posts !== undefined && posts !== before.posts && !isVerdict(trigger);
    const move: TransferMove =
      isOld || isDone(bulk, before)
        ? { kind: 'same' }
        : decideTransfer(before, trigger, now, policy);
    switch (move.kind) {
      case 'moved':
        moved.push(weigh(bulk, before, move));
        break;
      case 'same':
        same.push(row);
        break;
      case 'contradiction':
        contradictions.push({ before, after: move.after });
        break;
      case 'not-allowed':
        notAllowed.push(row);
    }
  }
  const totals = moved.reduce((sum, each) => addMoved(sum, each, bulk), bulk.totals);
  return { moved, same, contradictions, notAllowed, totals };
}

/** Whether a transfer needs nothing more: it is final, or was to be looked up only, and was. */
export function isDecided({ validateOnly }: Pick<Bulk, 'validateOnly'>, transfer: Transfer) {
  return isFinal(transfer.state) || (validateOnly && transfer.phase !== null);
}

/** A payee is looked up once; what is final otherwise can still be contradicted or resolved. */
function isDone(bulk: Bulk, transfer: Transfer): boolean {
  return bulk.validateOnly && isDecided(bulk, transfer);
}

/** What became of the id itself, whichever POST brought it about. */
function isVerdict(trigger: Trigger): boolean {
  return trigger.kind === 'learnt' && trigger.state !== 'RESERVED';
}

function weigh(
  bulk: Bulk,
  before: Transfer,
  { after, effect }: Extract<TransferMove, { readonly kind: 'moved' }>,
): MovedTransfer {
  const became = becameOf(bulk, before, after);
  const { bulkId, transferId, amountMinor } = before;
  const isBooked = effect !== 'none' && !bulk.validateOnly;
  const posting = isBooked ? { kind: effect, amountMinor, bulkId, transferId } : undefined;
  return { before, after, became, posting };
}

function becameOf(bulk: Bulk, before: Transfer, after: Transfer): Became {
  if (isDecided(bulk, before)) return after.state === before.state ? null : 'corrected';
  if (!isDecided(bulk, after)) return null;
  return after.state === 'FAILED' ? kindOfFailure(after) : 'completed';
}

const kindOfFailure = ({ error }: Transfer) =>
  error?.code === cancelledCode ? 'cancelled' : 'failed';

function addMoved(
  totals: BulkTotals,
  { before, became }: MovedTransfer,
  { validateOnly }: Bulk,
): BulkTotals {
  const amountMinor = validateOnly ? 0n : before.amountMinor;
  const { settledMinor, releasedMinor } = totals;
  switch (became) {
    case null:
      return totals;
    case 'completed':
      return {
        ...totals,
        completed: totals.completed + 1,
        settledMinor: settledMinor + amountMinor,
      };
    case 'failed':
    case 'cancelled':
      return {
        ...totals,
        [became]: totals[became] + 1,
        releasedMinor: releasedMinor + amountMinor,
      };
    case 'corrected': {
      const failed = kindOfFailure(before);
      return {
        ...totals,
        [failed]: totals[failed] - 1,
        completed: totals.completed + 1,
        settledMinor: settledMinor + amountMinor,
        releasedMinor: releasedMinor - amountMinor,
      };
    }
  }
}
