import { cutName } from '../rows/name-list.ts';
import type { FieldSpec, SourceItem, TableLayout } from './source-item.ts';

/** Columns of a table; a header of more is no header. */
export const columnsMax = 1_000;

/** Why a row cannot be read. Of a title or a header it does not matter. */
export type RowFlaw =
  | {
      readonly kind: 'cell';
      readonly code: string;
      /** From 0. */
      readonly column: number;
      readonly value: unknown;
    }
  /** Something stands beyond `columnsMax`: `found` is the number of that column, from 1. */
  | { readonly kind: 'wide'; readonly found: number; readonly value: unknown };

/** How a reader's rows become a table. */
export interface TableReadingOptions {
  readonly sheet: string | null;
  /** Whether missing cells at the end are empty ones (worksheets do not store them). */
  readonly mayBeShort: boolean;
  /** Fields of the domain, by which a header is recognised. */
  readonly fields: readonly FieldSpec[];
  /** What an earlier reading of the same file found; then nothing is looked for. */
  readonly layout?: TableLayout | undefined;
}

export interface TableReading {
  /** Takes the next row of the file, blank ones too, and puts what is settled by it into `out`. */
  take(row: number, cells: readonly unknown[], out: SourceItem[], flaw?: RowFlaw): void;
  /** Puts what is still held back into `out`, and the facts about the table. */
  end(out: SourceItem[]): void;
}

/**
 * Turns records into a header and rows, whatever the format of the file: the first record that is
 * not blank is the header, and every row has to fit it.
 */
export function createTableReading({ sheet, mayBeShort }: TableReadingOptions): TableReading {
  let header: readonly string[] | undefined;
  let skippedRows = 0;
  let isRefused = false;
  const settle = (
    row: number,
    cells: readonly unknown[],
    flaw: RowFlaw | undefined,
  ): SourceItem | undefined => {
    if (cells.every(isBlank) && flaw === undefined) {
      skippedRows += 1;
      return undefined;
    }
    if (header === undefined) {
      const names = trimEnd(cells);
      const width = flaw?.kind === 'wide' ? flaw.found : names.length;
      if (width > columnsMax) return blockWide(row, width);
      header = names.map(nameColumn);
      return { kind: 'header', sheet, row, cells: header };
    }
    if (repeatsHeader(header, cells)) {
      skippedRows += 1;
      return undefined;
    }
    return (
      checkRow(header, row, cells, flaw, mayBeShort) ?? {
        kind: 'row',
        sheet,
        row,
        cells,
      }
    );
  };
  return {
    take(row, cells, out, flaw) {
      if (isRefused) return;
      const item = settle(row, cells, flaw);
      if (item === undefined) return;
      isRefused = isBlocking(item);
      out.push(item);
    },
    end(out) {
      if (!isRefused) out.push({ kind: 'facts', leftOut: { blank: skippedRows } });
    },
  };
}

function checkRow(
  header: readonly string[],
  row: number,
  cells: readonly unknown[],
  flaw: RowFlaw | undefined,
  mayBeShort: boolean,
): SourceItem | undefined {
  const expected = header.length;
  if (flaw?.kind === 'wide') {
    return rejectRow(row, 'RUN-R02', { found: flaw.found, expected, value: flaw.value }, cells);
  }
  if (flaw !== undefined) {
    const { code, column, value } = flaw;
    return rejectRow(row, code, { column: header[column] ?? null, value }, cells);
  }
  const damaged = cells.findIndex(hasReplacement);
  if (damaged !== -1) {
    const data = { column: header[damaged] ?? null, value: cells[damaged] };
    return rejectRow(row, 'RUN-R01', data, cells);
  }
  const found = trimEnd(cells).length;
  if (found > expected) {
    return rejectRow(row, 'RUN-R02', { found, expected, value: cells[found - 1] }, cells);
  }
  if (cells.length < expected && !mayBeShort) {
    return rejectRow(row, 'RUN-R03', { found: cells.length, expected }, cells);
  }
  return undefined;
}

/** A row that is counted as read and rejected. */
export function rejectRow(
  row: number,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
  cells?: readonly unknown[],
): SourceItem {
  return { kind: 'problem', level: 'rejected', row, code, data, ...(cells ? { cells } : {}) };
}

/** A header of more columns than any table has. */
export function blockWide(row: number, found: number): SourceItem {
  return blockFile('RUN-F15', { row, found, max: columnsMax });
}

/** A file that cannot be read (any further). */
export function blockFile(code: string, data: Readonly<Record<string, unknown>> = {}): SourceItem {
  return { kind: 'problem', level: 'blocking', row: null, code, data };
}

export function isBlocking(item: SourceItem): boolean {
  return item.kind === 'problem' && item.level === 'blocking';
}

/** U+FFFD stands where bytes could not be decoded: what was there is lost. */
export function hasReplacement(cell: unknown): boolean {
  return typeof cell === 'string' && cell.includes('\ufffd');
}

export function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function trimEnd(cells: readonly unknown[]): readonly unknown[] {
  return cells.slice(0, cells.findLastIndex((cell) => !isBlank(cell)) + 1);
}

function repeatsHeader(header: readonly string[], cells: readonly unknown[]): boolean {
  const found = trimEnd(cells);
  return found.length === header.length && found.every((cell, i) => nameColumn(cell) === header[i]);
}

function nameColumn(cell: unknown): string {
  return cutName(String(cell ?? '').trim());
}
