import type { NewEvent, RunDraft } from './change-run.ts';
import {
  type CodedMessage,
  type Counts,
  type Ending,
  noCounts,
  type Run,
  type Stage,
  type StageName,
} from './run.ts';
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
  const open = run.stages.filter((stage) => stage.status === 'PROCESSING').map(({ name }) => name);
  const wasOpen = ({ name }: Stage) => open.includes(name);
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
      stages: beginStage(sayWhy(closed, ending), 'conclude', now),
    },
    events: [
      ...earlyEvents(run, told.because, failed),
      ...remarkEvents(run, told.remark),
      ...closed.filter(wasOpen).map((stage) => stageEvent('RUN-STAGE-ENDED', stage.name, stage)),
      stageEvent('RUN-STAGE-STARTED', 'conclude'),
    ],
  };
}

/** The run has ended: the last event of its journal. */
export function endedDraft(run: Run, ending: Ending, files: Run['files'], now: Date): RunDraft {
  const { status, counts, message } = ending;
  const failed = status === 'ERROR';
  const end = { in: counts.read, out: counts.read, failed, message: failed ? message : null };
  const told = run.kind === 'undo' ? { reason: 'RUN-ENDED-UNDO' } : {};
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
      stageEvent('RUN-STAGE-ENDED', 'conclude', end),
      { level, stage: 'conclude', code: 'RUN-ENDED', data: { status, counts, message, ...told } },
    ],
  };
}

/** A stage that failed says why, if only what ended the run. */
function sayWhy(stages: readonly Stage[], { message }: Ending): Stage[] {
  return stages.map((stage) =>
    stage.status === 'ERROR' ? { ...stage, message: stage.message ?? message } : stage,
  );
}

/** @param flow what went in and came out, where that is known */
function stageEvent(
  code: string,
  stage: StageName,
  flow?: { readonly in: number | null; readonly out: number | null },
): NewEvent {
  const isKnown = flow !== undefined && flow.in !== null && flow.out !== null;
  const counted = isKnown ? { in: flow.in, out: flow.out } : {};
  return { level: 'info', stage, code, data: { stage, ...counted } };
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
