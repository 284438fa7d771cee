import { filledWidth, findReplacement } from './cell-tests.ts';
import { createRowClassifier } from './classify-row.ts';
import type { LeftOut } from './left-out.ts';
import type { FieldSpec, SourceItem } from './source-item.ts';
import { blockFile, rejectRow } from './table-problems.ts';
import type { RowFlaw } from './table-reading.ts';

/** Rows of another width than the header, all of them, by which a whole file is refused. */
const misfitsMin = 2;
/** Different widths that are named. */
const widthsMax = 5;

export interface TableBodyOptions {
  readonly sheet: string | null;
  readonly mayBeShort: boolean;
  readonly fields: readonly FieldSpec[];
  readonly headerRow: number;
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
  /** Refuses the file when no row fits the header. */
  end(out: SourceItem[]): void;
}

/**
 * The rows below a header: data that fits it, rejected rows, and rows that are no data. Where no
 * row at all has the header's width, the columns have shifted: then nothing of the file is read,
 * though each row was only rejected when it came.
 */
export function createTableBody(options: TableBodyOptions, leftOut: LeftOut): TableBody {
  const { sheet, names, lines, fields, headerRow, mayBeShort } = options;
  const width = names.length;
  const classify = createRowClassifier(names, lines, fields);
  const widths = new Set<number>();
  let rows = 0;
  let misfits = 0;

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
  return {
    take(row, cells, out, flaw, mayBeDamaged) {
      const what = flaw === undefined ? classify(cells) : classifyFlawed(cells, flaw);
      if (what !== undefined) {
        leftOut.add(what, row, cells, out);
        return;
      }
      rows += 1;
      out.push(judge(row, cells, flaw, mayBeDamaged));
    },
    end(out) {
      if (rows < misfitsMin || misfits < rows) return;
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
