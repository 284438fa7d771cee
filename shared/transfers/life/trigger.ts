import type { LearntBy, Transfer, TransferError, TransferPhase } from '../transfer.ts';

/** What the quote and the look-up told beside the outcome; left out: nothing new. */
export interface LearntFacts {
  readonly phase?: TransferPhase | null;
  readonly payeeReceivesMinor?: bigint | null;
  readonly payeeFeeMinor?: bigint | null;
  readonly foundName?: string | null;
}

/**
 * What happens to a transfer, told to `decideTransfer`. A table of state × trigger is TRANSFERS
 * "A transfer's life".
 */
export type Trigger = LearntFacts &
  /**
   * A POST is about to be made, under the payee's lock. `notFound`: one more under the same id,
   * for a GET just said 3208 (under the same lock) and the move of that said `mayResend`.
   */
  (
    | { readonly kind: 'send'; readonly leaseUntil: string; readonly notFound?: boolean }
    /** COMMITTED: paid. ABORTED: failed, never to be paid under this id. RESERVED: go on asking. */
    | {
        readonly kind: 'learnt';
        readonly state: 'COMMITTED' | 'ABORTED' | 'RESERVED';
        readonly by: LearntBy;
        readonly error?: TransferError | null;
      }
    /** Failed for good before any money could move: HTTP 400, or a final code and GET says 3208. */
    | { readonly kind: 'refused'; readonly error: TransferError }
    /**
     * Anything else after a POST: nobody knows. Also a lease that lapsed. `askFrom`: until then the
     * adapter may be at work on the call, so it is asked for no earlier.
     */
    | { readonly kind: 'lost'; readonly error: TransferError | null; readonly askFrom?: string }
    /** Asked for: no answer, or one that says nothing. */
    | { readonly kind: 'asked'; readonly error: TransferError | null; readonly askFrom?: string }
    /** So long unknown that somebody should look at it, while it cannot even be asked for. */
    | { readonly kind: 'overdue' }
    /** GET says 3208. */
    | { readonly kind: 'not-found' }
    /** Rows that were never sent, of a bulk that was cancelled, rejected or has expired. */
    | { readonly kind: 'cancel' }
    /** A look-up of `validate_only` found the payee. */
    | { readonly kind: 'discovered' }
    /** A person decides on an UNKNOWN transfer, or books the correction of an incident. */
    | {
        readonly kind: 'resolve';
        readonly outcome: 'COMPLETED' | 'FAILED';
        readonly by: string;
        readonly evidence: string;
      }
  );

export interface TransferOutcome {
  readonly row: number;
  readonly trigger: Trigger;
  /**
   * POSTs of the transfer that this is about. What an older POST ended in says nothing of a newer
   * one, unless the scheme told what became of the id (COMMITTED, ABORTED); left out: always meant.
   */
  readonly posts?: number;
}

/** What a trigger does to a transfer and, by that, to the money that is reserved for it. */
export type TransferMove =
  | {
      readonly kind: 'moved';
      readonly after: Transfer;
      readonly effect: 'none' | 'settle' | 'release' | 'correction';
      /** Of `not-found`: it may be sent again now. Decide `send` on the transfer as it was read. */
      readonly mayResend?: boolean;
    }
  /** The same outcome again, or nothing to change: answered well, nothing is written. */
  | { readonly kind: 'same' }
  /**
   * The scheme contradicts what was booked: `after` has the incident, no money moves. `after` is
   * the very transfer that was given when that incident is noted already: nothing to write.
   */
  | { readonly kind: 'contradiction'; readonly after: Transfer }
  /** The state forbids it (a person too late, a cancellation of what was sent). */
  | { readonly kind: 'not-allowed' };
