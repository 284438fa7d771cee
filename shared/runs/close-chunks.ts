import { changeRun } from './change-run.ts';
import type { ChunkStore, ManifestItem } from './chunk-store.ts';
import { markChunk, markedDraft } from './mark-chunk.ts';
import { hasEnding, type Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { GroupMarkers, SettledGroup } from './settling-rules.ts';
import type { Timing } from './timing.ts';

export interface ClosingPorts {
  readonly runs: RunStore;
  readonly chunks: Pick<ChunkStore, 'readManifest'>;
  readonly groups: GroupMarkers;
  readonly timing: Timing;
}

/**
 * Before a run is ended early: every chunk without a marker is closed. Its groups that are settled
 * count as they are; the others are closed, so that no late attempt writes them, and their records
 * are set aside. What is in the table is thus what the run says, whoever was killed when.
 *
 * @see docs/decisions/0002
 */
export async function closeChunks(ports: ClosingPorts, run: Run): Promise<void> {
  const { chunks, reading, dryRun } = run;
  if (dryRun || reading === null || chunks.settled >= chunks.total) return;
  const markers = await ports.runs.readMarkers(run.id);
  const marked = new Set(markers.map(({ chunk }) => chunk));
  for (const item of await ports.chunks.readManifest(run.id)) {
    if (!marked.has(item.index)) await closeChunk(ports, run.id, item);
  }
}

async function closeChunk(
  { runs, groups, timing }: ClosingPorts,
  runId: string,
  { index, records, rows = records, groups: groupCount }: ManifestItem,
): Promise<void> {
  const numbers = Array.from({ length: groupCount }, (_, group) => group);
  const found = await Promise.all(numbers.map((group) => groups.closeGroup(runId, index, group)));
  const settled = new Map<number, SettledGroup>();
  let reached = 0;
  for (const [group, marker] of found.entries()) {
    if (marker.isClosed) continue;
    settled.set(group, marker);
    for (const outcome of marker.outcomes) reached += outcome.rows ?? 1;
  }
  const marked = markChunk(runId, index, settled, rows - reached);
  // An attempt that settled all groups may still mark the chunk first; then its marker counts. And
  // a run that has come to hold something meanwhile goes on: it is not settled by chunks.
  await changeRun(runs, timing, runId, (run) =>
    hasEnding(run) || run.holds !== undefined ? undefined : markedDraft(run, marked),
  );
}
