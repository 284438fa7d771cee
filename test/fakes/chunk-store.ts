import type { Finding } from '../../shared/findings/finding.ts';
import type { ChunkStore, ManifestItem, RecordLine } from '../../shared/runs/chunk-store.ts';
import { recordsOf } from '../runs/a-chunk.ts';

/** The in-memory double of the results bucket. `objects` shows what lies there. */
export function createFakeChunkStore(): ChunkStore & {
  readonly objects: Map<string, readonly unknown[]>;
} {
  const objects = new Map<string, readonly unknown[]>();
  const write = async (key: string, lines: readonly unknown[]) => {
    objects.set(key, structuredClone(lines));
    return key;
  };
  const read = async (key: string) => {
    const lines = objects.get(key);
    if (lines === undefined) throw new Error(`no object ${key}`);
    return structuredClone(lines);
  };
  return {
    objects,
    keyOfManifest: (runId) => `runs/${runId}/manifest`,
    keyOfChunk: (runId, index) => `runs/${runId}/chunks/${index}`,
    writeChunk: (runId, index, bytes) => write(`runs/${runId}/chunks/${index}`, recordsOf(bytes)),
    readChunk: async (key) => (await read(key)) as never,
    writeManifest: (runId, items) => write(`runs/${runId}/manifest`, items),
    readManifest: async (runId) => (await read(`runs/${runId}/manifest`)) as ManifestItem[],
    writeFindings: (runId, part, findings) => write(`runs/${runId}/findings/${part}`, findings),
    async *readFindings(runId) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(`runs/${runId}/findings/`));
      for (const key of keys.sort()) yield* (await read(key)) as Finding[];
    },
    writeRecordPart: (runId, part, lines) => write(`runs/${runId}/records/${part}`, lines),
    readRecordPart: async (key) => (await read(key)) as RecordLine[],
  };
}
