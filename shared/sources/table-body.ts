import { filledWidth, findReplacement, nextFilled } from './cell-tests.ts';
import { createRowClassifier } from './classify-row.ts';
import type { LeftOut } from './left-out.ts';
import { nameColumns } from './name-columns.ts';
import { createRecentSums } from './recent-sums.ts';
import type { FieldSpec, SourceItem, TotalColumns } from './source-item.ts';
import { blockFile, rejectRow, warnOfRow } from './table-problems.ts';
import type { RowFlaw } from './table-reading.ts';
import { countAboveEnd, createTableTail, type TailRow } from './table-tail.ts';
import { findLabel } from './total-test.ts';

/** Rows of another width than the header, all of them, by which a whole file is refused. */
const misfitsMin = 2;
/** Different widths that are named. */
const widthsMax = 5;

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
  /** The header's lines as they stand in the file. */
  readonly lines: readonly (readonly string[])[];
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
  /** Refuses the file when no row fits the header. */
  end(out: SourceItem[]): void;
}

/**
 * The rows below a header: data that fits it, rejected rows, and rows that are no data. Where no
 * row at all has the header's width, the columns have shifted: then nothing of the file is read,
 * though each row was only rejected when it came.
 */
export function createTableBody(options: TableBodyOptions, leftOut: LeftOut): TableBody {
  const { sheet, names, headerRow, mayBeShort } = options;
  const width = names.length;
  const classify = createRowClassifier(options);
  const sums = createRecentSums();
  const tail = createTableTail();
  const widths = new Set<number>();
  let rows = 0;
  let misfits = 0;
  let isRefused = false;
  /** More rows than notes below a table began like one. */
  let areOddTitlesData = false;

  const meetMisfit = (found: number) => {
    misfits += 1;
    if (widths.size < widthsMax) widths.add(found);
  };
  const judge = (
    row: number,
    cells: readonly unknown[],
    flaw: RowFlaw | undefined,
    mayBeDamaged: boolean,
  ): SourceItem => {
    const found = flaw?.kind === 'wide' ? flaw.found : filledWidth(cells);
    const isLong = found > width;
    const isShort = !mayBeShort && cells.length < width;
    if (flaw?.kind !== 'row' && (isLong || isShort)) meetMisfit(isLong ? found : cells.length);
    if (flaw?.kind === 'row') return rejectRow(row, flaw.code, flaw.data, cells);
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
      if (isRefused || rows < misfitsMin || misfits < rows) return;
      const found = [...widths].sort((a, b) => a - b);
      out.push(blockFile('RUN-F16', { row: headerRow, expected: width, rows, found }));
    },
  };

  /** The sum in a total may be an error; that is no loss. */
  function classifyFlawed(cells: readonly unknown[], flaw: RowFlaw) {
    if (flaw.kind !== 'cell') return undefined;
    const what = classify(cells.map((cell, i) => (i === flaw.column ? null : cell)));
    return what === 'total' ? what : undefined;
  }
}
