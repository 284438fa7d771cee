import { expireRun } from './cancel-run.ts';
import { changeRun } from './change-run.ts';
import { missingFile } from './domain-codes.ts';
import { executionOf } from './execution-of.ts';
import { isOverdue } from './is-overdue.ts';
import { type CodedMessage, type Domain, hasEnding, type Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import { slotsOfPair } from './slots.ts';
import type { Timing } from './timing.ts';

export interface SweepingPorts {
  readonly runs: RunStore;
  readonly timing: Timing;
  /** State of an execution; `missing` when there never was one, or it is long gone. */
  executionState(domain: Domain, execution: string): Promise<'running' | 'ended' | 'missing'>;
  startPipeline(domain: Domain, execution: string): Promise<void>;
  stopExecution(domain: Domain, execution: string): Promise<void>;
  /** @param mayEnd asked once more in the change that ends it; left out: nothing is asked */
  conclude(runId: string, because: CodedMessage, mayEnd?: (run: Run) => boolean): Promise<unknown>;
}

export type Sweeping =
  | { readonly kind: 'leave' }
  | { readonly kind: 'start' }
  /** Nobody approved it in time: what is held for it is given back, and it ends as cancelled. */
  | { readonly kind: 'expire' }
  /** It holds something, so it has to be brought to its end by whoever does its work. */
  | { readonly kind: 'go-on'; readonly again: boolean }
  | { readonly kind: 'end'; readonly because: CodedMessage; readonly stop: boolean };

const startDelayMs = 60_000;
/** A function lives 15 minutes at most, so a run that told nothing for longer is stuck. */
const silenceMaxMs = 20 * 60_000;
const sweptMax = 200;

/**
 * Looks at every run that has not ended, and ends or resumes those that nobody works on. A run
 * that cannot be ended now does not keep the others from it.
 *
 * @throws AggregateError, after all were looked at, when something failed: an alarm tells of it
 */
export async function sweepRuns(
  ports: SweepingPorts,
): Promise<{ readonly swept: readonly string[] }> {
  const swept: string[] = [];
  const faults: unknown[] = [];
  for (const runId of await ports.runs.listOpen(sweptMax)) {
    try {
      if (await sweepRun(ports, runId)) swept.push(runId);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `runs not swept: ${faults.length}`);
  return { swept };
}

/** @returns whether something was done */
async function sweepRun(ports: SweepingPorts, runId: string): Promise<boolean> {
  const run = await ports.runs.read(runId);
  if (run === undefined) return false;
  const name = executionOf(run);
  const execution =
    run.waitingFor === null ? await ports.executionState(run.domain, name) : 'missing';
  const decision = decideSweeping(run, execution, ports.timing.now());
  switch (decision.kind) {
    case 'leave':
      return false;
    case 'start':
      await ports.startPipeline(run.domain, name);
      return true;
    case 'expire':
      return expireRun(ports, runId);
    case 'go-on':
      await goOn(ports, run, decision.again);
      return true;
    case 'end':
      if (decision.stop) await ports.stopExecution(run.domain, name);
      await ports.conclude(runId, decision.because, stillWaits(run, ports.timing));
      return true;
  }
}

/** Somebody may answer at the last moment: then it goes on. Of one that does not wait: undefined. */
function stillWaits({ waitingFor }: Run, timing: Timing) {
  return waitingFor === null ? undefined : (now: Run) => isOverdue(now, timing.now());
}

/** Lets another execution take up the work; the one before is over, or never began. */
async function goOn(ports: SweepingPorts, { id }: Run, again: boolean): Promise<void> {
  const changed = await changeRun(ports.runs, ports.timing, id, (run) =>
    hasEnding(run)
      ? undefined
      : {
          fields: { resumed: run.resumed + (again ? 1 : 0) },
          events: [{ level: 'warning', stage: run.stage, code: 'RUN-WENT-ON', data: {} }],
        },
  );
  if (changed.kind === 'missing' || hasEnding(changed.run)) return;
  await ports.startPipeline(changed.run.domain, executionOf(changed.run));
}

/**
 * What to do with a run that has not ended.
 *
 * @param execution state of its execution; not asked for (missing) while the run waits
 * @see API.md "Runs": waiting_until, then ERROR (approval: CANCELLED); ARCHITECTURE "Always ends"
 */
export function decideSweeping(
  run: Run,
  execution: 'running' | 'ended' | 'missing',
  now: Date,
): Sweeping {
  const silentMs = now.getTime() - Date.parse(run.updatedAt);
  if (run.waitingFor !== null) {
    if (!isOverdue(run, now)) return { kind: 'leave' };
    if (run.waitingFor === 'approval') return { kind: 'expire' };
    return { kind: 'end', stop: false, because: overdue(run, run.waitingFor) };
  }
  if (silentMs < startDelayMs) return { kind: 'leave' };
  // One that went on after waiting has an execution of its own, which may never have begun either.
  const mayStart = run.status === 'PENDING' || run.resumed > 0;
  if (mayStart && execution === 'missing') return { kind: 'start' };
  // One that knows how it ends holds nothing that could still be given back.
  if (run.holds !== undefined && run.ending === null) {
    // Under way it may be silent for hours (the scheme does not answer); its own limits end it.
    return execution === 'running'
      ? { kind: 'leave' }
      : { kind: 'go-on', again: execution !== 'missing' };
  }
  if (execution === 'running') {
    return silentMs > silenceMaxMs
      ? {
          kind: 'end',
          stop: true,
          because: { code: 'RUN-STUCK', data: { minutes: Math.round(silentMs / 60_000) } },
        }
      : { kind: 'leave' };
  }
  return { kind: 'end', stop: false, because: { code: 'RUN-LOST', data: {} } };
}

/** Of files that only together are an import, those that came are named: the rest is missing. */
function overdue({ domain, files }: Run, waitingFor: NonNullable<Run['waitingFor']>): CodedMessage {
  if (waitingFor !== 'files') {
    return { code: 'RUN-NEVER-ANSWERED', data: { waiting_for: waitingFor } };
  }
  if (slotsOfPair(domain) === undefined) {
    return { code: 'RUN-NEVER-CAME', data: { waiting_for: waitingFor } };
  }
  const came = files.filter(({ arrival }) => arrival !== null).map(({ name }) => name);
  return missingFile(domain, came);
}
