import { changeRun, type RunDraft } from '../../runs/change-run.ts';
import type { ChunkStore, ManifestItem } from '../../runs/chunk-store.ts';
import type { ChunkRecord } from '../../runs/reading-rules.ts';
import { hasEnding, noCounts, type Run } from '../../runs/run.ts';
import { beginStage, endStage } from '../../runs/stages.ts';
import { writeChunkList } from '../../runs/write-chunk-list.ts';
import type { Payment } from '../payment.ts';
import type { Transfer } from '../transfer.ts';
import type { BulkPorts } from './bulk-ports.ts';
import { changeLedger } from './change-ledger.ts';
import { createFindPaidBefore } from './paid-before.ts';
import { readFailed } from './read-failed.ts';
import { mayBeRetried, rememberFree, retriedPayment } from './retried-rows.ts';

export interface RetryPorts extends BulkPorts {
  readonly chunks: Pick<ChunkStore, 'writeChunk' | 'writeManifest'>;
  faultPoint(point: string, runId: string): Promise<void>;
}

/** Transfers that one transaction marks (TRANSFERS "Ledger"). */
const markedMax = 90;
/** Share of a run's way when it is known what is to be paid. */
const readPercent = 10;

/**
 * The reading stage of a bulk that tries another one's failed transfers again: marks them as its
 * own, each under the state that was read, and writes them as chunks of payments. Run again, it
 * finds its marks and writes the same chunks.
 *
 * @param run of kind `retry`
 * @see TRANSFERS "Bulk": each row marked conditionally, so two clicks make one bulk
 */
export async function readRetry(ports: RetryPorts, run: Run): Promise<void> {
  // What was read once counts: the rows that a later look would find may be others.
  if (run.reading !== null) return;
  if (run.replayOf === null) throw new Error(`${run.id} retries nothing`);
  const isFree = rememberFree(ports, run.id);
  const items: ManifestItem[] = [];
  let held: ChunkRecord<Payment>[] = [];
  for await (const failed of readFailed(ports, run.replayOf, run.id)) {
    for (let at = 0; at < failed.length; at += markedMax) {
      const marked = await markRows(ports, run.id, failed.slice(at, at + markedMax), isFree);
      held.push(...marked.map(retriedPayment));
    }
    items.push(...(await writeChunkList(ports.chunks, run.id, held, items.length)));
    held = [];
  }
  await ports.chunks.writeManifest(run.id, items);
  await ports.faultPoint('read-before-end', run.id);
  await changeRun(ports.runs, ports.timing, run.id, (before) =>
    retryReadDraft(before, items, ports.timing.now()),
  );
}

/** @returns the rows that this run tries again, as they are now */
async function markRows(
  ports: RetryPorts,
  runId: string,
  failed: readonly Transfer[],
  isFree: (retriedBy: string | null) => Promise<boolean>,
): Promise<readonly Transfer[]> {
  return changeLedger(ports, async () => {
    // Read anew: since the page was read a callback may have told that one was paid after all.
    const found = await ports.store.readMany(failed.map(({ bulkId, row }) => ({ bulkId, row })));
    const paid = await createFindPaidBefore(ports.store)(found);
    const mine: Transfer[] = [];
    const marks: { before: Transfer; after: Transfer }[] = [];
    for (const before of found.toSorted((a, b) => a.row - b.row)) {
      // What is marked stays: a rival attempt may be reserving it. Of one that was paid since the
      // sending step learns before it is sent.
      const isMarked = before.retriedBy === runId;
      const mayBeMarked = mayBeRetried(before, paid) && (await isFree(before.retriedBy));
      if (!isMarked && !mayBeMarked) continue;
      const after = isMarked ? before : mark(before, runId);
      mine.push(after);
      if (!isMarked) marks.push({ before, after });
    }
    return { answer: mine, change: marks.length > 0 ? { transfers: marks } : undefined };
  });
}

function mark(transfer: Transfer, runId: string): Transfer {
  return { ...transfer, retriedBy: runId, version: transfer.version + 1 };
}

function retryReadDraft(
  run: Run,
  chunks: readonly ManifestItem[],
  now: Date,
): RunDraft | undefined {
  if (hasEnding(run) || run.reading !== null) return undefined;
  const rows = chunks.reduce((sum, { records }) => sum + records, 0);
  const counts = { ...noCounts, read: rows };
  const ended = endStage(run.stages, 'read', { in: rows, out: rows }, now);
  const nothing = { message: { code: 'TRF-A07', data: {} } };
  const data = { stage: 'read', in: rows, out: rows };
  return {
    fields: {
      status: 'PROCESSING',
      startedAt: run.startedAt ?? now.toISOString(),
      ...{ reading: counts, counts, chunks: { total: chunks.length, settled: 0 } },
      stage: 'settle',
      stages: beginStage(ended, 'settle', now),
      progressPercent: readPercent,
      ...(rows === 0 ? nothing : {}),
    },
    events: [
      {
        level: rows === 0 ? 'error' : 'info',
        stage: 'read',
        ...(rows === 0
          ? nothing.message
          : { code: 'TRF-A13', data: { count: rows, run_id: run.replayOf } }),
      },
      { level: 'info', stage: 'read', code: 'RUN-STAGE-ENDED', data },
      { level: 'info', stage: 'settle', code: 'RUN-STAGE-STARTED', data: { stage: 'settle' } },
    ],
  };
}
