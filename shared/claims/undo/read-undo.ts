import type { ChunkStore, ManifestItem, RecordLine } from '../../runs/chunk-store.ts';
import { chunkRecords } from '../../runs/read-into-chunks.ts';
import { type LinesPorts, readLines } from '../../runs/read-lines.ts';
import type { ChunkRecord } from '../../runs/reading-rules.ts';
import { writeChunkList } from '../../runs/write-chunk-list.ts';
import type { UndoRecord } from '../mapping/claims-record.ts';
import { isClaimItemId } from '../mapping/identify-claim.ts';

export interface UndoReadingPorts {
  readonly runs: LinesPorts['runs'];
  readonly chunks: LinesPorts['chunks'] & Pick<ChunkStore, 'writeChunk'>;
}

/** Whether a line of a session's results says that it wrote a claim. */
export function hasWrittenClaim({ id, outcome }: Pick<RecordLine, 'id' | 'outcome'>): boolean {
  return (outcome === 'created' || outcome === 'updated') && isClaimItemId(id);
}

/**
 * Reads what a session wrote into chunks of an undo: each claim's version with the one before.
 * Insured persons, partners, policies and invoices stay. Holds one chunk at a time; the same
 * session leaves the same chunks.
 *
 * @param undone the session's run
 * @param runId  the undo's run
 * @returns lines of the undo's manifest; none when the session wrote no claim
 */
export async function readUndo(
  { runs, chunks }: UndoReadingPorts,
  undone: string,
  runId: string,
): Promise<readonly ManifestItem[]> {
  const items: ManifestItem[] = [];
  let held: ChunkRecord<UndoRecord>[] = [];
  const write = async () => {
    items.push(...(await writeChunkList(chunks, runId, held, items.length)));
    held = [];
  };
  for await (const line of readLines({ runs, chunks }, undone)) {
    if (!hasWrittenClaim(line)) continue;
    const { id, row, basedOn } = line;
    const record = { kind: 'undo', wroteVersion: basedOn + 1, restoreVersion: basedOn } as const;
    held.push({ id, row, record, writes: 2 });
    if (held.length === chunkRecords) await write();
  }
  if (held.length > 0) await write();
  return items;
}
