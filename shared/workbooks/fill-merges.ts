import { columnsMax, isBlank } from '../sources/table-reading.ts';
import type { Merge } from './find-merges.ts';
import { isFilled, type SheetRow } from './sheet-row.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { mergeLooksMax, sheetCharsMax } from './workbook-limits.ts';

export interface MergeFilling {
  /** Fills the row's cells, and keeps in mind those of areas that begin in it. */
  fill(row: SheetRow): SheetRow;
  /** Cells that were filled. */
  readonly filled: number;
}

/** An area that goes on below: what all its rows have, or the formula that was never computed. */
interface OpenMerge {
  readonly merge: Merge;
  readonly value: unknown;
  readonly formula?: string;
  /** A formula gave the value. */
  readonly isComputed: boolean;
}

/** The longest text of a cell in Excel; a longer one is not repeated. */
const cellCharsMax = 32_767;

/**
 * Gives the value of a merged area's first cell to the rows below, in its left column only: that is
 * what a person reads there. Areas of one row are left alone, and so are rows that hold nothing
 * else: an area may well reach far below the table.
 *
 * @param sheet its name, for the refusal
 * @throws UnreadableWorkbook RUN-F18 when what is repeated becomes endless
 */
export function createMergeFilling(
  merges: readonly Merge[],
  sheet: string,
  looksMax: number = mergeLooksMax,
): MergeFilling {
  const beginning = Map.groupBy(merges, ({ first }) => first);
  // Areas never overlap, so a column has one at a time.
  const open = new Map<number, OpenMerge>();
  let filled = 0;
  let chars = 0;
  let looks = 0;
  const fillOpen = (row: SheetRow): SheetRow => {
    let { found, last, uncomputed, computed = [] } = row;
    const merged: number[] = [];
    looks += open.size;
    for (const [column, { merge, value, formula, isComputed }] of open) {
      if (merge.last < row.row) open.delete(column);
      const isInside = merge.first < row.row && merge.last >= row.row;
      if (!isInside || !isBlank(row.cells[column])) continue;
      if (formula !== undefined) {
        uncomputed = [...uncomputed, { column, formula }];
        continue;
      }
      while (row.cells.length < column) row.cells.push(null);
      row.cells[column] = value;
      merged.push(column);
      if (isComputed) computed = [...computed, column];
      filled += 1;
      chars += typeof value === 'string' ? value.length : 0;
      if (column < found) continue;
      found = column + 1;
      last = value;
    }
    if (chars > sheetCharsMax || looks > looksMax)
      throw new UnreadableWorkbook('RUN-F18', { part: sheet });
    if (merged.length === 0 && uncomputed === row.uncomputed) return row;
    return {
      ...{ ...row, found, last, uncomputed },
      ...(computed.length > 0 && { computed }),
      ...(merged.length > 0 && { merged }),
    };
  };
  return {
    fill(row) {
      if (merges.length === 0 || !isFilled(row)) return row;
      const whole = open.size === 0 ? row : fillOpen(row);
      for (const merge of beginning.get(row.row) ?? []) {
        const value = row.cells[merge.column];
        const isLong = typeof value === 'string' && value.length > cellCharsMax;
        if (isLong || merge.column >= columnsMax) continue;
        // What nobody knows in the first row nobody knows in those below.
        const formula = row.uncomputed.find(({ column }) => column === merge.column)?.formula;
        if (formula === undefined && isBlank(value)) continue;
        const isComputed = row.computed?.includes(merge.column) ?? false;
        const known = { merge, value, isComputed };
        open.set(merge.column, formula === undefined ? known : { ...known, formula });
      }
      // A number that another row has too begins nothing again.
      beginning.delete(row.row);
      return whole;
    },
    get filled() {
      return filled;
    },
  };
}
