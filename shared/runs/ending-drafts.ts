import type { NewEvent, RunDraft } from './change-run.ts';
import { type CodedMessage, type Counts, type Ending, noCounts, type Run } from './run.ts';
import { beginStage, closeStages, endStage } from './stages.ts';

/**
 * The last stage begins: how the run will end is written down before its files are moved, so that
 * a crash in between, a late chunk or a cancellation cannot make it end in another way.
 */
export function concludingDraft(
  run: Run,
  ending: Ending,
  told: {
    readonly diffHash: string | null;
    readonly because: CodedMessage | null;
    readonly remark: CodedMessage | null;
  },
  now: Date,
): RunDraft {
  const open = run.stages.filter((stage) => stage.status === 'PROCESSING');
  const failed = ending.status === 'ERROR';
  const closed = closeStages(closeOut(run, ending.counts), failed, now, 'conclude');
  return {
    fields: {
      ending,
      diffHash: told.diffHash,
      counts: ending.counts,
      stage: 'conclude',
      waitingFor: null,
      waitingUntil: null,
      waitingSlot: null,
      stages: beginStage(closed, 'conclude', now),
    },
    events: [
      ...earlyEvents(run, told.because, failed),
      ...remarkEvents(run, told.remark),
      ...open.map(({ name }) => stageEvent('RUN-STAGE-ENDED', name)),
      stageEvent('RUN-STAGE-STARTED', 'conclude'),
    ],
  };
}

/** The run has ended: the last event of its journal. */
export function endedDraft(run: Run, ending: Ending, files: Run['files'], now: Date): RunDraft {
  const { status, counts, message } = ending;
  const end = { in: counts.read, out: counts.read, failed: status === 'ERROR' };
  const level = end.failed ? 'error' : status === 'DONE' ? 'info' : 'warning';
  return {
    fields: {
      status,
      counts,
      message,
      files,
      progressPercent: 100,
      completedAt: now.toISOString(),
      stages: endStage(run.stages, 'conclude', end, now),
    },
    events: [
      stageEvent('RUN-STAGE-ENDED', 'conclude'),
      { level, stage: 'conclude', code: 'RUN-ENDED', data: { status, counts, message } },
    ],
  };
}

function stageEvent(code: string, stage: NonNullable<Run['stage']>): NewEvent {
  return { level: 'info', stage, code, data: { stage } };
}

/** An early end gets a line of its own, also one after which nothing was left to do. */
function earlyEvents(run: Run, because: CodedMessage | null, failed: boolean): NewEvent[] {
  if (because === null) return [];
  const level = failed ? 'error' : 'warning';
  return [{ level, stage: run.stage, code: because.code, data: because.data }];
}

function remarkEvents(run: Run, remark: CodedMessage | null): NewEvent[] {
  return remark === null ? [] : [{ level: 'warning', stage: run.stage, ...remark }];
}

/** In and out of the stage that settled (or mapped), known only now; none if it never began. */
function closeOut(run: Run, counts: Counts): Run['stages'] {
  const { read, rejected, setAside } = run.reading ?? noCounts;
  const out = counts.created + counts.updated + counts.unchanged;
  return run.stages.map((stage) =>
    (stage.name === 'settle' || stage.name === 'map') && stage.status === 'PROCESSING'
      ? { ...stage, in: read - rejected - setAside, out }
      : stage,
  );
}
