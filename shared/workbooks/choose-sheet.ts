import { createFieldFinder } from '../rows/match-columns.ts';
import { cutName } from '../rows/name-list.ts';
import type { SourceReading } from '../sources/read-source.ts';
import { isBlank } from '../sources/table-reading.ts';
import { isFilled, type SheetRow } from './sheet-row.ts';

/** Filled rows among which a header is looked for. */
export const rowsLookedAt = 30;

/** A sheet that may be read, and the first rows of it that hold anything. */
export interface SheetCandidate<T> {
  readonly name: string;
  readonly isHidden: boolean;
  readonly sheet: T;
}

/**
 * Chooses the sheet that an earlier reading used; else, of those that hold data (a header and a row
 * below), the one with the most recognised columns in one of its first rows, the first of equals.
 * Hidden sheets are only taken when no other holds data, and sheets of one row after these.
 *
 * @param firstRows of a sheet: up to `rowsLookedAt` filled ones; not asked for where only one
 *   sheet can be meant
 * @returns undefined when no sheet holds anything
 * @see FEATURES L57
 */
export async function chooseSheet<T>(
  candidates: readonly SheetCandidate<T>[],
  firstRows: (sheet: T) => Promise<readonly SheetRow[]>,
  { fields, layout }: Pick<SourceReading, 'fields' | 'layout'>,
): Promise<SheetCandidate<T> | undefined> {
  const [only] = candidates;
  if (candidates.length === 1) return only;
  const known = layout && candidates.find(({ name }) => cutName(name) === layout.sheet);
  if (known !== undefined) return known;
  const find = createFieldFinder(fields);
  let best: SheetCandidate<T> | undefined;
  let bestScore = 0;
  for (const candidate of candidates) {
    const score = scoreSheet(candidate.isHidden, await firstRows(candidate.sheet), find);
    if (score <= bestScore) continue;
    best = candidate;
    bestScore = score;
  }
  return best;
}

/** More than any number of columns. */
const above = 1_000_000;

/** 0 of an empty sheet; whether it holds data comes first, whether it is hidden next. */
function scoreSheet(
  isHidden: boolean,
  rows: readonly SheetRow[],
  find: (header: string) => string | undefined,
): number {
  const filled = rows.filter(isFilled);
  if (filled.length === 0) return 0;
  const fieldsOf = ({ cells }: SheetRow) =>
    new Set(cells.flatMap((cell) => (isBlank(cell) ? [] : [find(String(cell))]))).size;
  const holdsData = filled.length > 1 ? 4 * above : above;
  return holdsData + (isHidden ? 0 : 2 * above) + Math.max(...filled.map(fieldsOf)) + 1;
}
