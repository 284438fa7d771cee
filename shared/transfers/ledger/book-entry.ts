import type { Account, LedgerEntry, Position, Posting } from '../account.ts';
import { type Posted, post } from './post.ts';

/** Postings that one entry holds at most: with them it fits a transaction (TRANSFERS "Ledger"). */
export const postingsMax = 90;

/** An account without money, before its first entry. */
export const noFunds: Position = {
  availableMinor: 0n,
  reservedMinor: 0n,
  settledMinor: 0n,
  fundedMinor: 0n,
};

export interface EntryNote {
  /** E-mail of who asked for it; null: it followed from what the scheme said. */
  readonly by: string | null;
  /** What a person says of it. */
  readonly reason: string | null;
  /** Instant of the booking. */
  readonly at: Date;
}

export type EntryBooked =
  | { readonly kind: 'booked'; readonly after: Account; readonly entry: LedgerEntry }
  | Exclude<Posted, { readonly kind: 'booked' }>;

/**
 * The next entry of an account: postings that are booked at once, with the account after them.
 *
 * @param account  as last read; the entry's number follows its `seq`
 * @param postings 1 to 90
 * @throws RangeError for none or too many, and as `post` does (our bug)
 */
export function bookEntry(
  account: Account,
  postings: readonly Posting[],
  { by, reason, at }: EntryNote,
): EntryBooked {
  if (postings.length === 0 || postings.length > postingsMax) {
    throw new RangeError(`an entry of ${postings.length} postings`);
  }
  const posted = post(account.position, postings);
  if (posted.kind !== 'booked') return posted;
  const after = { ...account, position: posted.position, seq: account.seq + 1 };
  const entry = {
    accountId: account.accountId,
    seq: after.seq,
    at: at.toISOString(),
    by,
    reason,
    before: account.position,
    after: posted.position,
    postings,
  };
  return { kind: 'booked', after, entry };
}
