import { writeMoney } from '../../money/written-money.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { IdenticalLines } from './find-repeats.ts';
import { findRounding } from './find-rounding.ts';
import { isWithin } from './judge-claim.ts';
import { nameRows, type Part, size, writeAmounts, writeGaps } from './observation-parts.ts';
import { isUnsettled } from './set-rows-aside.ts';
import { isRecap, isStat, sumWeighed, type TwoSums, type WeighedRow } from './weigh-row.ts';

/** A claim of both files whose amounts differ: statement minus recap. */
interface Gap {
  readonly rows: readonly WeighedRow[];
  readonly sums: TwoSums;
  readonly claimed: bigint;
  readonly reimbursed: bigint;
  readonly context: ComparisonContext;
}

/**
 * Says why the amounts of a claim differ, as far as its own rows tell. A sentence at least: when no
 * line explains the gap, that is said.
 *
 * @param rows the compared ones, all of them sound
 * @see CLAIMS §5.1 "The observation says why in words"
 */
export function observeGap(
  rows: readonly WeighedRow[],
  sums: TwoSums,
  identical: readonly IdenticalLines[],
  context: ComparisonContext,
): Part[] {
  const claimed = sums.stat.claimed - sums.recap.claimed;
  const reimbursed = sums.stat.reimbursed - sums.recap.reimbursed;
  const gap: Gap = { rows, sums, claimed, reimbursed, context };
  const named = identical.map(({ first, repeats }) => ({
    code: 'CLM-O05',
    data: { rows: nameRows([first, ...repeats]) },
  }));
  const exact =
    observeSwap(gap) ??
    (named.length > 0 ? undefined : observeDoubled(gap)) ??
    observeUnsettled(gap) ??
    observeMissing(gap) ??
    observeSign(gap) ??
    observeShare(gap) ??
    (named.length > 0 ? undefined : observeRounding(gap));
  const told = [...named, ...(exact === undefined ? [] : [exact])];
  return [...(told.length > 0 ? told : [observeSize(gap)]), ...observeSummed(rows)];
}

/** The recap's amounts stand in each other's columns, or the statement's do. */
export function observeSwap({
  sums: { stat, recap },
  context,
}: Pick<Gap, 'sums' | 'context'>): Part | undefined {
  const isSwapped = stat.claimed === recap.reimbursed && stat.reimbursed === recap.claimed;
  if (!isSwapped || stat.claimed === stat.reimbursed) return undefined;
  return { code: 'CLM-O10', data: writeAmounts(stat, context.currency) };
}

/** Rows whose amounts, taken so many times, are the gap to the last unit. */
function findAsLarge(gap: Gap, rows: readonly WeighedRow[], times = 1n): readonly WeighedRow[] {
  const { toleranceMinor } = gap.context;
  const isSo = (amount: bigint | null, whole: bigint) => {
    if (amount === null) return false;
    const rest = amount * times - size(whole);
    return isWithin(whole, toleranceMinor) ? isWithin(rest, toleranceMinor) : rest === 0n;
  };
  return rows.filter(
    (row) => isSo(row.claimed, gap.claimed) && isSo(row.reimbursed, gap.reimbursed),
  );
}

/** Which file bears more; undefined when each does in one of the amounts. */
function sideWithMore({ claimed, reimbursed }: Gap): 'stat' | 'recap' | undefined {
  if (claimed >= 0n && reimbursed >= 0n) return 'stat';
  return claimed <= 0n && reimbursed <= 0n ? 'recap' : undefined;
}

function rowsWithMore(gap: Gap): { rows: readonly WeighedRow[]; isOfStat: boolean } {
  const side = sideWithMore(gap);
  const isOfStat = side === 'stat';
  if (side === undefined) return { rows: [], isOfStat };
  return { rows: gap.rows.filter(isOfStat ? isStat : isRecap), isOfStat };
}

/** Lines with the same amounts, of which the other file seems to know one less. */
function observeDoubled(gap: Gap): Part | undefined {
  const { rows, isOfStat } = rowsWithMore(gap);
  const alike = findAsLarge(gap, rows);
  if (alike.length < 2) return undefined;
  return tellRows(isOfStat ? 'CLM-O03' : 'CLM-O04', alike, gap);
}

/** Lines that are not settled, which the recap leaves out. */
function observeUnsettled(gap: Gap): Part | undefined {
  const unsettled = gap.rows.filter(isUnsettled);
  const { claimed, reimbursed } = sumWeighed(unsettled);
  if (unsettled.length === 0 || claimed !== gap.claimed || reimbursed !== gap.reimbursed) {
    return undefined;
  }
  return tellRows('CLM-O28', unsettled, gap);
}

/** One line that the other file does not know. */
function observeMissing(gap: Gap): Part | undefined {
  const { rows, isOfStat } = rowsWithMore(gap);
  const [one, ...others] = findAsLarge(gap, rows);
  if (one === undefined || others.length > 0) return undefined;
  return tellRows(isOfStat ? 'CLM-O01' : 'CLM-O02', [one], gap);
}

/** Twice a line is what a lost minus sign makes of it. */
function observeSign(gap: Gap): Part | undefined {
  const { rows, isOfStat } = rowsWithMore(gap);
  const twice = findAsLarge(gap, rows, 2n);
  if (twice.length === 0) return undefined;
  return tellRows(isOfStat ? 'CLM-O13' : 'CLM-O33', twice, gap);
}

/** What the insured person bears, or what is excluded, was deducted in one file only. */
function observeShare({ rows, claimed, reimbursed, context }: Gap): Part | undefined {
  if (!isWithin(claimed, context.toleranceMinor) || reimbursed === 0n) return undefined;
  const sumOf = (field: 'copay' | 'excluded') =>
    rows.filter(isStat).reduce((sum, { row }) => sum + BigInt(row.line[field] ?? 0), 0n);
  const share = writeMoney(size(reimbursed), context.currency);
  if (sumOf('copay') === size(reimbursed)) return { code: 'CLM-O11', data: { share } };
  if (sumOf('excluded') === size(reimbursed)) return { code: 'CLM-O12', data: { share } };
  return undefined;
}

function observeRounding({ sums, context }: Gap): Part | undefined {
  const step = findRounding(sums, context);
  if (step === undefined) return undefined;
  const gaps = writeGaps(sums, context.currency);
  if (step === 'line') return { code: 'CLM-O09', data: { count: sums.stat.lines, ...gaps } };
  return { code: 'CLM-O08', data: { step: writeMoney(step, context.currency), ...gaps } };
}

/** Nothing points at one line: which file bears more, and by how much. */
function observeSize(gap: Gap): Part {
  const { sums, context } = gap;
  const codes = { stat: 'CLM-O26', recap: 'CLM-O29' } as const;
  const side = sideWithMore(gap);
  const code = side === undefined ? 'CLM-O30' : codes[side];
  const data = { count: sums.stat.lines, ...writeGaps(sums, context.currency) };
  return { code, data: { ...data, ...nameSide(code, gap) } };
}

/** An amount that is the same in both files is not told as a gap of 0. */
function nameSide(code: string, { claimed, reimbursed }: Gap) {
  if (reimbursed === 0n) return { reason: `${code}-CLAIMED` };
  return claimed === 0n ? { reason: `${code}-REIMBURSED` } : {};
}

/** Several lines of the recap were summed: the gap may lie in one of them. */
export function observeSummed(rows: readonly WeighedRow[]): Part[] {
  const recap = rows.filter(isRecap);
  if (recap.length < 2) return [];
  return [{ code: 'CLM-O17', data: { count: recap.length, rows: nameRows(recap) } }];
}

function tellRows(code: string, rows: readonly WeighedRow[], { sums, context }: Gap): Part {
  return { code, data: { rows: nameRows(rows), ...writeGaps(sums, context.currency) } };
}
