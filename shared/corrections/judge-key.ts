import type { SourceItem } from '../sources/source-item.ts';
import { isBlank, rejectRow } from '../sources/table-reading.ts';
import { type CorrectionColumns, pickAll } from './correction-columns.ts';
import { createCellsDigesting } from './digest-cells.ts';
import { type RowKey, readRowKey } from './row-key.ts';
import { fromJsonCell } from './sheet-values.ts';

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

type Rejecting = (code: string, data: Readonly<Record<string, unknown>>) => SourceItem;

function toRow(
  item: Extract<SourceItem, { kind: 'row' }>,
  own: readonly unknown[],
  header: readonly string[],
  reject: Rejecting,
  { own: columns, extra }: CorrectionColumns,
): SourceItem {
  const places = [...columns, ...extra];
  const unknown = item.unknown?.map((at) => places.indexOf(at)).filter((at) => at !== -1);
  const moved = unknown === undefined ? {} : { unknown };
  return own.length > header.length
    ? reject('RUN-R02', { found: own.length, expected: header.length, value: own.at(-1) })
    : { ...item, cells: own, ...moved };
}

/**
 * The object that a row was or is to be: a blank cell is a key that it does not have. As a cell of a
 * table it would be an empty value, and clear what is stored.
 */
function toObject(
  row: number,
  own: readonly unknown[],
  header: readonly string[],
  reject: Rejecting,
): SourceItem {
  const entries = new Map<string, unknown>();
  for (const [i, cell] of own.entries()) {
    if (isBlank(cell)) continue;
    const key = header[i];
    if (key === undefined) {
      return reject('RUN-R02', { found: own.length, expected: header.length, value: cell });
    }
    // Two keys that differ by their spaces only, or a column that was copied.
    if (entries.has(key)) return reject('RUN-R14', { column: key, key, value: cell });
    entries.set(key, fromJsonCell(cell));
  }
  return { kind: 'object', row, value: Object.fromEntries(entries) };
}
