import type { SourceItem } from '../sources/source-item.ts';
import { isBlank } from '../sources/table-reading.ts';
import type { CorrectionColumns } from './correction-columns.ts';
import { fromJsonCell } from './sheet-values.ts';

/** Refuses the row instead. */
export type Rejecting = (code: string, data: Readonly<Record<string, unknown>>) => SourceItem;

/** The sender's part of a row of a table. @param own its cells, `pickAll` */
export function toRow(
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
export function toObject(
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
