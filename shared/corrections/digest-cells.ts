import { hashText } from '../digests/hash-text.ts';
import { cutName } from '../rows/name-list.ts';
import { toSheetText } from '../workbook-writing/sheet-text.ts';

/**
 * A digest of a row's cells by their columns' names, by which a row that nobody changed is known.
 * It stays the same when columns are moved or empty ones added, and when the workbook comes back as
 * CSV: a number and the text that shows it are alike.
 *
 * @param header names of the columns; those without a name count by their place
 * @returns 16 hex digits
 */
export function digestCells(header: readonly string[], cells: readonly unknown[]): string {
  const told = cells.flatMap((cell, i) => {
    const text = tellCell(cell);
    if (text.trim() === '') return [];
    return [`${nameInSheet(header[i] ?? '') || `#${i + 1}`}\u0000${text}`];
  });
  return hashText(told.sort().join('\u0001')).slice(0, 16);
}

/** A column's name as a reader of the workbook will find it. */
export function nameInSheet(name: string): string {
  return cutName(toSheetText(name).replace(/\s+/g, ' ').trim());
}

function tellCell(cell: unknown): string {
  switch (typeof cell) {
    case 'string':
      return toSheetText(cell);
    case 'number':
      return String(Number(cell.toPrecision(15)));
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE';
    case 'bigint':
      return String(cell);
    default:
      return cell === null || cell === undefined ? '' : JSON.stringify(cell);
  }
}
