import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ChunkStore } from './chunk-store.ts';
import { type ChunkSink, createChunkWriting } from './chunk-writing.ts';
import { chunkRecords, type ReadingResult } from './read-into-chunks.ts';
import { noCounts, type Run } from './run.ts';

/**
 * What an earlier run read, taken over by its replay: its records and findings are written once
 * more, as the replay's own, so that neither depends on how long the other is kept. The file is
 * not read again.
 *
 * @param original the ended run, with chunks
 * @param sink where the replay puts what it reads
 */
export async function takeOverReading(
  chunks: Pick<ChunkStore, 'readManifest' | 'readChunk' | 'readFindings'>,
  original: Run,
  sink: ChunkSink,
): Promise<ReadingResult> {
  const writing = createChunkWriting(sink, chunkRecords);
  let accepted = 0;
  for (const { key } of await chunks.readManifest(original.id)) {
    for (const record of await chunks.readChunk(key)) {
      accepted += 1;
      writing.addRecord(utf8ToBytes(JSON.stringify(record)));
      await writing.writeFull();
    }
  }
  for await (const finding of chunks.readFindings(original.id)) {
    writing.addFindings([finding]);
    await writing.writeFull();
  }
  await writing.end();
  const { read, rejected, setAside } = original.reading ?? noCounts;
  return {
    verdict: 'read',
    rows: read,
    ...{ accepted, rejected, setAside },
    chunks: writing.chunks(),
    findingsByCode: writing.findingsByCode(),
    findingLevels: writing.findingLevels(),
    facts: {},
    unknownColumns: [],
    parts: original.stages.find(({ name }) => name === 'read')?.parts ?? [],
  };
}
