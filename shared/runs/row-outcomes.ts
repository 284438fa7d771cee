import type { ChunkStore } from './chunk-store.ts';
import type { LinesPorts } from './read-lines.ts';
import type { Run } from './run.ts';

export const publicOutcomes = ['created', 'updated', 'unchanged', 'rejected', 'set_aside'] as const;
export type PublicOutcome = (typeof publicOutcomes)[number];

/** What became of one data row. */
export interface RowOutcome {
  /** Of the file in which it stands; null: in none (an undo has no files). */
  readonly slot: string | null;
  readonly row: number;
  readonly outcome: PublicOutcome;
}

/** The same with the record that it went into; null: into none. */
export interface KeyedRowOutcome extends RowOutcome {
  readonly key: string | null;
}

export interface RowOutcomesPorts {
  readonly runs: LinesPorts['runs'];
  readonly chunks: LinesPorts['chunks'] & Pick<ChunkStore, 'readFindings'>;
  /** Lines that a domain wrote beside a run, in one folder under it; none when there is no such folder. */
  readLinesOf(runId: string, folder: string): AsyncIterable<unknown>;
}

/** How a domain whose records are not rows says what became of each row. */
export interface RowOutcomesOfDomain {
  /** Every data row whose end is known, file by file in its order; memory: a byte a row. */
  list(ports: RowOutcomesPorts, run: Run): AsyncIterable<RowOutcome>;
  /** The records of some of these rows. */
  addKeys(
    ports: RowOutcomesPorts,
    run: Run,
    rows: readonly RowOutcome[],
  ): Promise<readonly KeyedRowOutcome[]>;
}
