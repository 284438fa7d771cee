import { newFinding } from '../../findings/new-finding.ts';
import { changeRun, type RunDraft } from '../../runs/change-run.ts';
import type { ManifestItem } from '../../runs/chunk-store.ts';
import { isErased } from '../../runs/erased.ts';
import { hasEnding, noCounts, type Run } from '../../runs/run.ts';
import { beginStage, endStage } from '../../runs/stages.ts';
import { refusedDraft, stageEvent } from '../reading/claims-reading-drafts.ts';
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
  const chunks = await readWritten(ports, run.undoOf, run.id);
  if (chunks === 'erased') return refuseErased(ports, run.id, run.undoOf);
  const manifestKey = await ports.chunks.writeManifest(run.id, chunks);
  await ports.faultPoint('read-before-end', run.id);
  await changeRun(ports.runs, ports.timing, run.id, (before) =>
    undoReadDraft(before, chunks, ports.timing.now()),
  );
  return { verdict: chunks.length > 0 ? 'undo' : 'refused', partitionsKey: '', manifestKey };
}

/**
 * An erasure marks the session before it takes anything away. So what was read of a session that is
 * not marked afterwards is all that it wrote, and an undo is done whole or not at all.
 */
async function readWritten(
  ports: ReadingClaimsPorts,
  undone: string,
  runId: string,
): Promise<readonly ManifestItem[] | 'erased'> {
  const isGone = async () => {
    const session = await ports.runs.read(undone);
    return session === undefined || isErased(session);
  };
  try {
    const chunks = await readUndo(ports, undone, runId);
    return (await isGone()) ? 'erased' : chunks;
  } catch (error) {
    if (await isGone()) return 'erased';
    throw error;
  }
}

async function refuseErased(
  ports: ReadingClaimsPorts,
  runId: string,
  undone: string,
): Promise<ClaimsReading> {
  const finding = newFinding({
    ...{ code: 'CLM-U03', level: 'blocking', slot: '' },
    data: { run_id: undone },
  });
  await ports.chunks.writeFindings(runId, 'read-kinds', [finding]);
  await changeRun(ports.runs, ports.timing, runId, (run) =>
    refusedDraft(run, finding, null, ports.timing.now()),
  );
  return { verdict: 'refused', partitionsKey: '', manifestKey: '' };
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
