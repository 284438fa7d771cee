import type { ChunkStore } from './chunk-store.ts';
import { createRowSet, type RowSet } from './row-set.ts';
import type { Run } from './run.ts';
import type { RunStore } from './run-store.ts';

export interface RejectedRowsPorts {
  readonly runs: Pick<RunStore, 'readMarkers'>;
  readonly chunks: Pick<ChunkStore, 'readFindings' | 'readRecordPart'>;
}

/**
 * The rows of a run's file that were rejected: while reading by their findings, while settling by
 * those of their records. What it keeps is a bit a row.
 *
 * @param run a run that has ended
 * @param slot whose rows; rows of another file have the same numbers
 */
export async function findRejectedRows(
  { runs, chunks }: RejectedRowsPorts,
  run: Run,
  slot: string,
): Promise<RowSet> {
  const rows = createRowSet();
  for await (const { level, slot: of, row } of chunks.readFindings(run.id)) {
    if (level === 'rejected' && of === slot && row !== null) rows.add(row);
  }
  // Most domains reject nothing while settling: their lines need not be read.
  if (run.counts.rejected <= (run.reading?.rejected ?? 0)) return rows;
  for (const { recordParts } of await runs.readMarkers(run.id)) {
    for (const { key, groups } of recordParts) {
      for (const { group, row, finding } of await chunks.readRecordPart(key)) {
        if (groups.includes(group) && finding?.level === 'rejected') rows.add(row);
      }
    }
  }
  return rows;
}
