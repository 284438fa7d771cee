import { changeRun, type RunDraft } from '../../runs/change-run.ts';
import type { ManifestItem } from '../../runs/chunk-store.ts';
import { hasEnding, noCounts, type Run } from '../../runs/run.ts';
import { beginStage, endStage } from '../../runs/stages.ts';
import { stageEvent } from '../reading/claims-reading-drafts.ts';
import type { ClaimsReading, ReadingClaimsPorts } from '../reading/reading-claims-ports.ts';
import { readUndo } from './read-undo.ts';

/** Share of a run's way when it is known what is to be undone. */
const readPercent = 10;

/**
 * The reading stage of an undo: what its session wrote, as chunks to settle. Run again, it writes
 * the same chunks and says nothing twice.
 *
 * @see CLAIMS §6, "Undo"
 */
export async function beginUndo(ports: ReadingClaimsPorts, run: Run): Promise<ClaimsReading> {
  if (run.undoOf === null) throw new Error(`${run.id} undoes nothing`);
  const chunks = await readUndo(ports, run.undoOf, run.id);
  const manifestKey = await ports.chunks.writeManifest(run.id, chunks);
  await ports.faultPoint('read-before-end', run.id);
  await changeRun(ports.runs, ports.timing, run.id, (before) =>
    undoReadDraft(before, chunks, ports.timing.now()),
  );
  return { verdict: chunks.length > 0 ? 'undo' : 'refused', partitionsKey: '', manifestKey };
}

function undoReadDraft(run: Run, chunks: readonly ManifestItem[], now: Date): RunDraft | undefined {
  if (hasEnding(run) || run.reading !== null) return undefined;
  const claims = chunks.reduce((sum, { records }) => sum + records, 0);
  const counts = { ...noCounts, read: claims };
  const ended = endStage(run.stages, 'read', { in: claims, out: claims }, now);
  return {
    fields: {
      reading: counts,
      counts,
      chunks: { total: chunks.length, settled: 0 },
      stage: 'settle',
      stages: beginStage(ended, 'settle', now),
      progressPercent: readPercent,
    },
    events: [
      {
        level: 'info',
        stage: 'read',
        code: 'CLM-UNDO-READ',
        data: { claims, undoes: run.undoOf },
      },
      stageEvent('RUN-STAGE-ENDED', 'read', { in: claims, out: claims }),
      stageEvent('RUN-STAGE-STARTED', 'settle'),
    ],
  };
}
