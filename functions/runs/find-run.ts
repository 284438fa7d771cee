import type { Caller } from '../../shared/access/caller.ts';
import { mayOnRun, type RunVerb } from '../../shared/access/policy.ts';
import type { Problem } from '../../shared/http/route.ts';
import type { Run } from '../../shared/runs/run.ts';
import { isRunId } from '../../shared/runs/run-id.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';

export type FoundRun =
  | { readonly kind: 'found'; readonly run: Run }
  | ({ readonly kind: 'refused' } & Problem);

/**
 * The run of a path, if this caller may do this to it. A foreign run is refused like an unknown
 * one; a run of a domain that the role has nothing to do with is forbidden.
 */
export async function findRun(
  runs: Pick<RunStore, 'read'>,
  caller: Caller | null,
  runId: string | undefined,
  verb: RunVerb,
): Promise<FoundRun> {
  if (caller === null) return { kind: 'refused', problem: 'AUTH-02' };
  // No text that is no id reaches the table: it refuses long ones with a fault.
  const run = runId !== undefined && isRunId(runId) ? await runs.read(runId) : undefined;
  if (run === undefined) return { kind: 'refused', problem: 'RUN-404' };
  switch (mayOnRun(caller, verb, run)) {
    case 'allowed':
      return { kind: 'found', run };
    case 'hidden':
      return { kind: 'refused', problem: 'RUN-404' };
    case 'forbidden':
      return { kind: 'refused', problem: 'AUTH-03' };
  }
}
