import type { NoteClass } from './note-test.ts';

/** A row of which only what comes below says what it is. */
export interface TailRow {
  readonly what: 'total' | NoteClass;
  readonly row: number;
  readonly cells: readonly unknown[];
}

/** Rows that may stand below a table; among more there is data that looks like them. */
const tailRowsMax = 50;

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
