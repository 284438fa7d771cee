import type { StatLine } from '../claim-row.ts';
import { isStat, type WeighedRow } from './weigh-row.ts';

/** Lines of a claim that are the same in every column: the first one, and what repeats it. */
export interface IdenticalLines {
  readonly first: WeighedRow<StatLine>;
  readonly repeats: readonly WeighedRow<StatLine>[];
}

/**
 * Finds lines of a statement that say the same in all recognised columns after cleaning. Lines of a
 * recap are never looked at: they are summed.
 *
 * @param rows of one claim: their claim ids differ in writing at most
 * @see CLAIMS §5 "Identical lines"
 */
export function findRepeats(rows: readonly WeighedRow[]): readonly IdenticalLines[] {
  const stat = rows.filter(isStat);
  if (stat.length < 2 || !mayRepeat(stat)) return [];
  // Most lines differ in an amount, the act or the day: only those that do not are read whole.
  return groupBy(stat, roughlyOf)
    .flatMap((alike) => groupBy(alike, ({ row }) => JSON.stringify(contentOf(row.line))))
    .map(([first, ...repeats]) => ({ first, repeats }));
}

/** Few lines are quicker compared with one another than by keys. */
const comparedMax = 16;

function mayRepeat(stat: readonly WeighedRow<StatLine>[]): boolean {
  if (stat.length > comparedMax) return true;
  return stat.some(({ row: { line } }, i) =>
    stat.some(
      ({ row: { line: other } }, j) =>
        j > i && line.actName === other.actName && line.amountClaimed === other.amountClaimed,
    ),
  );
}

function roughlyOf({ row: { line } }: WeighedRow<StatLine>): string {
  const { amountClaimed, amountReimbursed, actName, settlementDate, beneficiary } = line;
  return `${amountClaimed}/${amountReimbursed}/${settlementDate}/${actName}/${beneficiary}`;
}

/** Groups of two and more. */
function groupBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly [T, T, ...T[]])[] {
  return [...Map.groupBy(all, keyOf).values()].filter(isSeveral);
}

function isSeveral<T>(group: T[]): group is [T, T, ...T[]] {
  return group.length > 1;
}

/** In one order of columns, whatever order somebody built the line in. */
function contentOf(line: StatLine): readonly unknown[] {
  const entries = Object.entries(line).filter(([name]) => name !== 'claimId');
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
