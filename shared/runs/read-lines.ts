import type { ChunkStore, RecordLine } from './chunk-store.ts';
import type { ChunkMarker, RunStore } from './run-store.ts';

export interface LinesPorts {
  readonly runs: Pick<RunStore, 'readMarkers'>;
  readonly chunks: Pick<ChunkStore, 'readRecordPart'>;
}

/** What became of a run's records, in source order. */
export async function* readLines(ports: LinesPorts, runId: string): AsyncGenerator<RecordLine> {
  for await (const { lines } of readSettled(ports, runId)) yield* lines;
}

/** A settled chunk with what became of its records, in source order. */
export interface SettledChunk {
  readonly marker: ChunkMarker;
  readonly lines: readonly RecordLine[];
}

/**
 * The settled chunks of a run, one after the other: of each object of the results bucket only the
 * groups for which its attempt won.
 */
export async function* readSettled(
  { runs, chunks }: LinesPorts,
  runId: string,
): AsyncGenerator<SettledChunk> {
  const markers = [...(await runs.readMarkers(runId))].sort((a, b) => a.chunk - b.chunk);
  for (const marker of markers) {
    const lines: RecordLine[] = [];
    for (const { key, groups } of marker.recordParts) {
      const part = await chunks.readRecordPart(key);
      lines.push(...part.filter(({ group }) => groups.includes(group)));
    }
    yield { marker, lines: lines.sort((a, b) => a.row - b.row) };
  }
}
