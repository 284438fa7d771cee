import { addByCode } from '../../findings/count-findings.ts';
import { applyDraft } from '../../runs/change-run.ts';
import type { ChunkStore, RecordLine } from '../../runs/chunk-store.ts';
import { accountedFor } from '../../runs/decide-ending.ts';
import { markChunk } from '../../runs/mark-chunk.ts';
import { fiveDigits } from '../../runs/part-number.ts';
import { addCounts, hasEnding, type Run } from '../../runs/run.ts';
import type { RunChange } from '../../runs/run-store.ts';

/** Whether outcomes are still counted by a run: it has no ending, and not every row is told. */
export function takesOutcomes(run: Run): boolean {
  return !hasEnding(run) && accountedFor(run.counts) < run.counts.read;
}

/**
 * The change by which a run counts a batch of outcomes: its marker, its counts and one event. The
 * marker's number follows from the run as read, so a batch can be counted once only.
 *
 * @param lines      one for each outcome
 * @param recordsKey the object that holds them
 */
export function markBatch(
  run: Run,
  lines: readonly RecordLine[],
  recordsKey: string,
  now: Date,
): RunChange {
  const group = { outcomes: lines, recordsKey };
  const { marker, findings } = markChunk(run.id, run.chunks.settled, new Map([[0, group]]));
  const counts = addCounts(run.counts, marker.counts);
  const progressPercent = percentOf(accountedFor(counts), counts.read, run.progressPercent);
  const fields = {
    counts,
    chunks: { ...run.chunks, settled: run.chunks.settled + 1 },
    progressPercent,
    findings: addByCode(run.findings, findings),
  };
  const data = { counts, progress_percent: progressPercent, chunk: marker.chunk };
  const event = { level: 'info', stage: run.stage, code: 'RUN-PROGRESS', data } as const;
  return applyDraft(run, { fields, events: [event], marker }, now);
}

/** Share of a run's way, never falling: reading ends at 10 %, sending at 98 %. */
function percentOf(told: number, read: number, before: number): number {
  const percent = 10 + (88 * told) / Math.max(1, read);
  return Math.max(before, Math.round(percent * 10) / 10);
}

/**
 * Keeps the lines of a batch, under a name of this attempt: a marker then points to lines that
 * exist. The same lines again (only the account had changed) are the same object.
 */
export function createLineKeeping(
  { chunks, newId }: { readonly chunks: Pick<ChunkStore, 'writeRecordPart'>; newId(): string },
  runId: string,
): (batch: number, lines: readonly RecordLine[]) => Promise<string> {
  let kept: { readonly text: string; readonly key: string } | undefined;
  return async (batch, lines) => {
    const text = JSON.stringify(lines);
    if (kept?.text === text) return kept.key;
    const key = await chunks.writeRecordPart(runId, `${fiveDigits(batch)}-${newId()}`, lines);
    kept = { text, key };
    return key;
  };
}
