import type { Finding } from '../findings/finding.ts';
import { flattenBatches } from '../sources/flatten-batches.ts';
import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { columnsMax, isBlank } from '../sources/table-reading.ts';
import type { RowsKind } from './correction-columns.ts';
import { type GatheredProblems, placeOf } from './gather-problems.ts';
import { type SheetValue, toJsonCell, toSheetValue } from './sheet-values.ts';

/** The columns of the rows to correct, in the sender's order. */
export interface PickedColumns {
  readonly kind: RowsKind;
  readonly header: readonly string[];
  /** Columns without a name that follow, for rows with more cells than the header. */
  readonly extra: number;
}

/** A row to correct, its cells as the sender wrote them. */
export interface PickedRow {
  readonly row: number;
  readonly cells: readonly SheetValue[];
  /** False for an object with more keys than a worksheet has columns, and for a row of which a value is unknown. */
  readonly isWhole: boolean;
  readonly findings: readonly Finding[];
  /** What else is to be said of the row; no cell is coloured for it. */
  readonly remarks?: readonly string[];
}

/** Columns that are added for rows which are too long. */
const extraMax = 50;

type Problems = GatheredProblems['byRow'];

/**
 * The columns of a file's rows to correct: a table's header, or the keys of the objects, in the
 * order of their appearance. Reads no further than it has to.
 */
export async function pickColumns(
  batches: AsyncIterable<SourceBatch>,
  slot: string,
  byRow: Problems,
): Promise<PickedColumns> {
  const keys = new Set<string>();
  for await (const item of flattenBatches(batches)) {
    if (item.kind === 'header') {
      const extra = Math.min(extraMax, longestOf(byRow) - item.cells.length);
      return { kind: 'table', header: item.cells, extra: Math.max(0, extra) };
    }
    if (!('row' in item) || item.row === null || !byRow.has(placeOf(slot, item.row))) continue;
    for (const [key] of nameCells(item) ?? []) if (keys.size < columnsMax) keys.add(key);
  }
  return { kind: 'object', header: [...keys], extra: 0 };
}

/** Cells of the longest row that was rejected for its length. */
function longestOf(byRow: Problems): number {
  let longest = 0;
  for (const findings of byRow.values()) {
    for (const { code, data } of findings) {
      if (code === 'RUN-R02') longest = Math.max(longest, Number(data['found'] ?? 0));
    }
  }
  return longest;
}

/** The rows to correct of one file, in its order; stops reading at the last of them. */
export async function* pickRows(
  batches: AsyncIterable<SourceBatch>,
  slot: string,
  byRow: Problems,
  columns: PickedColumns,
): AsyncGenerator<PickedRow> {
  const toCells = createCellsOf(columns);
  let left = [...byRow.keys()].filter((place) => place.startsWith(`${slot}:`)).length;
  for await (const item of flattenBatches(batches)) {
    if (left === 0) return;
    if (!('row' in item) || item.row === null) continue;
    const findings = byRow.get(placeOf(slot, item.row));
    const picked = toCells(item);
    if (findings === undefined || picked === undefined) continue;
    left -= 1;
    yield { row: item.row, ...picked, findings };
  }
}

export type PickedCells = Pick<PickedRow, 'cells' | 'isWhole'>;

/** Undefined for what is no data row; empty for a row of which nothing can be told. */
export function createCellsOf({
  header,
}: PickedColumns): (item: SourceItem) => PickedCells | undefined {
  const places = new Map(header.map((key, i) => [key, i]));
  const place = (named: readonly NamedCell[]): PickedCells => {
    const cells: SheetValue[] = Array(header.length).fill(null);
    const placed = new Set<number>();
    for (const [key, value] of named) {
      const at = places.get(key);
      if (at === undefined) continue;
      cells[at] = value;
      placed.add(at);
    }
    return { cells, isWhole: placed.size === named.length };
  };
  return (item) => {
    const named = nameCells(item);
    if (named !== undefined) return place(named);
    if (item.kind === 'row') {
      // An empty cell would come back as an empty value, and clear what is stored.
      return { cells: item.cells.map(toSheetValue), isWhole: item.unknown === undefined };
    }
    if (item.kind !== 'problem' || item.level !== 'rejected') return undefined;
    return { cells: (item.cells ?? []).map(toSheetValue), isWhole: true };
  };
}

type NamedCell = readonly [key: string, value: SheetValue];

/** What an object has, or a row that was to be one; undefined for rows of a table. */
function nameCells(item: SourceItem): readonly NamedCell[] | undefined {
  if (item.kind === 'object') {
    return Object.entries(item.value).map(([key, value]) => [key, toJsonCell(value)]);
  }
  if (item.kind !== 'problem' || item.keys === undefined) return undefined;
  const { keys, cells = [] } = item;
  return cells.flatMap((cell, i): NamedCell[] =>
    isBlank(cell) ? [] : [[keys[i] ?? '', toSheetValue(cell)]],
  );
}
