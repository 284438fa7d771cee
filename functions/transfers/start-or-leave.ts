import { executionOf, runOfExecution } from '../../shared/runs/execution-of.ts';
import type { Domain } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { AuditPort } from '../runs/audit-port.ts';

export interface PipelineStarting extends AuditPort {
  startPipeline(domain: Domain, execution: string): Promise<void>;
}

/**
 * Starts the rest of a bulk's road. What was asked for is done whether or not this works: whoever
 * was told that it failed would ask for the same money again, so the sweeper starts it instead.
 */
export async function startOrLeave(
  ports: PipelineStarting & { readonly runs: Pick<RunStore, 'read'> },
  runId: string,
): Promise<void> {
  await orLeave(ports, runId, async () => {
    const run = await ports.runs.read(runId);
    if (run === undefined) throw new Error(`no run ${runId}`);
    await ports.startPipeline(run.domain, executionOf(run));
  });
}

/** The same ports, for which a pipeline that does not start is no fault. */
export function leavingToSweeper<P extends PipelineStarting>(ports: P): P {
  return {
    ...ports,
    startPipeline: (domain, execution) =>
      orLeave(ports, runOfExecution(execution), () => ports.startPipeline(domain, execution)),
  };
}

async function orLeave(
  { audit }: AuditPort,
  runId: string,
  start: () => Promise<void>,
): Promise<void> {
  try {
    await start();
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    audit('Bulk left to the sweeper', { runId, why });
  }
}
