/**
 * Where a bulk is. `preparing`: ids are being claimed, nothing is held. `refused`: it never held
 * anything, and its ids are free again. `ended`: every transfer is final.
 */
export type BulkState = 'preparing' | 'refused' | 'awaiting-approval' | 'sending' | 'ended';

/** States as seed 003 names them, and AWAITING_APPROVAL of TRANSFERS "Bulk". */
export type PublicBulkState =
  | 'PENDING'
  | 'AWAITING_APPROVAL'
  | 'PROCESSING'
  | 'COMPLETED'
  | 'PARTIALLY_COMPLETED'
  | 'FAILED'
  | 'CANCELLED';

/** Transfers of a bulk by what became of them; the rest is under way. Minor units for sums. */
export interface BulkTotals {
  readonly total: number;
  readonly completed: number;
  /** Without those cancelled. */
  readonly failed: number;
  readonly cancelled: number;
  readonly totalMinor: bigint;
  readonly settledMinor: bigint;
  readonly releasedMinor: bigint;
}

export interface Decision {
  readonly kind: 'approved' | 'rejected' | 'cancelled' | 'expired';
  /** E-mail; null: time ran out. */
  readonly by: string | null;
  readonly at: string;
  readonly comment: string | null;
}

/** What became of the call to a bulk's `callbackUrl`. */
export interface CallbackNotice {
  readonly at: string;
  /**
   * `delivered`: answered 2xx. `answered`: with something else, `status`. `forbidden`: the address
   * is none that we call. `no-answer`: none in time, or nothing there. `no-key`: we have none to
   * sign with.
   */
  readonly outcome: 'delivered' | 'answered' | 'forbidden' | 'no-answer' | 'no-key';
  /** HTTP status. */
  readonly status: number | null;
}

/** A payment file's money: one reservation, however many transfers. Its id is its run's. */
export interface Bulk {
  readonly bulkId: string;
  readonly accountId: string;
  readonly currency: string;
  readonly country: string;
  readonly countryCode: string;
  readonly state: BulkState;
  /** Grows by one with each write; every write is conditioned on the one that was read. */
  readonly version: number;
  /** Payees are only looked up: nothing is claimed, held or paid. */
  readonly validateOnly: boolean;
  readonly totals: BulkTotals;
  /** SHA-256 over payees, amounts and the sender's ids in order of their texts, hex: the same rows. */
  readonly rowsDigest: string;
  readonly needsApproval: boolean;
  readonly decision: Decision | null;
  readonly callbackUrl: string | null;
  /** Left out: it was not called, or not yet. */
  readonly notice?: CallbackNotice;
  /** E-mail of who made it: may neither approve nor resolve. */
  readonly createdBy: string;
  /** E-mails of who made the bulks that it follows from, retried or tested: nor may they. */
  readonly earlierMakers?: readonly string[];
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** The bulk whose failed transfers it tries again. */
  readonly retryOf: string | null;
}
