import { writeMoney } from '../../money/written-money.ts';
import type { CodedMessage } from '../../runs/run.ts';
import type { ClaimSums } from './compared-claim.ts';
import type { TwoSums, WeighedRow } from './weigh-row.ts';

/** One sentence of an observation. */
export type Part = CodedMessage;

/** An observation of one or several sentences; null when there is nothing to explain. */
export function joinParts(parts: readonly Part[]): CodedMessage | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : { code: 'CLM-O00', data: { parts } };
}

/** Rows that a sentence names; of more than these nobody reads on. */
const rowsNamedMax = 10;

export function nameRows(rows: readonly WeighedRow[]): readonly (number | string)[] {
  const named = rows.slice(0, rowsNamedMax).map(({ row }) => row.row);
  return rows.length > rowsNamedMax ? [...named, '…'] : named;
}

/** Amounts of both files for a message. */
export function writeSides({ stat, recap }: TwoSums, currency: string) {
  return {
    stat_claimed: writeMoney(stat.claimed, currency),
    stat_reimbursed: writeMoney(stat.reimbursed, currency),
    recap_claimed: writeMoney(recap.claimed, currency),
    recap_reimbursed: writeMoney(recap.reimbursed, currency),
  };
}

/** Amounts of some rows for a message. */
export function writeAmounts(
  { claimed, reimbursed }: Pick<ClaimSums, 'claimed' | 'reimbursed'>,
  currency: string,
) {
  return { claimed: writeMoney(claimed, currency), reimbursed: writeMoney(reimbursed, currency) };
}

/** Gaps for a message, without sign: the words say which file bears more. */
export function writeGaps({ stat, recap }: TwoSums, currency: string) {
  return {
    gap_claimed: writeMoney(size(stat.claimed - recap.claimed), currency),
    gap_reimbursed: writeMoney(size(stat.reimbursed - recap.reimbursed), currency),
  };
}

export function size(gap: bigint): bigint {
  return gap < 0n ? -gap : gap;
}
