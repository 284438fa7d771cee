import type * as XLSX from 'xlsx';
import { isBlank, type RowFlaw } from '../sources/table-reading.ts';
import { readCell } from './read-cell.ts';

/** A row as the library keeps it: cells at their columns, holes between them. */
export type SheetRowCells = readonly (XLSX.CellObject | null | undefined)[] | null | undefined;

export interface SheetRow {
  /** Of the first columns, up to the last one that is filled. */
  readonly cells: readonly unknown[];
  /** Number of the last column that is filled (1 = A), 0 of a blank row; and what stands there. */
  readonly found: number;
  readonly last: unknown;
  /** The first cell that cannot be read. */
  readonly flaw: Extract<RowFlaw, { kind: 'cell' }> | undefined;
}

/**
 * Reads only the cells that a row has, however far apart they stand.
 *
 * @param width columns that are kept; beyond them it is only told that something stands there
 */
export function readSheetRow(row: SheetRowCells, width: number): SheetRow {
  const cells: unknown[] = [];
  let found = 0;
  let last: unknown = null;
  let flaw: SheetRow['flaw'];
  for (const [key, cell] of Object.entries(row ?? [])) {
    const column = Number(key);
    const reading = readCell(cell);
    if (reading.kind === 'problem') {
      flaw ??= { kind: 'cell', code: reading.code, value: reading.value, column };
    }
    if (reading.kind === 'value' && isBlank(reading.value)) continue;
    found = column + 1;
    last = reading.value;
    if (column >= width) continue;
    while (cells.length < column) cells.push(null);
    cells.push(reading.value);
  }
  return { cells, found, last, flaw };
}
