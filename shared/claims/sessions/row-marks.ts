/** One of a few words for each row of a file: a byte a row, whichever rows they are. */
export interface RowMarks<T extends string> {
  get(row: number): T | undefined;
  /** @param row 1-based, as the sender's program numbers it */
  set(row: number, mark: T): void;
  /** Marked rows from the first one on. */
  all(): Iterable<readonly [row: number, mark: T]>;
}

const rowsAtFirst = 1_024;

/** @param words at most 255 */
export function createRowMarks<T extends string>(words: readonly T[]): RowMarks<T> {
  // 0 stands for a row without a mark.
  let marks = new Uint8Array(rowsAtFirst);
  return {
    get: (row) => words[(marks[row] ?? 0) - 1],
    set(row, mark) {
      if (row >= marks.length) {
        const wider = new Uint8Array(Math.max(row + 1, marks.length * 2));
        wider.set(marks);
        marks = wider;
      }
      marks[row] = words.indexOf(mark) + 1;
    },
    *all() {
      for (const [row, mark] of marks.entries()) {
        const word = words[mark - 1];
        if (word !== undefined) yield [row, word];
      }
    },
  };
}
