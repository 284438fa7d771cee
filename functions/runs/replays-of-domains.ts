import type { Caller } from '../../shared/access/caller.ts';
import { type ReplayWish, replayWishesOf } from '../../shared/runs/replay-points.ts';
import type { Replaying } from '../../shared/runs/replay-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { DecidingPorts } from '../../shared/transfers/bulks/bulk-ports.ts';
import { retryFailed } from '../../shared/transfers/bulks/retry-failed.ts';
import { dynamo } from '../runtime/clients.ts';
import { createTransfersStore } from '../transfers/transfers-store.dynamodb.ts';

/** Replays a run in its domain's own way; undefined: it has none, its files are read again. */
export type ReplayOwn = (
  run: Run,
  caller: Caller,
  wish: ReplayWish,
) => Promise<Replaying | undefined>;

/**
 * Of bulks only failed transfers are tried again, by their own rules: a file that is read again
 * could pay somebody twice.
 */
export function createOwnReplays(
  ports: Omit<DecidingPorts, 'store'>,
  env: { readonly LEDGER_TABLE: string; readonly RUNS_TABLE: string },
): ReplayOwn {
  const tables = { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE };
  const store = env.LEDGER_TABLE === '' ? undefined : createTransfersStore(dynamo(), tables);
  return async (run, caller, wish) => {
    if (run.domain !== 'transfers') return undefined;
    return replayBulk(store && { ...ports, store }, run, caller, wish);
  };
}

/** @param ports undefined: there are no bulks here */
export async function replayBulk(
  ports: DecidingPorts | undefined,
  run: Run,
  caller: Caller,
  wish: ReplayWish,
): Promise<Replaying> {
  if (wish !== 'failed') return { kind: 'no-such-point', wishes: replayWishesOf(run) };
  if (ports === undefined) return { kind: 'nothing-rejected' };
  const retrying = await retryFailed(ports, run.id, caller.email);
  switch (retrying.kind) {
    case 'retrying': {
      const { domain, id, status } = retrying.run;
      if (status === 'PENDING') await ports.startPipeline(domain, id);
      return { kind: 'replayed', run: retrying.run };
    }
    case 'not-ended':
      return { kind: 'not-ended' };
    case 'nothing-to-retry':
    case 'missing':
      return { kind: 'nothing-rejected' };
  }
}
