import { runConcludedV1 } from '../../events/runs/run-concluded.v1.ts';
import { isTerminal } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';

export interface PublishingPorts {
  readonly runs: Pick<RunStore, 'read'>;
  /** Puts one event on the bus. Throws when the bus did not take it. */
  putEvent(event: { source: string; detailType: string; detail: string }): Promise<void>;
}

/**
 * Tells the bus that a run has ended. The run itself is read, so what is told is what is stored,
 * whatever the record of the stream looked like.
 */
export async function publishRunConcluded(
  ports: PublishingPorts,
  runId: string,
): Promise<'published' | 'not-ended'> {
  const run = await ports.runs.read(runId);
  if (run === undefined || !isTerminal(run.status)) return 'not-ended';
  const { id, domain, status, counts } = run;
  const detail = runConcludedV1.detail.parse({ runId: id, domain, status, counts });
  await ports.putEvent({
    source: runConcludedV1.source,
    detailType: runConcludedV1.detailType,
    detail: JSON.stringify(detail),
  });
  return 'published';
}
