/**
 * A cell's name as spreadsheets write it.
 *
 * @param column from 0
 * @param row    from 1
 */
export function nameCell(column: number, row: number): string {
  return `${nameColumn(column)}${row}`;
}

/** `A`, `Z`, `AA` … @param column from 0 */
export function nameColumn(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : nameColumn(Math.floor(column / 26) - 1) + last;
}
