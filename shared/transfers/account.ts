/**
 * Where a payer's money is, in minor units. `available + reserved + settled = funded`, always;
 * `balance` = available + reserved.
 *
 * @see TRANSFERS "Ledger"
 */
export interface Position {
  /** May fall below 0 by a correction only; then nothing new is reserved. */
  readonly availableMinor: bigint;
  readonly reservedMinor: bigint;
  readonly settledMinor: bigint;
  readonly fundedMinor: bigint;
}

export interface Account {
  /** Unique over all countries: `ACC-123456789`. */
  readonly accountId: string;
  readonly partyIdType: string;
  readonly partyIdentifier: string;
  /** ISO 4217; the one of every bulk that it pays. */
  readonly currency: string;
  readonly country: string;
  readonly countryCode: string;
  readonly position: Position;
  /** Number of its last ledger entry; 0: none. An account changes only together with an entry. */
  readonly seq: number;
  readonly createdAt: string;
}

export type PostingKind = 'fund' | 'reserve' | 'settle' | 'release' | 'correction';

/** One move of money between the buckets of an account. */
export interface Posting {
  readonly kind: PostingKind;
  /** Minor units, greater than 0. */
  readonly amountMinor: bigint;
  readonly bulkId: string | null;
  /** The sender's id of the transfer; null: the whole bulk, or a funding. */
  readonly transferId: string | null;
}

/** Up to 90 postings that were booked at once, in their order. Entries of an account have no gap. */
export interface LedgerEntry {
  readonly accountId: string;
  /** 1, 2, 3 … */
  readonly seq: number;
  readonly at: string;
  /** E-mail of who asked for it; null: it followed from what the scheme said. */
  readonly by: string | null;
  /** What a person says of it: a reference of the funding, the evidence of a correction. */
  readonly reason: string | null;
  readonly before: Position;
  readonly after: Position;
  readonly postings: readonly Posting[];
}
