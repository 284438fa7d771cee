/** Longer cells are not remembered: a memory is for words. */
const cellCharsMax = 60;
const cellsMax = 500;

/**
 * The same reading with a memory: a column such as a category or a price holds the same few cells
 * again and again. Bounded: once full, it begins anew.
 *
 * @param read what depends on the cell alone, and gives what nobody changes
 */
export function rememberCells<T extends object | string | boolean | null>(
  read: (cell: unknown) => T,
): (cell: unknown) => T {
  const known = new Map<string, T>();
  return (cell) => {
    if (typeof cell !== 'string' || cell.length > cellCharsMax) return read(cell);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const own = copyText(cell);
    const reading = read(own);
    if (known.size >= cellsMax) known.clear();
    known.set(own, reading);
    return reading;
  };
}

/** A cell is a piece of its file's block, and keeps the whole block in memory while it is kept. */
function copyText(text: string): string {
  return ` ${text}`.slice(1);
}
