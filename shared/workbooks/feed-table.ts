import { cutName } from '../rows/name-list.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceItem } from '../sources/source-item.ts';
import { createTableReading, isBlocking } from '../sources/table-reading.ts';
import { createMergeFilling } from './fill-merges.ts';
import type { Merge } from './find-merges.ts';
import { isFilled, nameColumnLetters, type SheetRow } from './sheet-row.ts';

/** Puts the rows of a worksheet into a table. */
export interface TableFeed {
  take(row: SheetRow, out: SourceItem[]): void;
  /** Numbers of hidden columns, from 1; both inclusive. */
  hideColumns(from: number, to: number): void;
  /** Puts what is held back into `out`, and the facts about the sheet. */
  end(out: SourceItem[]): void;
}

/** Formulas are shown to a person, not computed. */
const formulaCharsShown = 200;
/** Spans of hidden columns that are kept in mind; each may hold many. */
const hiddenSpansMax = 1_000;

/**
 * Rows that are not in the file are blank ones; those below the last filled row are no rows.
 *
 * @param reading fields by which the header is recognised, and where it was found before
 */
export function createTableFeed(
  sheet: string,
  merges: readonly Merge[],
  { fields, layout }: Pick<SourceReading, 'fields' | 'layout'>,
): TableFeed {
  const table = createTableReading({ sheet: cutName(sheet), mayBeShort: true, fields, layout });
  const filling = createMergeFilling(merges, sheet);
  const hiddenSpans: (readonly [number, number])[] = [];
  let header: readonly string[] | undefined;
  let lastRow = 0;
  let widest = 0;
  let hiddenRows = 0;
  let isRefused = false;
  // Rows may be held until their header is found; their warnings wait with them, for its names.
  let waiting: SheetRow[] = [];
  const warn = (out: SourceItem[]): void => {
    for (const { row, uncomputed } of waiting) {
      for (const { column, formula } of uncomputed) {
        const name = header?.[column] || nameColumnLetters(column);
        const data = { column: name, value: formula.slice(0, formulaCharsShown) };
        out.push({ kind: 'problem', level: 'warning', row, code: 'RUN-W06', data });
      }
    }
    waiting = [];
  };
  return {
    take(found, out) {
      if (isRefused || !isFilled(found)) return;
      const row = filling.fill(found);
      for (let blank = lastRow + 1; blank < row.row; blank += 1) table.take(blank, [], out);
      const first = out.length;
      table.take(row.row, row.cells, out, row.flaw);
      for (let i = first; i < out.length; i += 1) {
        const item = out[i] as SourceItem;
        if (item.kind === 'header') header = item.cells;
        isRefused ||= isBlocking(item);
      }
      if (row.uncomputed.length > 0) waiting.push(row);
      if (header !== undefined) warn(out);
      lastRow = Math.max(lastRow, row.row);
      widest = Math.max(widest, row.found);
      if (row.isHidden) hiddenRows += 1;
    },
    hideColumns(from, to) {
      if (hiddenSpans.length < hiddenSpansMax) hiddenSpans.push([from, to]);
    },
    end(out) {
      if (isRefused) return;
      const first = out.length;
      table.end(out);
      if (out.slice(first).some(isBlocking)) return;
      header ??= out.slice(first).find((item) => item.kind === 'header')?.cells;
      warn(out);
      const hiddenColumns = listHidden(hiddenSpans, widest);
      const mergedCells = filling.filled;
      if (hiddenRows + hiddenColumns.length + mergedCells === 0) return;
      out.push({
        kind: 'facts',
        ...(hiddenRows > 0 ? { hiddenRows } : {}),
        ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
        ...(mergedCells > 0 ? { mergedCells } : {}),
      });
    },
  };
}

/** Letters of the hidden columns up to the last one that holds anything. */
function listHidden(
  spans: readonly (readonly [number, number])[],
  widest: number,
): readonly string[] {
  const columns = new Set<number>();
  for (const [from, to] of spans) {
    for (let column = from; column <= Math.min(to, widest); column += 1) columns.add(column);
  }
  return [...columns].sort((a, b) => a - b).map((column) => nameColumnLetters(column - 1));
}
