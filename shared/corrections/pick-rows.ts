import type { Finding } from '../findings/finding.ts';
import { flattenBatches } from '../sources/flatten-batches.ts';
import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { columnsMax } from '../sources/table-reading.ts';
import { type GatheredProblems, placeOf } from './gather-problems.ts';
import { type SheetValue, toJsonCell, toSheetValue } from './sheet-values.ts';

/** The columns of the rows to correct, in the sender's order. */
export interface PickedColumns {
  readonly kind: 'table' | 'object';
  readonly header: readonly string[];
  /** Columns without a name that follow, for rows with more cells than the header. */
  readonly extra: number;
}

/** A row to correct, its cells as the sender wrote them. */
export interface PickedRow {
  readonly row: number;
  readonly cells: readonly SheetValue[];
  readonly findings: readonly Finding[];
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
    if (item.kind !== 'object' || !byRow.has(placeOf(slot, item.row))) continue;
    for (const key of Object.keys(item.value)) if (keys.size < columnsMax) keys.add(key);
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
  { header }: PickedColumns,
): AsyncGenerator<PickedRow> {
  let left = [...byRow.keys()].filter((place) => place.startsWith(`${slot}:`)).length;
  for await (const item of flattenBatches(batches)) {
    if (left === 0) return;
    const cells = cellsOf(item, header);
    if (cells === undefined || !('row' in item) || item.row === null) continue;
    const findings = byRow.get(placeOf(slot, item.row));
    if (findings === undefined) continue;
    left -= 1;
    yield { row: item.row, cells, findings };
  }
}

/** Undefined for what is no data row; empty for a row of which nothing can be told. */
function cellsOf(item: SourceItem, header: readonly string[]): readonly SheetValue[] | undefined {
  switch (item.kind) {
    case 'row':
      return item.cells.map(toSheetValue);
    case 'object':
      return header.map((key) =>
        Object.hasOwn(item.value, key) ? toJsonCell(item.value[key]) : null,
      );
    case 'problem':
      return item.level === 'rejected' ? (item.cells ?? []).map(toSheetValue) : undefined;
    default:
      return undefined;
  }
}
