import { measureUtf8 } from '../values/measure-utf8.ts';
import type { ChunkStore, ManifestItem } from './chunk-store.ts';
import { chunkRecords } from './read-into-chunks.ts';
import type { ChunkRecord } from './reading-rules.ts';
import { createGroupCutting } from './slice-groups.ts';

/** Bytes at which a chunk is full whatever it counts. */
const chunkBytesMax = 8_000_000;

const encoder = new TextEncoder();

/**
 * Writes records that are in memory as chunks, numbered from `first` on.
 *
 * @param step from one number to the next: several lists of a run, each from another number on,
 *   never meet when it is as large as there are lists
 * @returns their lines of the manifest
 */
export async function writeChunkList(
  chunks: Pick<ChunkStore, 'writeChunk'>,
  runId: string,
  records: Iterable<ChunkRecord<unknown>>,
  first = 0,
  step = 1,
): Promise<readonly ManifestItem[]> {
  const items: ManifestItem[] = [];
  let filling = startFilling();
  const write = async () => {
    const { lines, rows, cutting } = filling;
    filling = startFilling();
    const index = first + items.length * step;
    const key = await chunks.writeChunk(runId, index, encoder.encode(lines.join('\n')));
    items.push({ index, key, records: lines.length, rows, groups: cutting.groups() });
  };
  for (const record of records) {
    const line = JSON.stringify(record);
    const size = measureUtf8(line);
    filling.lines.push(line);
    filling.bytes += size;
    filling.rows += record.rows ?? 1;
    filling.cutting.add(size, record.writes);
    if (filling.lines.length >= chunkRecords || filling.bytes >= chunkBytesMax) await write();
  }
  if (filling.lines.length > 0) await write();
  return items;
}

function startFilling() {
  return { lines: [] as string[], bytes: 0, rows: 0, cutting: createGroupCutting() };
}
