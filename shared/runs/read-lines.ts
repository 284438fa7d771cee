import type { ChunkStore, RecordLine } from './chunk-store.ts';
import type { RunStore } from './run-store.ts';

export interface LinesPorts {
  readonly runs: Pick<RunStore, 'readMarkers'>;
  readonly chunks: Pick<ChunkStore, 'readRecordPart'>;
}

/**
 * What became of a run's records, in source order, one object of the results bucket after the
 * other; of each object only the groups for which its attempt won.
 */
export async function* readLines(
  { runs, chunks }: LinesPorts,
  runId: string,
): AsyncGenerator<RecordLine> {
  const markers = [...(await runs.readMarkers(runId))].sort((a, b) => a.chunk - b.chunk);
  for (const { recordParts } of markers) {
    const lines: RecordLine[] = [];
    for (const { key, groups } of recordParts) {
      const part = await chunks.readRecordPart(key);
      lines.push(...part.filter(({ group }) => groups.includes(group)));
    }
    yield* lines.sort((a, b) => a.row - b.row);
  }
}
