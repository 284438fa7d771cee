import type { ClaimSlot } from './claim-slots.ts';

export const claimStatuses = ['SETTLED', 'REJECTED', 'PENDING', 'CANCELLED', 'OTHER'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** A: the insured person, C: their spouse, E: their child. */
export type InsuredStatus = 'A' | 'C' | 'E';

/**
 * One act of one claim, cleaned: what a line of a statement says. A cell that is empty, or that
 * could not be read, is null. Texts keep the sender's case; keys are made where things are compared.
 *
 * @see CLAIMS §1
 */
export interface StatLine {
  readonly kind: 'stat';
  readonly claimId: string | null;
  readonly status: ClaimStatus | null;
  /** Calendar days, `YYYY-MM-DD`. */
  readonly incidentDate: string | null;
  readonly settlementDate: string | null;
  readonly employer: string | null;
  readonly policyNumber: string | null;
  readonly mainInsured: string | null;
  readonly beneficiary: string | null;
  readonly insuredStatus: InsuredStatus | null;
  readonly memberId: string | null;
  readonly plan: string | null;
  readonly broker: string | null;
  readonly partner: string | null;
  readonly partnerAddress: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly partnerCountry: string | null;
  readonly actCategory: string | null;
  readonly actFamily: string | null;
  readonly actName: string | null;
  readonly birthDate: string | null;
  /** ISO 4217, of the row: its own, its amounts', else the country's. */
  readonly currency: string;
  /** Minor units as decimal text, `-500` for a reversal; null when empty or unreadable. */
  readonly amountClaimed: string | null;
  readonly amountReimbursed: string | null;
  readonly copay: string | null;
  readonly excluded: string | null;
  readonly paymentRef: string | null;
  readonly invoiceNumber: string | null;
  readonly note: string | null;
  readonly operator: string | null;
}

/**
 * One settlement, cleaned: what a line of a recap says.
 *
 * @see CLAIMS §2
 */
export interface RecapLine {
  readonly kind: 'recap';
  readonly claimId: string | null;
  readonly settlementDate: string | null;
  readonly currency: string;
  readonly amountClaimed: string | null;
  readonly amountReimbursed: string | null;
  readonly beneficiary: string | null;
  readonly mainInsured: string | null;
  readonly employer: string | null;
  readonly policyNumber: string | null;
  readonly partner: string | null;
  readonly chequeNumber: string | null;
  readonly otherPayment: string | null;
  readonly invoiceNumber: string | null;
  readonly note: string | null;
}

export type ClaimLine = StatLine | RecapLine;

/**
 * A data row of one of the two files with its cleaned line: what reading leaves for the comparison,
 * good or not. One NDJSON line of a partition.
 */
export interface ClaimRow<L extends ClaimLine = ClaimLine> {
  readonly slot: ClaimSlot;
  /** 1-based, as the sender's program numbers it. */
  readonly row: number;
  readonly sheet: string | null;
  /** `claimKeyOf(line.claimId)`; null: no readable claim id, the row is judged alone. */
  readonly claimKey: string | null;
  readonly line: L;
  /** Codes of the findings for which reading rejected the row; empty: nothing is wrong with it. */
  readonly rejectedBy: readonly string[];
  /** Headers as the sender wrote them, by canonical field: for findings of the comparison. */
  readonly headers?: Readonly<Record<string, string>>;
}
