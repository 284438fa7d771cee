import type { Account, LedgerEntry } from '../account.ts';
import { isBalanced, isSamePosition } from '../ledger/positions.ts';
import { move } from '../ledger/post.ts';

/**
 * Whether the sums of an account hold as far as one can see: available + reserved + settled =
 * funded now, each of these entries adds up, and each begins where its neighbour ended.
 *
 * @param entries a part of the account's ledger without gap, in either order
 * @see TRANSFERS "Ledger"; `ledger/check-ledger.ts` proves a whole ledger
 */
export function followsOn(account: Account, entries: readonly LedgerEntry[]): boolean {
  const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
  return (
    isBalanced(account.position) &&
    inOrder.every((entry, at) => {
      const next = inOrder[at + 1];
      // The account was read first: what is booked since is not in it.
      const after = next?.before ?? (entry.seq === account.seq ? account.position : entry.after);
      return entryHolds(entry) && isSamePosition(entry.after, after);
    })
  );
}

/** Whether an entry's postings lead from what was before it to what was after it. */
function entryHolds({ before, after, postings }: LedgerEntry): boolean {
  return isBalanced(after) && isSamePosition(postings.reduce(move, before), after);
}
