import type { RecordLine } from './write-line.ts';

/** The row that had an id first. */
export interface FirstRow {
  readonly row: number;
  /** Whether it is one that the run counts, and so may have been accepted by it. */
  readonly counts: boolean;
  /** Whether its record was the same. */
  readonly same: boolean;
}

/** What the rows of a file before this one were. */
export interface FirstRows {
  /**
   * Keeps a record, unless there was one with its id.
   *
   * @param counts whether the run counts the row; others are only to be known
   * @returns the row that had the id first; undefined when it is this one
   */
  meet(
    line: Pick<RecordLine, 'ofId' | 'ofRecord'>,
    row: number,
    counts: boolean,
  ): FirstRow | undefined;
}

/** Numbers of 32 bits that are kept of a record: id (2), content (2), row × 2 + counts. */
const entryWords = 5;
/** Entries of a page: memory grows by 320 KB at a time, and nothing is copied. */
const pageEntries = 16_384;
const slotsAtFirst = 4_096;

/**
 * Remembers a file's records without their texts: 20 bytes each, and a table of their places that
 * is at most half full (8 to 16 bytes each); 28 MB for a million. Two ids of a million are taken
 * for one with a chance of 3 × 10⁻⁸, two contents of one id with 5 × 10⁻²⁰.
 */
export function createFirstRows(): FirstRows {
  const pages: Uint32Array[] = [];
  /**
   * The number of an entry, from 1; 0 is a free slot. Open addressing: an id begins at its first
   * word and goes on in steps of its second, so that ids that were made to meet soon part.
   */
  let slots = new Uint32Array(slotsAtFirst);
  let count = 0;
  const pageOf = (entry: number): Uint32Array => {
    const page = pages[Math.floor(entry / pageEntries)];
    if (page === undefined) throw new RangeError(`no entry ${entry}`);
    return page;
  };
  const widen = (): void => {
    slots = new Uint32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < count; entry += 1) {
      const page = pageOf(entry);
      const at = (entry % pageEntries) * entryWords;
      const step = ((page[at + 1] ?? 0) | 1) & mask;
      let slot = (page[at] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + step) & mask;
      slots[slot] = entry + 1;
    }
  };
  return {
    meet({ ofId, ofRecord }, row, counts) {
      const mask = slots.length - 1;
      const step = ((ofId[1] ?? 0) | 1) & mask;
      let slot = (ofId[0] ?? 0) & mask;
      for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
        const page = pageOf(entry - 1);
        const at = ((entry - 1) % pageEntries) * entryWords;
        if (page[at] === ofId[0] && page[at + 1] === ofId[1]) {
          const same = page[at + 2] === ofRecord[0] && page[at + 3] === ofRecord[1];
          const word = page[at + 4] ?? 0;
          return { row: word >>> 1, counts: (word & 1) === 1, same };
        }
        slot = (slot + step) & mask;
      }
      if (count % pageEntries === 0) pages.push(new Uint32Array(pageEntries * entryWords));
      const page = pageOf(count);
      const at = (count % pageEntries) * entryWords;
      page[at] = ofId[0] ?? 0;
      page[at + 1] = ofId[1] ?? 0;
      page[at + 2] = ofRecord[0] ?? 0;
      page[at + 3] = ofRecord[1] ?? 0;
      page[at + 4] = row * 2 + (counts ? 1 : 0);
      count += 1;
      slots[slot] = count;
      if (count * 2 > slots.length) widen();
      return undefined;
    },
  };
}
