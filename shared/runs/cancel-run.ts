import { changeRun, type NewEvent, type RunDraft } from './change-run.ts';
import { executionOf } from './execution-of.ts';
import { isOverdue } from './is-overdue.ts';
import { hasEnding, isTerminal, type Run, type RunStatus } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { Timing } from './timing.ts';

export interface CancellingPorts {
  readonly runs: RunStore;
  readonly timing: Timing;
  startPipeline(domain: Run['domain'], execution: string): Promise<void>;
}

export type Cancelling =
  | { readonly kind: 'requested'; readonly run: Run }
  | { readonly kind: 'ended-already'; readonly status: RunStatus }
  | { readonly kind: 'missing' };

/**
 * Asks a run to stop: what is settled stays, chunks that have not begun are left, and the
 * pipeline's last step ends it as CANCELLED. A run that only waits has no execution: one is
 * started, sees the request and goes straight to its last step.
 *
 * @param by e-mail of who asks
 */
export async function cancelRun(
  ports: CancellingPorts,
  runId: string,
  by: string,
): Promise<Cancelling> {
  const event = { level: 'warning', code: 'RUN-CANCEL-REQUESTED', data: { by } } as const;
  const changed = await changeRun(ports.runs, ports.timing, runId, (run) =>
    mayBeStopped(run)
      ? stoppedDraft(run, by, [{ ...event, stage: run.stage }], ports.timing.now())
      : undefined,
  );
  if (changed.kind === 'missing') return { kind: 'missing' };
  const { run } = changed;
  const status = run.ending?.status ?? run.status;
  if (isTerminal(status)) return { kind: 'ended-already', status };
  if (run.status === 'PENDING') await ports.startPipeline(run.domain, executionOf(run));
  return { kind: 'requested', run };
}

/**
 * Stops a run that nobody approved in time, as if it had been cancelled. Whether it still waits and
 * its time is over is asked in the very change, so one that was approved a moment ago goes on.
 *
 * @returns whether it was stopped
 */
export async function expireRun(ports: CancellingPorts, runId: string): Promise<boolean> {
  const told = { code: 'RUN-APPROVAL-LATE', data: {} };
  const changed = await changeRun(ports.runs, ports.timing, runId, (run) => {
    const now = ports.timing.now();
    if (run.waitingFor !== 'approval' || !isOverdue(run, now) || !mayBeStopped(run)) {
      return undefined;
    }
    const { fields, events } = stoppedDraft(
      run,
      null,
      [{ ...told, level: 'warning', stage: run.stage }],
      now,
    );
    return { fields: { ...fields, notices: [...(run.notices ?? []), told] }, events };
  });
  if (changed.kind !== 'changed') return false;
  await ports.startPipeline(changed.run.domain, executionOf(changed.run));
  return true;
}

function mayBeStopped(run: Run): boolean {
  return !hasEnding(run) && !run.cancelRequested;
}

function stoppedDraft(
  run: Run,
  by: string | null,
  events: readonly NewEvent[],
  now: Date,
): RunDraft {
  return {
    fields: {
      cancelRequested: true,
      stopped: { by, at: now.toISOString() },
      waitingFor: null,
      waitingUntil: null,
      waitingSlot: null,
      // The execution that asked for something is over: the one that ends the run is another.
      ...(hasBegun(run) ? { resumed: run.resumed + 1 } : {}),
    },
    events,
  };
}

/** Whether it waits for somebody after it began; one that waits for its files has not. */
function hasBegun({ waitingFor }: Run): boolean {
  return waitingFor === 'mapping' || waitingFor === 'approval';
}
