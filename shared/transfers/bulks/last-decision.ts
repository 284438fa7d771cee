import type { Run } from '../../runs/run.ts';
import type { Bulk, Decision } from '../bulk.ts';

/**
 * What was decided last on a bulk: by somebody who approved, rejected or cancelled it, or by the
 * engine, which stops its run when the time to approve it is over or somebody cancels it as a run.
 */
export function lastDecision(
  bulk: Pick<Bulk, 'decision'> | undefined,
  { stopped }: Pick<Run, 'stopped'>,
): Decision | null {
  if (stopped === undefined) return bulk?.decision ?? null;
  const { by, at } = stopped;
  return { kind: by === null ? 'expired' : 'cancelled', by, at, comment: null };
}
