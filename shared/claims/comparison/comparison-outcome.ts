import type { Finding } from '../../findings/finding.ts';
import type { CodedMessage } from '../../runs/run.ts';
import type { ComparisonKind } from './compared-claim.ts';
import type { TwoSums, WeighedRow } from './weigh-row.ts';
import { isStat } from './weigh-row.ts';

/** What a verdict comes to: a compared row is either taken or rejected. */
export interface Outcome {
  readonly kind: ComparisonKind;
  readonly code: string | null;
  readonly sums: TwoSums;
  readonly observation: CodedMessage | null;
  readonly findings: readonly Finding[];
  readonly taken: readonly WeighedRow[];
  readonly rejected: readonly WeighedRow[];
}

/**
 * The row that stands for its claim in a finding: the first one of the statement, else of the recap.
 *
 * @throws RangeError when there is none: nothing is said of a claim without rows (our bug)
 */
export function firstOf(rows: readonly WeighedRow[]): WeighedRow {
  const first = rows.find(isStat) ?? rows[0];
  if (first === undefined) throw new RangeError('a claim without rows is told');
  return first;
}
