import type { SourceItem } from '../sources/source-item.ts';
import { rejectRow } from '../sources/table-reading.ts';
import { type CorrectionColumns, pickAll } from './correction-columns.ts';
import { createCellsDigesting } from './digest-cells.ts';
import { type Rejecting, toObject, toRow } from './own-row.ts';
import { type RowKey, readRowKey } from './row-key.ts';

/** A data row of a workbook that comes back; a `problem` is one that cannot be read. */
export type ReturnedRow = Extract<SourceItem, { kind: 'row' | 'problem' }> & {
  readonly cells: readonly unknown[];
};

/** What became of a row, and what goes on to the rules. */
export type JudgedReturn =
  /** It goes on only to be known, so that a changed row cannot contradict it in silence. */
  | { readonly what: 'unchanged'; readonly item: SourceItem | undefined }
  | { readonly what: 'changed' | 'added' | 'refused'; readonly item: SourceItem };

/**
 * Judges the rows of an error workbook by their keys.
 *
 * @param columns where our columns stand
 * @param header  the sender's columns
 * @param first   the first key of the workbook: whose rows are corrected
 */
export function createKeyJudging(
  columns: CorrectionColumns,
  header: readonly string[],
  first: RowKey | null,
): (item: ReturnedRow) => JudgedReturn {
  const seen = new Set<string>();
  const digesting = createCellsDigesting(header);
  const named = columns.kind === 'object' ? { keys: header } : {};
  return (item) => {
    const text = tellKey(columns, item.cells);
    const key = readRowKey(text);
    const own = pickAll(columns, item.cells);
    const reject: Rejecting = (code, data) => ({
      ...rejectRow(item.row ?? 0, code, data, own),
      ...named,
    });
    const refuse = (...why: Parameters<Rejecting>): JudgedReturn => ({
      what: 'refused',
      item: reject(...why),
    });
    const pass = () => {
      if (item.kind === 'problem') return { ...item, cells: own, ...named };
      return columns.kind === 'object'
        ? toObject(item.row, own, header, reject)
        : toRow(item, own, header, reject, columns);
    };
    if (key === undefined) {
      return text === '' ? { what: 'added', item: pass() } : refuse('RUN-K02', { value: text });
    }
    if (digesting.digest(own, key.figures) === key.digest) {
      return { what: 'unchanged', item: toContext(pass()) };
    }
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

function toContext(item: SourceItem): SourceItem | undefined {
  return item.kind === 'row' || item.kind === 'object' ? { ...item, isContext: true } : undefined;
}
