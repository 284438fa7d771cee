import type { Caller } from '../../shared/access/caller.ts';
import type { Confirming } from '../../shared/runs/confirm-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { DecidingPorts } from '../../shared/transfers/bulks/bulk-ports.ts';
import { confirmBulk } from '../../shared/transfers/bulks/confirm-bulk.ts';
import { dynamo } from '../runtime/clients.ts';
import { createTransfersStore } from '../transfers/transfers-store.dynamodb.ts';

/** Makes a test real in its domain's own way; undefined: it has none, its records are compared. */
export type ConfirmOwn = (
  run: Run,
  caller: Caller,
  diffHash: string,
) => Promise<Confirming | undefined>;

/** Bulks have no records that could have changed, and never two that pay the same test. */
export function createOwnConfirms(
  ports: Omit<DecidingPorts, 'store'>,
  env: { readonly LEDGER_TABLE: string; readonly RUNS_TABLE: string },
): ConfirmOwn {
  const tables = { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE };
  const store = env.LEDGER_TABLE === '' ? undefined : createTransfersStore(dynamo(), tables);
  return async (run, caller, diffHash) => {
    if (run.domain !== 'transfers') return undefined;
    // Where there are no bulks there is no test of one either.
    if (store === undefined) return { kind: 'not-a-test' };
    return confirmBulk({ ...ports, store }, run, caller, diffHash);
  };
}
