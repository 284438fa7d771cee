import type { ColumnMatching } from './match-columns.ts';
import { cutName } from './name-list.ts';

/** A row's cells by canonical field, with the header under which each was found. */
export interface CellsByField {
  readonly cells: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Cells of a table's row; a column that the row is too short for is there, and empty. */
export function pickCells(
  matching: ColumnMatching,
  header: readonly string[],
  cells: readonly unknown[],
): CellsByField {
  const picked: Record<string, unknown> = {};
  const headers: Record<string, string> = {};
  for (const [index, field] of matching.fields) {
    picked[field] = cells[index] ?? null;
    headers[field] = header[index] ?? field;
  }
  return { cells: picked, headers };
}

export interface ObjectCells extends CellsByField {
  /** Keys that are no field. */
  readonly unknown: readonly string[];
  /** A field that two keys name, both with a value. */
  readonly twice: { readonly field: string; readonly keys: readonly [string, string] } | null;
}

/** Cells of an object, which brings its own keys. */
export function pickProperties(
  find: (key: string) => string | undefined,
  value: Readonly<Record<string, unknown>>,
): ObjectCells {
  const cells: Record<string, unknown> = {};
  const headers: Record<string, string> = {};
  const unknown: string[] = [];
  let twice: ObjectCells['twice'] = null;
  for (const [key, cell] of Object.entries(value)) {
    const field = find(key);
    if (field === undefined) {
      unknown.push(key);
      continue;
    }
    const first = headers[field];
    const isTaken = first !== undefined && (cells[field] ?? null) !== null;
    if (isTaken && cell !== null) twice = { field, keys: [first, key] };
    if (isTaken) continue;
    cells[field] = cell;
    headers[field] = cutName(key);
  }
  return { cells, headers, unknown, twice };
}
