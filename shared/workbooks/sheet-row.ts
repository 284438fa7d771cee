import type { RowFlaw } from '../sources/table-reading.ts';

/** A row of a worksheet, whatever the format of its file. */
export interface SheetRow {
  /** As the program numbers it, from 1. */
  readonly row: number;
  /** Of the first columns, up to the last one that is filled; merged areas fill more of them. */
  readonly cells: unknown[];
  /** Number of the last column that is filled (1 = A), 0 of a blank row; and what stands there. */
  readonly found: number;
  readonly last: unknown;
  /** The first cell that cannot be read. */
  readonly flaw: RowFlaw | undefined;
  /** Formulas that were never computed: their cells are empty. `column` from 0; '' is not told. */
  readonly uncomputed: readonly { readonly column: number; readonly formula: string }[];
  /** Columns, from 0, whose value a formula gave; left out: none. */
  readonly computed?: readonly number[];
  /** Columns, from 0, that took the value of a merged area; left out: none. */
  readonly merged?: readonly number[];
  readonly isHidden: boolean;
}

export function isFilled({ found, flaw, uncomputed }: SheetRow): boolean {
  return found > 0 || flaw !== undefined || uncomputed.length > 0;
}

/** The letters that the program shows above a column; `column` from 0. */
export function nameColumnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
