import type { CodedMessage, Domain, Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { Timing } from './timing.ts';

export interface SweepingPorts {
  readonly runs: RunStore;
  readonly timing: Timing;
  /** State of the run's execution; `missing` when there never was one, or it is long gone. */
  executionState(domain: Domain, runId: string): Promise<'running' | 'ended' | 'missing'>;
  startPipeline(domain: Domain, runId: string): Promise<void>;
  stopExecution(domain: Domain, runId: string): Promise<void>;
  conclude(runId: string, because: CodedMessage): Promise<unknown>;
}

export type Sweeping =
  | { readonly kind: 'leave' }
  | { readonly kind: 'start' }
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
  const execution =
    run.waitingFor === null ? await ports.executionState(run.domain, runId) : 'missing';
  const decision = decideSweeping(run, execution, ports.timing.now());
  switch (decision.kind) {
    case 'leave':
      return false;
    case 'start':
      await ports.startPipeline(run.domain, runId);
      return true;
    case 'end':
      if (decision.stop) await ports.stopExecution(run.domain, runId);
      await ports.conclude(runId, decision.because);
      return true;
  }
}

/**
 * What to do with a run that has not ended.
 *
 * @param execution state of its execution; not asked for (missing) while the run waits
 * @see API.md "Runs": waiting_until, then ERROR; ARCHITECTURE "Always ends"
 */
export function decideSweeping(
  run: Run,
  execution: 'running' | 'ended' | 'missing',
  now: Date,
): Sweeping {
  const silentMs = now.getTime() - Date.parse(run.updatedAt);
  if (run.waitingFor !== null) {
    const late = run.waitingUntil !== null && Date.parse(run.waitingUntil) < now.getTime();
    return late
      ? {
          kind: 'end',
          stop: false,
          because: { code: 'RUN-NEVER-CAME', data: { waiting_for: run.waitingFor } },
        }
      : { kind: 'leave' };
  }
  if (silentMs < startDelayMs) return { kind: 'leave' };
  if (run.status === 'PENDING' && execution === 'missing') return { kind: 'start' };
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
