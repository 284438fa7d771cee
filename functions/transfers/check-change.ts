import type { LedgerChange } from '../../shared/transfers/transfers-store.ts';

/** Items of one DynamoDB transaction. */
export const writesMax = 100;

/** Transfers of one `prepare`: each takes an item and a claim. */
export const preparedMax = 50;

/**
 * What must hold of a change before any table is asked: versions go up by one, nothing is named
 * twice, and it fits one transaction.
 *
 * @throws RangeError when it does not: whoever made the change has a bug
 * @see TRANSFERS "Ledger": item layout that fits one transaction
 */
export function checkChange(change: LedgerChange): void {
  checkAccount(change);
  const { bulk, sameRows, transfers = [] } = change;
  const replaced = [...(bulk ? [bulk] : []), ...(sameRows ? [sameRows] : []), ...transfers];
  for (const { before, after } of replaced) {
    if (before && after.version !== before.version + 1) {
      throw new RangeError(`version ${after.version} after ${before.version}`);
    }
  }
  for (const { before, after } of transfers) {
    if (before.bulkId !== after.bulkId || before.row !== after.row) {
      throw new RangeError(`${after.bulkId}/${after.row} takes another transfer's place`);
    }
  }
  checkDistinct(transfers.map(({ after }) => `${after.bulkId}/${after.row}`));
  checkDistinct((change.locks?.take ?? []).map(({ payee }) => payee));
  if (change.unlessCancelled !== undefined && change.run !== undefined) {
    throw new RangeError('a run is written and only looked at in one transaction');
  }
  const writes = countWrites(change);
  if (writes < 1 || writes > writesMax) {
    throw new RangeError(`${writes} writes in one transaction, 1 to ${writesMax} are possible`);
  }
}

function checkAccount({ account, fundingReference }: LedgerChange): void {
  if (account === undefined) {
    if (fundingReference !== undefined) throw new RangeError('a funding of no account');
    return;
  }
  const { before, after, entry } = account;
  const isNumbered = before
    ? after.seq === before.seq + 1 && entry?.seq === after.seq
    : after.seq === 0 && entry === undefined;
  const ids = [before?.accountId, entry?.accountId].filter((id) => id !== undefined);
  if (!isNumbered || ids.some((id) => id !== after.accountId)) {
    throw new RangeError(`account ${after.accountId} changes only together with its next entry`);
  }
}

/** A transaction refuses to write one item twice. The message tells no payee. */
function checkDistinct(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) throw new RangeError('one item is written twice');
}

/** Items that a change writes or looks at, those of the runs table with them. */
export function countWrites(change: LedgerChange): number {
  const { account, bulk, transfers, sameRows, fundingReference, locks, run } = change;
  const single = [
    ...[account, account?.entry, bulk, sameRows],
    ...[fundingReference, change.unlessCancelled],
  ];
  const ofRun = run ? [run, run.marker, run.arrival] : [];
  return (
    [...single, ...ofRun].filter((one) => one !== undefined).length +
    (transfers?.length ?? 0) +
    (locks?.take.length ?? 0) +
    (run?.events.length ?? 0)
  );
}
