import { changeRun } from './change-run.ts';
import { executionOf } from './execution-of.ts';
import { isTerminal, type Run, type RunStatus } from './run.ts';
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
 */
export async function cancelRun(
  ports: CancellingPorts,
  runId: string,
  by: string,
): Promise<Cancelling> {
  const changed = await changeRun(ports.runs, ports.timing, runId, (run) =>
    isTerminal(run.status) || run.ending !== null || run.cancelRequested
      ? undefined
      : {
          fields: {
            cancelRequested: true,
            waitingFor: null,
            waitingUntil: null,
            waitingSlot: null,
            // The execution that asked for columns is over: the one that ends the run is another.
            ...(run.waitingFor === 'mapping' ? { resumed: run.resumed + 1 } : {}),
          },
          events: [
            { level: 'warning', stage: run.stage, code: 'RUN-CANCEL-REQUESTED', data: { by } },
          ],
        },
  );
  if (changed.kind === 'missing') return { kind: 'missing' };
  const { run } = changed;
  const status = run.ending?.status ?? run.status;
  if (isTerminal(status)) return { kind: 'ended-already', status };
  if (run.status === 'PENDING') await ports.startPipeline(run.domain, executionOf(run));
  return { kind: 'requested', run };
}
