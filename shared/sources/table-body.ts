import { filledWidth, findReplacement, nextFilled } from './cell-tests.ts';
import { createRowClassifier } from './classify-row.ts';
import type { EmptyColumns } from './empty-columns.ts';
import type { LeftOut } from './left-out.ts';
import { nameColumns } from './name-columns.ts';
import { createRecentSums } from './recent-sums.ts';
import type { FieldSpec, SourceItem, TableLayout, TotalColumns } from './source-item.ts';
import { blockFile, rejectRow, warnOfRow } from './table-problems.ts';
import type { RowFlaw } from './table-reading.ts';
import { countAboveEnd, createTableTail, type TailRow } from './table-tail.ts';
import { findLabel } from './total-test.ts';
import { createWidthProof } from './width-proof.ts';

/** What may be somebody's data also where nothing comes below it. */
const mayBeData: ReadonlySet<TailRow['what']> = new Set([
  'named-total',
  'worded-total',
  'odd-title',
  'note-title',
] as const);

const totalClasses: ReadonlySet<string | undefined> = new Set([
  'total',
  'named-total',
  'worded-total',
]);

export interface TableBodyOptions {
  readonly sheet: string | null;
  readonly mayBeShort: boolean;
  readonly fields: readonly FieldSpec[];
  readonly headerRow: number;
  /** Columns that every row must fill. */
  readonly requiredAt: readonly number[];
  /** Columns by which totals are known for sure, where the table has any. */
  readonly totals?: TotalColumns | undefined;
  readonly names: readonly string[];
  readonly emptyColumns: EmptyColumns;
  /** The header's lines as they stand in the file. */
  readonly lines: readonly (readonly string[])[];
  /** Cells of its longest line, empty ones too. */
  readonly headerCells: number;
  /** Where an earlier reading of the same file found the header. */
  readonly layout?: TableLayout | undefined;
}

export interface TableBody {
  /** @param mayBeDamaged whether U+FFFD may be among the cells; to look for it costs */
  take(
    row: number,
    cells: readonly unknown[],
    out: SourceItem[],
    flaw: RowFlaw | undefined,
    mayBeDamaged: boolean,
  ): void;
  /** No more rows: settles those that were held back. */
  settle(out: SourceItem[]): void;
  /** Refuses the file when its rows do not fit the header. */
  end(out: SourceItem[]): void;
}

/**
 * The rows below a header: data that fits it, rejected rows, and rows that are no data. Where their
 * widths prove that the columns have shifted nothing of the file is read, though that is known only
 * at its end.
 */
export function createTableBody(options: TableBodyOptions, leftOut: LeftOut): TableBody {
  const { sheet, names, headerRow, mayBeShort, headerCells } = options;
  const width = names.length;
  const classify = createRowClassifier(options);
  const sums = createRecentSums();
  const tail = createTableTail();
  const isOurs = options.layout?.isOurs === true;
  const widths = createWidthProof({ width, headerCells, mayBeShort, isOurs });
  let rows = 0;
  let isRefused = false;
  /** More rows than notes below a table began like one. */
  let areOddTitlesData = false;

  const judge = (
    row: number,
    cells: readonly unknown[],
    flaw: RowFlaw | undefined,
    mayBeDamaged: boolean,
  ): SourceItem => {
    const found = flaw?.kind === 'wide' ? flaw.found : filledWidth(cells);
    const isLong = found > width;
    const isShort = !mayBeShort && cells.length < width;
    widths.meet(cells, found, flaw?.kind === 'row');
    if (flaw?.kind === 'row') {
      const { code, data, sure = 0 } = flaw;
      return { ...rejectRow(row, code, data, cells), sure };
    }
    if (flaw?.kind === 'cell') {
      const data = { column: names[flaw.column] ?? null, value: flaw.value };
      return rejectRow(row, flaw.code, data, cells);
    }
    const damaged = mayBeDamaged ? findReplacement(cells) : -1;
    if (damaged !== -1) {
      const data = { column: names[damaged] ?? null, value: cells[damaged] };
      return rejectRow(row, 'RUN-R01', data, cells);
    }
    if (isLong) {
      const value = flaw?.value ?? cells[found - 1];
      return rejectRow(row, 'RUN-R02', { found, expected: width, value }, cells);
    }
    if (isShort) return rejectRow(row, 'RUN-R03', { found: cells.length, expected: width }, cells);
    return { kind: 'row', sheet, row, cells };
  };
  const takeData = (
    row: number,
    cells: readonly unknown[],
    out: SourceItem[],
    flaw: RowFlaw | undefined,
    mayBeDamaged: boolean,
  ): void => {
    rows += 1;
    sums.add(cells);
    options.emptyColumns.meet(cells);
    out.push(judge(row, cells, flaw, mayBeDamaged));
  };
  /** The first cell that holds something, for those who look for it. */
  const nameFirst = (cells: readonly unknown[]) => {
    const at = nextFilled(cells, 0);
    return { column: names[at] ?? null, value: cells[at] };
  };
  const leaveOut = ({ what, row, cells }: TailRow, isTold: boolean, out: SourceItem[]): void => {
    const isTotal = totalClasses.has(what);
    if (isTotal) leftOut.add('total', row, cells, out, String(cells[findLabel(cells)] ?? ''));
    else leftOut.add('note', row, cells, out);
    if (!isTold) return;
    out.push(warnOfRow(row, isTotal ? 'RUN-W13' : 'RUN-W14', nameFirst(cells)));
  };
  /** Rows that turn out to stand above data: nothing of them is left out without a word. */
  const settleAbove = ({ what, row, cells }: TailRow, out: SourceItem[]): void => {
    if (what === 'odd-title') {
      takeData(row, cells, out, undefined, true);
    } else if (what === 'note-title') {
      rows += 1;
      widths.meet(cells, filledWidth(cells), true);
      out.push(rejectRow(row, 'RUN-R16', nameFirst(cells), cells));
    } else {
      // Lone words are bands such as `GESTION`: no row can come of them, but they are told.
      const isSure = what === 'total' && options.totals !== undefined;
      leaveOut({ what, row, cells }, !isSure, out);
    }
  };
  /** Rows with nothing below: a title that may be a note is one there, but that is told. */
  const settleBelow = (row: TailRow, out: SourceItem[]): void => {
    leaveOut(row, mayBeData.has(row.what), out);
  };
  return {
    take(row, cells, out, flaw, mayBeDamaged) {
      if (isRefused) return;
      let what = flaw === undefined ? classify(cells) : classifyFlawed(cells, flaw);
      if (what === 'named-total' && !sums.isSum(cells)) what = undefined;
      if (what === 'odd-title' && areOddTitlesData) what = undefined;
      if (what === 'blank' || what === 'repeated-header') {
        leftOut.add(what, row, cells, out);
        return;
      }
      if (what !== undefined && what !== 'other-header') {
        if (totalClasses.has(what)) sums.closePart();
        if (tail.hold({ what, row, cells })) return;
        areOddTitlesData = true;
      }
      for (const each of tail.release()) settleAbove(each, out);
      if (what === 'other-header') {
        isRefused = true;
        out.push(blockFile('RUN-F26', { row, header_row: headerRow, found: nameColumns(cells) }));
      } else if (what === undefined) takeData(row, cells, out, flaw, mayBeDamaged);
    },
    settle(out) {
      const last = tail.release();
      const above = countAboveEnd(last, rows === 0);
      for (const each of last.slice(0, above)) settleAbove(each, out);
      for (const each of last.slice(above)) settleBelow(each, out);
    },
    end(out) {
      const misfit = isRefused ? undefined : widths.tellMisfit();
      if (misfit === undefined) return;
      out.push(blockFile('RUN-F16', { row: headerRow, expected: width, ...misfit }));
    },
  };

  /** The sum in a total may be an error; that is no loss. */
  function classifyFlawed(cells: readonly unknown[], flaw: RowFlaw) {
    if (flaw.kind !== 'cell') return undefined;
    const what = classify(cells.map((cell, i) => (i === flaw.column ? null : cell)));
    return what === 'total' ? what : undefined;
  }
}
