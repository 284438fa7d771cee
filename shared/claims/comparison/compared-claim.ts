import type { Finding } from '../../findings/finding.ts';
import type { CodedMessage } from '../../runs/run.ts';
import type { ClaimRow, RecapLine, StatLine } from '../claim-row.ts';

/** The common period: calendar days, inclusive (CLAIMS §4). */
export interface Period {
  readonly start: string;
  readonly end: string;
}

export const comparisonKinds = [
  'conform',
  'tolerance',
  'gap',
  'only_stat',
  'only_recap',
  'incomplete',
  'outside',
] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/** Sums of one side, exact minor units. */
export interface ClaimSums {
  readonly claimed: bigint;
  readonly reimbursed: bigint;
  readonly lines: number;
}

/**
 * What the comparison says of one claim.
 *
 * @see CLAIMS §5
 */
export interface ComparedClaim {
  readonly claimKey: string;
  /** As the statement writes it, else the recap. */
  readonly claimId: string;
  /** `outside`: no row inside the period, or set aside whole (R20): never compared. */
  readonly kind: ComparisonKind;
  /** CLM-X01 … X07, X15, X16, X17 or M06; null when both sides agree to the franc and nothing is to say. */
  readonly code: string | null;
  readonly stat: ClaimSums;
  readonly recap: ClaimSums;
  /** Why, in words: worded when read. Null when there is nothing to explain. */
  readonly observation: CodedMessage | null;
  /** Everything found here about the claim and its rows (R05, R10, R12, R19, R20, X…). */
  readonly findings: readonly Finding[];
  /** Rows of a conform claim that take part; empty when it is rejected or not compared. */
  readonly taken: {
    readonly stat: readonly ClaimRow<StatLine>[];
    readonly recap: readonly ClaimRow<RecapLine>[];
  };
  /** Data rows of both files: taken + rejected + setAside = all rows of the claim. */
  readonly rejectedRows: number;
  readonly setAsideRows: number;
}

/** Whether a claim goes on to be mapped and settled. */
export function isConform({ kind }: Pick<ComparedClaim, 'kind'>): boolean {
  return kind === 'conform' || kind === 'tolerance';
}
