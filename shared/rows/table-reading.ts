import { cutName } from './name-list.ts';
import type { SourceItem } from './source-row.ts';

/** Columns of a table; a header of more is no header. */
export const columnsMax = 1_000;

export interface TableReading {
  /** What one record of a table means, or undefined when it is left out and counted. */
  take(row: number, cells: readonly unknown[]): SourceItem | undefined;
  /** Blank rows, and headers that are repeated among the data. */
  readonly skippedRows: () => number;
  readonly hasHeader: () => boolean;
}

/**
 * Turns records into a header and rows, whatever the format of the file: the first record that is
 * not blank is the header, and every row has to fit it.
 *
 * @param mayBeShort whether missing cells at the end are empty ones (worksheets do not store them)
 */
export function createTableReading(sheet: string | null, mayBeShort: boolean): TableReading {
  let header: readonly string[] | undefined;
  let skippedRows = 0;
  const take = (row: number, cells: readonly unknown[]): SourceItem | undefined => {
    if (cells.every(isBlank)) {
      skippedRows += 1;
      return undefined;
    }
    if (header === undefined) {
      const names = trimEnd(cells);
      if (names.length > columnsMax) return blockWide(row, names.length);
      header = names.map(nameColumn);
      return { kind: 'header', sheet, row, cells: header };
    }
    if (repeatsHeader(header, cells)) {
      skippedRows += 1;
      return undefined;
    }
    return checkRow(header, row, cells, mayBeShort) ?? { kind: 'row', sheet, row, cells };
  };
  return { take, skippedRows: () => skippedRows, hasHeader: () => header !== undefined };
}

function checkRow(
  header: readonly string[],
  row: number,
  cells: readonly unknown[],
  mayBeShort: boolean,
): SourceItem | undefined {
  const damaged = cells.findIndex(hasReplacement);
  if (damaged !== -1) {
    return rejectRow(row, 'RUN-R01', { column: header[damaged] ?? null, value: cells[damaged] });
  }
  const found = trimEnd(cells).length;
  if (found > header.length) {
    return rejectRow(row, 'RUN-R02', { found, expected: header.length, value: cells[found - 1] });
  }
  if (cells.length < header.length && !mayBeShort) {
    return rejectRow(row, 'RUN-R03', { found: cells.length, expected: header.length });
  }
  return undefined;
}

/** A row that is counted as read and rejected. */
export function rejectRow(
  row: number,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
): SourceItem {
  return { kind: 'problem', level: 'rejected', row, code, data };
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
