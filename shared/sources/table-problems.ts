import type { SourceItem } from './source-item.ts';

type Problem = Extract<SourceItem, { kind: 'problem' }>;

/** Columns of a table; a header of more is no header. */
export const columnsMax = 1_000;

/** A row that is counted as read and rejected. */
export function rejectRow(
  row: number,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
  cells?: readonly unknown[],
): Problem {
  return { kind: 'problem', level: 'rejected', row, code, data, ...(cells ? { cells } : {}) };
}

/** A remark on a row that is left out, or read with something taken out of it. */
export function warnOfRow(
  row: number,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
): SourceItem {
  return { kind: 'problem', level: 'warning', row, code, data };
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
