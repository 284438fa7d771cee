import type { RecapLine, StatLine } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import type { ClaimSums, Period } from '../comparison/compared-claim.ts';
import type { Needed } from './needed-by.ts';
import type { ClaimBasis } from './refuse-claim.ts';

/** Things that claims refer to, in the order of their mapping (CLAIMS §6). */
export const objectKinds = [
  'act-category',
  'act-family',
  'act',
  'partner',
  'payment-method',
  'operator',
  'client',
  'policy',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** Where a line stands in the session's files: what a claim's lineage leads back to. */
export interface LineSource {
  readonly runId: string;
  readonly fileId: string;
  readonly slot: ClaimSlot;
  readonly sheet: string | null;
  readonly row: number;
  /** Of a line without settlement date: the common period of the session that compared it. */
  readonly period?: Period | null;
}

export interface SourcedLine<L> {
  readonly line: L;
  readonly source: LineSource;
}

/** An object to be there: created when it is not, never changed. */
export interface ObjectRecord extends Needed {
  readonly kind: 'object';
  readonly object: ObjectKind;
  readonly countryCode: string;
  readonly name: string;
  /** Of a family its category's id, of an act its family's, of a policy its client's. */
  readonly parentId: string | null;
  /** Of the file whose row named it first. */
  readonly slot?: ClaimSlot;
}

/** An insured person to be there; what is stored of them is filled, never overwritten. */
export interface InsuredRecord extends Needed {
  readonly kind: 'insured';
  readonly countryCode: string;
  readonly status: 'A' | 'C' | 'E';
  readonly name: string;
  readonly memberId: string | null;
  readonly birthDate: string | null;
  readonly policyNumber: string;
  readonly employer: string | null;
  /** Of C and E: the insured A they belong to. */
  readonly principalId: string | null;
  /** A principal that the statement only names: CLM-R13 when it has to be created. */
  readonly isMissing: boolean;
  /** Of C and E: whether that is so of the insured A they belong to. */
  readonly isPrincipalMissing?: boolean;
  /** Header above the insured A's name, as the sender wrote it. */
  readonly column?: string;
  /** For CLM-R13: the claim's row that names them. */
  readonly source: LineSource;
}

/** A person on an invoice, with the claims of theirs that bear it. */
export interface InvoiceBearer extends Needed {
  readonly insuredId: string;
  /** The insured A of a spouse or a child, and themselves of an A: the family that they are of. */
  readonly principalId: string;
}

export interface InvoiceRecord {
  readonly kind: 'invoice';
  readonly countryCode: string;
  readonly number: string;
  readonly partnerId: string | null;
  /** Insured persons of the claims that bear it: a second family is CLM-M05. */
  readonly bearers: readonly InvoiceBearer[];
  readonly claimId: string;
  /** Header above its number, as the sender wrote it. */
  readonly column?: string;
  readonly source: LineSource;
}

/** A conform claim with this session's lines. */
export interface ClaimRecord extends ClaimBasis {
  readonly kind: 'claim';
  readonly countryCode: string;
  readonly country: string;
  readonly claimId: string;
  readonly claimKey: string;
  readonly insuredId: string;
  readonly stat: readonly SourcedLine<StatLine>[];
  readonly recap: readonly SourcedLine<RecapLine>[];
  /** Rows of both files that this claim stands for in the run's counts. */
  readonly rows: number;
  /** Headers of the statement as the sender wrote them, for findings. */
  readonly columns?: {
    readonly claimId?: string;
    readonly policyNumber?: string;
    readonly mainInsured?: string;
  };
}

/** Puts a claim back to what it was before a session (a run of kind `undo`). */
export interface UndoRecord {
  readonly kind: 'undo';
  /** Version that the session wrote; when it is not the claim's last one any more, it stays. */
  readonly wroteVersion: number;
  /** Version to repeat; 0: the session had created the claim, so it is to be gone. */
  readonly restoreVersion: number;
}

export type ClaimsRecord = ObjectRecord | InsuredRecord | InvoiceRecord | ClaimRecord | UndoRecord;

/** Sums as they lie in JSON. */
export interface WrittenSums {
  readonly claimed: string;
  readonly reimbursed: string;
  readonly lines: number;
}

export function writeSums({ claimed, reimbursed, lines }: ClaimSums): WrittenSums {
  return { claimed: String(claimed), reimbursed: String(reimbursed), lines };
}
