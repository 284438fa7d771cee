import type { Account, LedgerEntry, Position } from '../account.ts';
import type { Bulk, BulkTotals } from '../bulk.ts';
import { noFunds } from './book-entry.ts';
import { isBalanced, isSamePosition } from './positions.ts';
import { move } from './post.ts';

/** What does not hold, and from which entry on; null: of the account as a whole. */
export interface LedgerFault {
  readonly rule: /** Numbers run 1, 2, 3 … */
    | 'gap'
    /** An entry begins where the one before it ended; the first one at nothing. */
    | 'chain'
    /** Each bucket is the sum of its postings. */
    | 'sum'
    /** available + reserved + settled = funded. */
    | 'buckets'
    /** The account is as its last entry left it. */
    | 'account'
    /** What is held is the sum of what its bulks have not brought to an end. */
    | 'reserved'
    /** What was paid is the sum of what its bulks paid. */
    | 'settled';
  readonly seq: number | null;
}

/**
 * Proves the invariant of an account from its entries.
 *
 * @param entries all of them, in order
 * @param bulks   all bulks of the account, where they are to be compared too
 * @returns what does not hold; empty: all is well
 * @see TRANSFERS "Ledger"
 */
export function checkLedger(
  account: Account,
  entries: readonly LedgerEntry[],
  bulks?: readonly Bulk[],
): LedgerFault[] {
  const faults: LedgerFault[] = [];
  let before = noFunds;
  for (const [i, entry] of entries.entries()) {
    const { seq, after } = entry;
    const summed = entry.postings.reduce(move, entry.before);
    if (seq !== i + 1) faults.push({ rule: 'gap', seq });
    if (!isSamePosition(entry.before, before)) faults.push({ rule: 'chain', seq });
    if (!isSamePosition(after, summed)) faults.push({ rule: 'sum', seq });
    if (!isBalanced(after)) faults.push({ rule: 'buckets', seq });
    before = after;
  }
  if (account.seq !== entries.length || !isSamePosition(account.position, before)) {
    faults.push({ rule: 'account', seq: null });
  }
  return bulks === undefined ? faults : [...faults, ...checkBulks(account.position, bulks)];
}

function checkBulks(position: Position, bulks: readonly Bulk[]): LedgerFault[] {
  const held = bulks.filter(holdsFunds);
  const reserved = held.reduce((sum, { totals }) => sum + unresolvedMinor(totals), 0n);
  const settled = held.reduce((sum, { totals }) => sum + totals.settledMinor, 0n);
  return [
    ...(position.reservedMinor === reserved ? [] : [{ rule: 'reserved', seq: null } as const]),
    ...(position.settledMinor === settled ? [] : [{ rule: 'settled', seq: null } as const]),
  ];
}

/** What a bulk that was reserved still holds: the sum of its transfers that are not final. */
export function unresolvedMinor({ totalMinor, settledMinor, releasedMinor }: BulkTotals): bigint {
  return totalMinor - settledMinor - releasedMinor;
}

/** Whether a bulk's total was reserved, whatever became of it since. */
function holdsFunds({ state, validateOnly }: Bulk): boolean {
  return !validateOnly && state !== 'preparing' && state !== 'refused';
}
