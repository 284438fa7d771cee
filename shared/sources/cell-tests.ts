/** U+FFFD stands where bytes could not be decoded: what was there is lost. */
export function hasReplacement(cell: unknown): boolean {
  return typeof cell === 'string' && cell.includes('\ufffd');
}

/** Place of the first cell in which something is lost; -1 when there is none. */
export function findReplacement(cells: readonly unknown[]): number {
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (typeof cell === 'string' && cell.includes('\ufffd')) return i;
  }
  return -1;
}

export function isBlank(cell: unknown): boolean {
  if (typeof cell === 'string') {
    if (cell.length === 0) return true;
    // Beginning with an ordinary character: most cells need no look at the rest.
    const first = cell.charCodeAt(0);
    if (first > 0x20 && first < 0x7f) return false;
    return cell.trim() === '';
  }
  return cell === null || cell === undefined;
}

/** Place of the first cell that is not blank, from a place on; -1 when there is none. */
export function nextFilled(cells: readonly unknown[], from: number): number {
  for (let i = from; i < cells.length; i += 1) if (!isBlank(cells[i])) return i;
  return -1;
}

/** Cells up to the last one that is not blank. */
export function filledWidth(cells: readonly unknown[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width -= 1;
  return width;
}

/** Figures as people write them: amounts with a currency, percentages, days, times, lengths. */
const figures =
  /^[-+−(]*\s*[€$£₦]?\s*\d[\d\s.,:'’/h−-]*\)?\s*(?:%|[€$£₦]|\p{L}{0,4}\.?\s?\p{L}{0,4}\.?)$/iu;
const figuresCharsMax = 40;

/** Whether a cell is a number, an amount, a day or a time rather than words. */
export function isFigure(cell: unknown): boolean {
  if (typeof cell === 'number' || typeof cell === 'bigint') return true;
  return typeof cell === 'string' && cell.length <= figuresCharsMax && figures.test(cell.trim());
}

/** Whether a row is one cell in which delimiters still stand: a whole line that nobody divided. */
export function isWrapped(cells: readonly unknown[]): boolean {
  const at = nextFilled(cells, 0);
  const cell = cells[at];
  if (typeof cell !== 'string' || nextFilled(cells, at + 1) !== -1) return false;
  return /[\p{L}\p{N}"][;,\t|]["\p{L}\p{N}]/u.test(cell.slice(0, 1_000));
}
