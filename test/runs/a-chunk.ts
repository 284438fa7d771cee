import type { ChunkRecord } from '../../shared/runs/reading-rules.ts';

/** A chunk as it is stored. */
export function aChunk(records: readonly ChunkRecord<unknown>[]): Uint8Array {
  return new TextEncoder().encode(records.map((record) => JSON.stringify(record)).join('\n'));
}

/** The records of a chunk. */
export function recordsOf<R>(bytes: Uint8Array): ChunkRecord<R>[] {
  const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
  return lines.map((line) => JSON.parse(line));
}
