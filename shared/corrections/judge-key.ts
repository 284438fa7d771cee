import type { SourceItem } from '../sources/source-item.ts';
import { rejectRow } from '../sources/table-reading.ts';
import { type CorrectionColumns, pickAll } from './correction-columns.ts';
import { digestCells } from './digest-cells.ts';
import { type RowKey, readRowKey } from './row-key.ts';
import { fromJsonCell } from './sheet-values.ts';

/** A data row of a workbook that comes back; a `problem` is one that cannot be read. */
export type ReturnedRow = Extract<SourceItem, { kind: 'row' | 'problem' }>;

/** What became of a row, and what goes on to the rules. */
export interface JudgedReturn {
  readonly what: 'changed' | 'unchanged' | 'added' | 'refused';
  readonly item: SourceItem;
}

/**
 * Judges the rows of an error workbook by their keys.
 *
 * @param columns where our columns stand
 * @param header  the sender's columns
 * @param first   the first key of the workbook: whose rows are corrected, and what they were
 */
export function createKeyJudging(
  columns: CorrectionColumns,
  header: readonly string[],
  first: RowKey | null,
): (item: ReturnedRow, cells: readonly unknown[]) => JudgedReturn {
  const seen = new Set<string>();
  return (item, cells) => {
    const text = tellKey(columns, cells);
    const key = readRowKey(text);
    const own = pickAll(columns, cells);
    const refuse = (code: string, data: Readonly<Record<string, unknown>>): JudgedReturn => ({
      what: 'refused',
      item: rejectRow(item.row ?? 0, code, data, own),
    });
    const pass = () => passOn(item, own, header.length, first?.kind === 'object');
    if (key === undefined) {
      return text === '' ? { what: 'added', item: pass() } : refuse('RUN-K02', { value: text });
    }
    if (digestCells(header, own) === key.digest) return { what: 'unchanged', item };
    if (key.runId !== first?.runId) return refuse('RUN-K04', { value: text });
    const place = `${key.slot}:${key.row}`;
    if (seen.has(place)) return refuse('RUN-K03', { original_row: key.row });
    seen.add(place);
    return { what: 'changed', item: pass() };
  };
}

/** The text in the key's column; empty for a row that has none. */
export function tellKey({ key }: CorrectionColumns, cells: readonly unknown[]): string {
  return String(cells[key] ?? '').trim();
}

function passOn(
  item: ReturnedRow,
  own: readonly unknown[],
  expected: number,
  isOfObjects: boolean,
): SourceItem {
  if (item.kind === 'problem') return { ...item, cells: own };
  if (own.length > expected) {
    const data = { found: own.length, expected, value: own.at(-1) };
    return rejectRow(item.row, 'RUN-R02', data, own);
  }
  return { ...item, cells: isOfObjects ? own.map(fromJsonCell) : own };
}
