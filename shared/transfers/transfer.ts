import type { Payee } from './payment.ts';

/** Inside; outside SENDING and UNKNOWN are shown as PENDING (API.md "Bulk transfers", states). */
export const transferStates = ['PENDING', 'SENDING', 'UNKNOWN', 'COMPLETED', 'FAILED'] as const;
export type TransferState = (typeof transferStates)[number];

/** How far a transfer came: the payee is looked up, a quote agreed, the money moved. */
export const transferPhases = ['discovery', 'agreement', 'transfer'] as const;
export type TransferPhase = (typeof transferPhases)[number];

/** Why a transfer failed, or what was last heard of it. */
export interface TransferError {
  /** FSPIOP code (`3204`), `http-400`, or one of ours (`TRF-C01`). */
  readonly code: string;
  /** The scheme's own words, cut; null: ours say it all. */
  readonly message: string | null;
}

/** What the scheme says of a transfer that contradicts what was booked; never booked by itself. */
export interface Incident {
  readonly code: 'TRF-I01';
  readonly learnt: 'COMMITTED' | 'ABORTED';
  readonly by: LearntBy;
  readonly at: string;
}

export type LearntBy = 'answer' | 'get' | 'callback' | 'person';

/** One row of a bulk: money moved once, or not at all. Its life is `life/decide-transfer.ts`. */
export interface Transfer {
  readonly bulkId: string;
  /** 1-based row of the source; of a retried transfer that of the first bulk's file. */
  readonly row: number;
  /** The sender's; the adapter's `homeTransactionId`. */
  readonly transferId: string;
  /** The adapter's `transferId`: UUID v5 of bulk id and row. */
  readonly uuid: string;
  readonly accountId: string;
  readonly countryCode: string;
  readonly payee: Payee;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly note: string | null;
  readonly state: TransferState;
  /** Grows by one with each write; every write is conditioned on the one that was read. */
  readonly version: number;
  /** The furthest phase that is known to be through; null: none. */
  readonly phase: TransferPhase | null;
  /** When its first POST was about to be made; committed before it. */
  readonly sentAt: string | null;
  readonly lastPostAt: string | null;
  /** POSTs so far, all under the same UUID. */
  readonly posts: number;
  /** While SENDING: from then on whoever sent it is taken for dead. */
  readonly leaseUntil: string | null;
  readonly unknownSince: string | null;
  /** Times it was asked for since. */
  readonly asks: number;
  /**
   * While UNKNOWN: when to ask next. While SENDING once more: when its lease is over, so that it is
   * found even when its run has ended and nobody looks at its bulk any more.
   */
  readonly nextAskAt: string | null;
  /** Somebody should look at it: 24 h or 3 resends did not help. */
  readonly needsAttention: boolean;
  readonly error: TransferError | null;
  readonly completedAt: string | null;
  /** What the payee gets and what it costs them, as the quote says: minor units. */
  readonly payeeReceivesMinor: bigint | null;
  readonly payeeFeeMinor: bigint | null;
  /** Name of the payee as the scheme knows it, where it differs or is told. */
  readonly foundName: string | null;
  /** The bulk in which it is tried again. */
  readonly retriedBy: string | null;
  readonly incident: Incident | null;
  readonly resolvedBy: {
    readonly by: string;
    readonly at: string;
    readonly evidence: string;
  } | null;
}

/** Whether nothing changes any more but by a person. */
export function isFinal(state: TransferState): boolean {
  return state === 'COMPLETED' || state === 'FAILED';
}

/** Whether it was sent and nobody knows what became of it, also while it is sent once more. */
export function isOfUnknownFate({ state, unknownSince }: Transfer): boolean {
  return state === 'UNKNOWN' || (state === 'SENDING' && unknownSince !== null);
}

/**
 * Since when a person may have to decide on a transfer: nobody knows its fate (`needsAttention` says
 * that asking does not help any more), or the scheme contradicts what was booked (whoever decides on
 * that takes the incident away). Null: there is nothing to decide.
 */
export function unresolvedSince({ state, unknownSince, incident }: Transfer): string | null {
  if (incident !== null) return incident.at;
  return state === 'UNKNOWN' ? unknownSince : null;
}
