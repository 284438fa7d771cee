/** Rows of a file, one bit each: a million of them are 125 KB, whichever they are. */
export interface RowSet {
  /** How many different rows. */
  readonly size: number;
  has(row: number): boolean;
}

/** A set of rows that grows. */
export interface GrowingRowSet extends RowSet {
  /** @param row 1-based, as the sender's program numbers it */
  add(row: number): void;
}

const bitsOfWord = 32;
const wordsAtFirst = 1_024;

/** An empty set; it grows with the highest row that is added. */
export function createRowSet(): GrowingRowSet {
  let words = new Uint32Array(wordsAtFirst);
  let size = 0;
  const has = (row: number) =>
    (((words[Math.floor(row / bitsOfWord)] ?? 0) >>> (row % bitsOfWord)) & 1) === 1;
  return {
    get size() {
      return size;
    },
    has,
    add(row) {
      if (has(row)) return;
      const word = Math.floor(row / bitsOfWord);
      if (word >= words.length) {
        const wider = new Uint32Array(Math.max(word + 1, words.length * 2));
        wider.set(words);
        words = wider;
      }
      words[word] = (words[word] ?? 0) | (1 << (row % bitsOfWord));
      size += 1;
    },
  };
}
