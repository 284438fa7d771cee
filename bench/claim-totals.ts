import {
  type ComparisonKind,
  comparisonKinds,
} from '../shared/claims/comparison/compared-claim.ts';
import { insuredOf, type WrittenClaim } from './claim-lines.ts';

/** What must become of a pair of files; amounts in whole francs. */
export interface ClaimTotals {
  /** Data rows of both files. */
  readonly rows: {
    readonly read: number;
    readonly settled: number;
    readonly rejected: number;
    readonly setAside: number;
  };
  readonly claims: Readonly<Record<ComparisonKind, number>>;
  /** Claims by the code of their comparison. */
  readonly codes: Readonly<Record<string, number>>;
  /** Conform claims, with a gap under the tolerance or none. */
  readonly conform: number;
  readonly claimed: number;
  readonly reimbursed: number;
  /** Insured persons of conform claims, with the principals whom these only name. */
  readonly insured: number;
}

export function createTotals() {
  const rows = { read: 0, settled: 0, rejected: 0, setAside: 0 };
  const claims = Object.fromEntries(comparisonKinds.map((kind) => [kind, 0])) as Record<
    ComparisonKind,
    number
  >;
  const codes: Record<string, number> = {};
  const insured = new Set<string>();
  let [conform, claimed, reimbursed] = [0, 0, 0];
  return {
    add(claim: WrittenClaim): void {
      const { plan } = claim;
      const read = plan.stat.length + plan.recap.length;
      rows.read += read;
      rows.rejected += plan.rejected;
      rows.setAside += plan.setAside;
      rows.settled += read - plan.rejected - plan.setAside;
      claims[plan.kind] += 1;
      if (plan.code !== null) codes[plan.code] = (codes[plan.code] ?? 0) + 1;
      if (plan.kind !== 'conform' && plan.kind !== 'tolerance') return;
      conform += 1;
      claimed += plan.claimed;
      reimbursed += plan.reimbursed;
      const { family, status } = insuredOf(claim);
      insured.add(`${family} A`).add(`${family} ${status}`);
    },
    result: (): ClaimTotals => ({
      ...{ rows, claims, codes, conform, claimed, reimbursed },
      insured: insured.size,
    }),
  };
}
