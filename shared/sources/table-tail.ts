import type { NoteClass } from './note-test.ts';
import type { TotalClass } from './total-test.ts';

/** A row of which only what comes below says what it is. */
export interface TailRow {
  readonly what: TotalClass | NoteClass;
  readonly row: number;
  readonly cells: readonly unknown[];
}

/** Rows that may stand below a table; among more there is data that looks like them. */
const tailRowsMax = 50;

/** Notes below a table that begin like titles; more of them are titles. */
const oddNotesMax = 3;

/**
 * How many of the rows at the end of a table still belong to it: those up to the last odd title,
 * where the odd titles are data.
 *
 * @param isAlone whether no data stands above
 */
export function countAboveEnd(rows: readonly TailRow[], isAlone: boolean): number {
  const odd = rows.filter(({ what }) => what === 'odd-title');
  return isAlone || odd.length > oddNotesMax
    ? rows.findLastIndex(({ what }) => what === 'odd-title') + 1
    : 0;
}

/** The rows since the last one that is surely data, in order. */
export interface TableTail {
  /** @returns whether it can wait; else all rows held have to be released now */
  hold(row: TailRow): boolean;
  release(): readonly TailRow[];
}

export function createTableTail(): TableTail {
  let held: TailRow[] = [];
  return {
    hold(row) {
      held.push(row);
      return held.length < tailRowsMax;
    },
    release() {
      if (held.length === 0) return held;
      const released = held;
      held = [];
      return released;
    },
  };
}
