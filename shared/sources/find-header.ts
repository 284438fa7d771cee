import { indexAliases } from '../rows/index-aliases.ts';
import { createFieldFinder } from '../rows/match-columns.ts';
import { filledWidth, isBlank, isFigure } from './cell-tests.ts';
import { type JoinedLines, joinLines, nameColumns } from './name-columns.ts';
import type { FieldSpec, TableLayout } from './source-item.ts';
import { columnsMax } from './table-problems.ts';

/** Rows, not counting blank ones, among which the header is looked for. */
export const heldRowsMax = 30;

/** A row that waits until the header is found. */
export interface HeldRow {
  readonly row: number;
  readonly cells: readonly unknown[];
  /** Columns, also beyond those in `cells`. */
  readonly width: number;
}

export type HeaderFound =
  /** Places in the list of rows, of the header's first and last line. */
  | {
      readonly kind: 'header';
      readonly first: number;
      readonly last: number;
      readonly names: readonly string[];
    }
  /** The rows are data from the first one on. */
  | { readonly kind: 'no-header'; readonly at: number };

/** Titles above a header of which only one name is known; among more rows it would be chance. */
const titleRowsMax = 6;

interface Line {
  readonly names: readonly string[];
  /** Cells that hold something. */
  readonly filled: number;
  readonly fields: ReadonlySet<string>;
}

interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
  readonly fields: ReadonlySet<string>;
  readonly filled: number;
  readonly weight: number;
}

/**
 * Finds a table's header among the first rows of a file: the row whose cells name the most fields,
 * the first of equals. Above it people put titles, logos and addresses. Two rows are one header
 * when their names, joined, say more than either alone.
 *
 * @param rows none of them blank, in order; at least one
 */
export function findHeader(rows: readonly HeldRow[], fields: readonly FieldSpec[]): HeaderFound {
  const find = createFieldFinder(fields);
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const fieldsOf = (names: readonly string[]) => new Set(names.flatMap((name) => find(name) ?? []));
  const lines = rows.map((row) => describeLine(row, fieldsOf));
  const fallback = findFallback(lines);
  const weigh = (candidate: Omit<Candidate, 'weight'>): Candidate => {
    // All required fields count as one more: a row of data may hold the names of some others.
    const isWhole = required.length > 0 && required.every((name) => candidate.fields.has(name));
    return { ...candidate, weight: candidate.fields.size + (isWhole ? 1 : 0) };
  };
  let best: Candidate | undefined;
  for (const [i, line] of lines.entries()) {
    if (best !== undefined && isTable(best, lines.slice(best.last + 1, i), fields)) break;
    const pair = joinPair(rows, lines, i, fieldsOf);
    for (const candidate of [pair, { ...line, first: i, last: i }]) {
      if (candidate === undefined) continue;
      const weighed = weigh(candidate);
      if (!isHeaderLike(weighed, lines, fallback)) continue;
      if (best === undefined || isBetter(weighed, best)) best = weighed;
    }
  }
  if (best !== undefined) {
    return { kind: 'header', first: best.first, last: best.last, names: best.names };
  }
  const taken = rows[fallback];
  if (fields.length > 0 && taken !== undefined && isDataLike(taken)) {
    return { kind: 'no-header', at: fallback };
  }
  return { kind: 'header', first: fallback, last: fallback, names: namesOf(taken) };
}

/** The header where an earlier reading found it; rows are those up to it or just beyond. */
export function placeHeader(
  rows: readonly HeldRow[],
  { header, headerRow, lines }: TableLayout,
): Extract<HeaderFound, { kind: 'header' }> {
  const first = rows.filter(({ row }) => row <= headerRow - (lines ?? 1)).length;
  const last = rows.filter(({ row }) => row <= headerRow).length - 1;
  return { kind: 'header', first, last, names: header };
}

function describeLine(row: HeldRow, fieldsOf: (names: readonly string[]) => Set<string>): Line {
  // A row of more columns than a table has is looked at no further.
  if (row.width > columnsMax) return { names: [], filled: 2, fields: new Set() };
  const names = nameColumns(row.cells);
  return { names, filled: names.filter((name) => name !== '').length, fields: fieldsOf(names) };
}

function namesOf(row: HeldRow | undefined): readonly string[] {
  return row === undefined || row.width > columnsMax ? [] : nameColumns(row.cells);
}

/** Where nothing is recognised: the first row of several cells with rows below it, else the first. */
function findFallback(lines: readonly Line[]): number {
  return Math.max(
    0,
    lines.findIndex(({ filled }, i) => filled > 1 && i < lines.length - 1),
  );
}

/** Of equals the first, but a lone cell (the title `Cours`) gives way to a row of several. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.weight !== best.weight) return candidate.weight > best.weight;
  return best.filled === 1 && candidate.filled > 1;
}

/**
 * Whether a header and the rows below it are a table already. Then one further down that names
 * more is the header of another table, not of this one with titles above. Forms with a name and a
 * value in each row (`Formation | Excel`) are no such table: their rows name fields themselves.
 */
function isTable(
  { names, fields: known, filled }: Candidate,
  below: readonly Line[],
  fields: readonly FieldSpec[],
): boolean {
  if (below.length === 0 || filled < 2 || known.size * 2 < filled) return false;
  // `Employeur | SONATEL` above a statement: of many required columns a table has more than one.
  const required = fields.filter((field) => field.required);
  const named = required.filter(({ name }) => known.has(name)).length;
  if (named * 2 < required.length) return false;
  const { find } = indexAliases(fields);
  const key = names.findIndex((name) => isRequired(find(name)?.field, fields));
  if (key === -1 || (known.size < 2 && find(names[key] ?? '')?.rank !== 0)) return false;
  return below.some(
    (line) =>
      line.filled > 1 &&
      line.fields.size === 0 &&
      line.names.length <= names.length &&
      (line.names[key] ?? '') !== '',
  );
}

function isRequired(field: string | undefined, fields: readonly FieldSpec[]): boolean {
  return fields.some(({ name, required }) => required && name === field);
}

/**
 * Cells of data may be names of fields by chance (`Vidéo`, `Programme`). Where that is all there is
 * to a row, what stands above it must not be a table already.
 */
function isHeaderLike(candidate: Candidate, lines: readonly Line[], fallback: number): boolean {
  const { first, fields, filled } = candidate;
  if (fields.size === 0) return false;
  if (first === fallback) return true;
  const above = lines.slice(0, first);
  if (fields.size === 1) {
    return first < titleRowsMax && above.every((line) => line.filled < Math.max(filled, 2));
  }
  const isMostlyNames = fields.size * 2 >= filled;
  return isMostlyNames || above.filter((line) => line.filled >= filled - 1).length < 2;
}

/** A row and the one right below it as one header, when that is what they are. */
function joinPair(
  rows: readonly HeldRow[],
  lines: readonly Line[],
  first: number,
  fieldsOf: (names: readonly string[]) => Set<string>,
): Omit<Candidate, 'weight'> | undefined {
  const [upper, lower] = [lines[first], lines[first + 1]];
  const [top, below] = [rows[first], rows[first + 1]];
  if (upper === undefined || lower === undefined || below?.row !== (top?.row ?? 0) + 1) return;
  const pair = joinLines(upper.names, lower.names);
  const fields = fieldsOf(pair.names);
  const alone = Math.max(upper.fields.size, lower.fields.size);
  const isOne =
    fields.size > alone ||
    (fields.size === alone &&
      isSecondLine(upper, below, pair, (name) => fieldsOf([name]).size > 0));
  if (!isOne) return undefined;
  const filled = pair.names.filter((name) => name !== '').length;
  return { first, last: first + 1, names: pair.names, fields, filled };
}

/**
 * Whether a row that adds no field still belongs to the header above it: it divides merged names
 * (`EUR` and `USD` below `Prix`) or gives units (`heures` below `Durée`). Read as data it would be
 * a row of nonsense, and the units would be lost.
 */
function isSecondLine(
  upper: Line,
  lower: HeldRow,
  { names, joined, isSpanned }: JoinedLines,
  isField: (name: string) => boolean,
): boolean {
  if (upper.fields.size === 0 || lower.cells.some((cell) => isFigure(cell))) return false;
  return isSpanned || (joined.length > 0 && joined.every((i) => isField(names[i] ?? '')));
}

/** A number, a day, an address: a year alone may be the name of a column. */
function isDataLike({ cells }: HeldRow): boolean {
  return cells
    .slice(0, Math.min(filledWidth(cells), columnsMax))
    .some((cell) => !isBlank(cell) && isValue(cell));
}

function isValue(cell: unknown): boolean {
  if (typeof cell === 'boolean') return true;
  if (/^(?:19|20)\d\d$/.test(String(cell).trim())) return false;
  return isFigure(cell) || /^\S+@\S+\.\w+$|^https?:\/\//i.test(String(cell).trim());
}
