import { columnsMax, isBlank, type RowFlaw } from '../sources/table-reading.ts';
import type { SheetRow } from './sheet-row.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { rowCharsMax, sheetCharsMax } from './workbook-limits.ts';

/** Puts the cells of a row together, which may come in any order. Columns are from 0. */
export interface RowBuilder {
  /** @param isComputed the value is what a formula gave */
  fill(column: number, value: unknown, isComputed?: boolean): void;
  /** @param code a `RUN-R…` */
  fail(column: number, code: string, value: unknown): void;
  leaveOpen(column: number, formula: string): void;
  /** The row, and room for the next one. */
  finish(row: number, isHidden: boolean): SheetRow;
}

/** Formulas of one row that are told; who has more has the same trouble in all of them. */
const uncomputedMax = 50;
/** Of a text that is too long: enough to find it again. */
const shownChars = 100;

/**
 * @param sheet its name, for the refusal
 * @throws UnreadableWorkbook RUN-F18 when the texts of all rows become endless: few bytes may name
 *   one long shared text in every cell
 */
export function createRowBuilder(sheet: string): RowBuilder {
  let cells: unknown[] = [];
  let found = 0;
  let last: unknown = null;
  let flaw: RowFlaw | undefined;
  let uncomputed: { column: number; formula: string }[] = [];
  let computed: number[] = [];
  let rowChars = 0;
  let sheetChars = 0;
  const place = (column: number, value: unknown): void => {
    if (column + 1 >= found) {
      found = column + 1;
      last = value;
    }
    if (column >= columnsMax) return;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  };
  const fail = (column: number, code: string, value: unknown): void => {
    flaw ??= { kind: 'cell', code, column, value };
  };
  return {
    fill(column, value, isComputed = false) {
      if (isComputed && column < columnsMax) computed.push(column);
      if (typeof value !== 'string') {
        if (value !== null) place(column, value);
        return;
      }
      if (isBlank(value)) return;
      rowChars += value.length;
      if (rowChars <= rowCharsMax) {
        place(column, value);
        return;
      }
      const shown = `${value.slice(0, shownChars)}…`;
      rowChars -= value.length;
      fail(column, 'RUN-R15', shown);
      place(column, shown);
    },
    fail,
    leaveOpen(column, formula) {
      if (column >= columnsMax) return;
      // All columns count, since nothing stored of them may be cleared; only some are told.
      const isTold = uncomputed.length < uncomputedMax;
      uncomputed.push({ column, formula: isTold ? `=${formula}` : '' });
    },
    finish(row, isHidden) {
      sheetChars += rowChars;
      if (sheetChars > sheetCharsMax) throw new UnreadableWorkbook('RUN-F18', { part: sheet });
      const isWide = found > columnsMax;
      const finished: SheetRow = {
        ...{ row, cells, found, last, uncomputed, isHidden },
        flaw: isWide ? { kind: 'wide', found, value: last } : flaw,
        ...(computed.length > 0 && { computed }),
      };
      cells = [];
      found = 0;
      last = null;
      flaw = undefined;
      uncomputed = [];
      computed = [];
      rowChars = 0;
      return finished;
    },
  };
}
