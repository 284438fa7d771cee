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
  diffHash: string | null,
  now: Date,
): RunDraft {
  const open = run.stages.filter((stage) => stage.status === 'PROCESSING');
  const failed = ending.status === 'ERROR';
  const closed = closeStages(closeOut(run, ending.counts), failed, now, 'conclude');
  return {
    fields: {
      ending,
      diffHash,
      counts: ending.counts,
      stage: 'conclude',
      waitingFor: null,
      waitingUntil: null,
      stages: beginStage(closed, 'conclude', now),
    },
    events: [
      ...faultEvents(run, ending.message),
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

/** What ends a run early: a fault, or what the sweeper found. */
const earlyEnds = new Set(['RUN-FAULT', 'RUN-STUCK', 'RUN-LOST', 'RUN-NEVER-CAME']);

/** An early end gets a line of its own: what happened, then how it ended. */
function faultEvents(run: Run, message: CodedMessage | null): NewEvent[] {
  if (message === null || !earlyEnds.has(message.code)) return [];
  return [{ level: 'error', stage: run.stage, code: message.code, data: message.data }];
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
