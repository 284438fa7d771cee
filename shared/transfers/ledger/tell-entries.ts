import { type ExactInteger, writeExactInteger } from '../../money/exact-integer.ts';
import type { LedgerEntry, PostingKind } from '../account.ts';
import { move } from './post.ts';

/** A line of `GET /api/accounts/{id}/ledger`: one posting, and the buckets after it. Minor units. */
export interface LedgerLine {
  readonly at: string;
  readonly bulk_id: string | null;
  readonly transfer_id: string | null;
  readonly kind: PostingKind;
  readonly amount: ExactInteger;
  readonly available: ExactInteger;
  readonly reserved: ExactInteger;
  readonly settled: ExactInteger;
}

/**
 * The postings of an entry one by one, in their order, each with the buckets as it left them. All
 * of an entry were booked at once: nobody ever saw the account between two of them.
 */
export function tellEntries({ at, before, postings }: LedgerEntry): LedgerLine[] {
  let position = before;
  return postings.map((posting) => {
    position = move(position, posting);
    return {
      at,
      bulk_id: posting.bulkId,
      transfer_id: posting.transferId,
      kind: posting.kind,
      amount: writeExactInteger(posting.amountMinor),
      available: writeExactInteger(position.availableMinor),
      reserved: writeExactInteger(position.reservedMinor),
      settled: writeExactInteger(position.settledMinor),
    };
  });
}
