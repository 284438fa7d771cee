import { textKeyOf } from '../claim-keys.ts';
import type { StatLine } from '../claim-row.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { findRepeats, type IdenticalLines } from './find-repeats.ts';
import type { SetAside } from './set-rows-aside.ts';
import { isReversal, isStat, sumSides, type TwoSums, type WeighedRow } from './weigh-row.ts';

/**
 * What becomes of the rows of a claim that are compared.
 *
 * - `incomplete`: some of its rows are rejected, so that its sums are unknown
 * - `unexplained`: it takes something back, and does not come out even
 * - `paid-beyond`: with what it takes back, more is reimbursed than was claimed
 * - `two-policies`: its lines belong to several policies, so it is not one claim
 */
export type Verdict =
  | { readonly kind: 'incomplete'; readonly rejected: readonly WeighedRow[] }
  | {
      readonly kind: 'two-policies';
      readonly first: WeighedRow<StatLine>;
      readonly other: WeighedRow<StatLine>;
    }
  | { readonly kind: 'paid-beyond'; readonly sums: TwoSums; readonly at: WeighedRow }
  | {
      readonly kind: 'unexplained';
      readonly sums: TwoSums;
      readonly negative: readonly WeighedRow[];
    }
  | Conform
  | {
      readonly kind: 'gap' | 'only_stat' | 'only_recap';
      readonly sums: TwoSums;
      readonly identical: readonly IdenticalLines[];
    };

export interface Conform {
  readonly kind: 'conform';
  readonly sums: TwoSums;
  readonly taken: readonly WeighedRow[];
  /** It conforms only with its rows outside the period (CLM-X16). */
  readonly isStraddling: boolean;
  /** Identical lines among those taken, all of which the recap confirms. */
  readonly kept: readonly IdenticalLines[];
  /** Identical lines whose repeats the recap does not know (CLM-R10). */
  readonly dropped: readonly IdenticalLines[];
}

/**
 * Judges a claim by its rows inside the period and, where those do not conform, by all of them.
 *
 * @param aside its rows; at least one is compared
 * @see CLAIMS §5
 */
export function judgeClaim(aside: SetAside, context: ComparisonContext): Verdict {
  const { compared } = aside;
  const rejected = compared.filter(rejectsIn(compared));
  if (rejected.length > 0) return { kind: 'incomplete', rejected };
  const policies = findTwoPolicies(compared);
  if (policies !== undefined) return { kind: 'two-policies', ...policies };
  const conform = findConform(aside, context);
  if (conform !== undefined) return judgeNet(conform, compared);
  const sums = sumSides(compared);
  const negative = compared.filter(isReversal);
  if (negative.length > 0) return { kind: 'unexplained', sums, negative };
  const identical = findRepeats(compared);
  if (sums.recap.lines === 0) return { kind: 'only_stat', sums, identical };
  if (sums.stat.lines === 0) return { kind: 'only_recap', sums, identical };
  return { kind: 'gap', sums, identical };
}

/**
 * With the repeats first, wherever their settlement lies: a line is a repeat only when the recap
 * has no room for it, neither in the period nor beside it.
 */
function findConform(
  { compared, outside, unsettled }: SetAside,
  { toleranceMinor }: ComparisonContext,
): Conform | undefined {
  const whole = outside.length === 0 ? undefined : [...compared, ...unsettled, ...outside];
  const canBeWhole = whole !== undefined && isSound(whole);
  const tries = canBeWhole ? [compared, whole] : [compared];
  for (const taken of tries) {
    const sums = sumSides(taken);
    if (!comesOutEven(taken, sums, toleranceMinor)) continue;
    const kept = findRepeats(taken);
    return { kind: 'conform', sums, taken, isStraddling: taken === whole, kept, dropped: [] };
  }
  for (const rows of tries) {
    const dropped = findRepeats(rows);
    if (dropped.length === 0) continue;
    const repeats = new Set<WeighedRow>(dropped.flatMap((group) => group.repeats));
    const taken = rows.filter((row) => !repeats.has(row));
    const sums = sumSides(taken);
    if (!comesOutEven(taken, sums, toleranceMinor)) continue;
    return { kind: 'conform', sums, taken, isStraddling: rows === whole, kept: [], dropped };
  }
  return undefined;
}

/** Whether its rows outside may be taken in: what is wrong with one of them is wrong with all. */
function isSound(rows: readonly WeighedRow[]): boolean {
  return !rows.some(rejectsIn(rows)) && findTwoPolicies(rows) === undefined;
}

function comesOutEven(
  rows: readonly WeighedRow[],
  { stat, recap }: TwoSums,
  toleranceMinor: bigint,
): boolean {
  if (stat.lines === 0 || recap.lines === 0) return false;
  if (!isWithin(stat.claimed - recap.claimed, toleranceMinor)) return false;
  if (!isWithin(stat.reimbursed - recap.reimbursed, toleranceMinor)) return false;
  if (!rows.some(isReversal)) return true;
  return [stat.claimed, stat.reimbursed, recap.claimed, recap.reimbursed].every((net) => net >= 0n);
}

/** A gap that conforms: none, or one below the tolerance. */
export function isWithin(gap: bigint, toleranceMinor: bigint): boolean {
  return gap === 0n || (gap < 0n ? -gap : gap) < toleranceMinor;
}

/**
 * Tells of the rows of one claim which are rejected. Where something is taken back, a single line
 * may be reimbursed beyond its claim: that is looked at in the net (CLM-R09). A recap that reimburses
 * more than it claims differs from a statement that does not, which says more: X07, columns swapped.
 * Repeats (CLM-R10) are found later and make no claim incomplete.
 */
function rejectsIn(rows: readonly WeighedRow[]): (row: WeighedRow) => boolean {
  const hasReversals = rows.some(isReversal);
  return ({ row, claimed, reimbursed }) => {
    if (claimed === null || reimbursed === null) return true;
    if (row.rejectedBy.length > 0) return true;
    return !hasReversals && row.line.kind === 'stat' && reimbursed > claimed;
  };
}

/** More reimbursed than claimed in the net, told where something is taken back. */
function judgeNet(conform: Conform, compared: readonly WeighedRow[]): Verdict {
  const { stat } = conform.sums;
  if (stat.reimbursed <= stat.claimed || !conform.taken.some(isReversal)) return conform;
  const at = compared.find(isReversal) ?? compared.find(isStat);
  return at === undefined ? conform : { kind: 'paid-beyond', sums: conform.sums, at };
}

/** The first line of a policy, and the first one of another. */
function findTwoPolicies(rows: readonly WeighedRow[]) {
  const keyOf = ({ row }: WeighedRow<StatLine>) => textKeyOf(row.line.policyNumber ?? '');
  const stat = rows.filter(isStat);
  const written = stat[0]?.row.line.policyNumber;
  if (stat.every(({ row }) => row.line.policyNumber === written)) return undefined;
  const [first, ...rest] = stat.filter((row) => keyOf(row) !== '');
  if (first === undefined) return undefined;
  const firstKey = keyOf(first);
  const other = rest.find((row) => keyOf(row) !== firstKey);
  return other === undefined ? undefined : { first, other };
}
