import type { VersionedItem } from '../runs/settling-rules.ts';
import type { RecapLine, StatLine } from './claim-row.ts';
import type { Period } from './comparison/compared-claim.ts';
import type { ObjectKind, SourcedLine } from './mapping/claims-record.ts';

/**
 * A claim as stored: its last version. `id` is `clm_` + 26 characters derived from country and
 * claim key. Amounts are the statement's.
 *
 * @see CLAIMS §6
 */
export interface ClaimItem extends VersionedItem {
  readonly kind: 'claim';
  readonly countryCode: string;
  readonly country: string;
  readonly claimId: string;
  readonly claimKey: string;
  /** `undone`: the session that created it was undone; importing it again creates it. */
  readonly state: 'active' | 'undone';
  readonly currency: string;
  readonly policyNumber: string;
  readonly insuredId: string;
  readonly principalId: string | null;
  readonly beneficiary: string | null;
  readonly employer: string | null;
  readonly partner: string | null;
  readonly lines: readonly SourcedLine<StatLine>[];
  readonly recap: readonly SourcedLine<RecapLine>[];
  /** Minor units as decimal text: sums of `lines`. */
  readonly totalClaimed: string;
  readonly totalReimbursed: string;
  /** First and last settlement day of its lines; null when none has one. */
  readonly firstSettlement: string | null;
  readonly lastSettlement: string | null;
  /** Bytes of its lines of both files (`measureLines`). */
  readonly bytes?: number;
  /** Of the lines after cleaning, without file, sheet, row and order. */
  readonly contentHash: string;
  /**
   * Version whose content this one repeats, when an undo wrote it; 0: the claim was not there. A
   * version that is itself a repetition is followed to what it repeats.
   */
  readonly restores?: number;
  /** The run that wrote this version, and the period for which it spoke. */
  readonly runId: string;
  readonly period: Period;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An insured person as stored: `ins_…`. */
export interface InsuredItem extends VersionedItem {
  readonly kind: 'insured';
  readonly countryCode: string;
  readonly status: 'A' | 'C' | 'E';
  readonly name: string;
  readonly memberId: string | null;
  readonly birthDate: string | null;
  readonly policyNumber: string;
  readonly employer: string | null;
  readonly principalId: string | null;
  readonly runId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A category, partner, policy … as stored: `obj_…`. */
export interface ObjectItem extends VersionedItem {
  readonly kind: 'object';
  readonly object: ObjectKind;
  readonly countryCode: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly runId: string;
  readonly createdAt: string;
}

/** An invoice as stored: `inv_…`. */
export interface InvoiceItem extends VersionedItem {
  readonly kind: 'invoice';
  readonly countryCode: string;
  readonly number: string;
  readonly partnerId: string | null;
  readonly insuredIds: readonly string[];
  /** The insured A among them, or of them: each stands for a family. */
  readonly principalIds: readonly string[];
  /** The run that told last that it is shared (CLM-M05): it tells it once. */
  readonly sharedIn?: string;
  readonly runId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type ClaimsItem = ClaimItem | InsuredItem | ObjectItem | InvoiceItem;
