import type { DomainStream } from '../../shared/live/stream-run.ts';
import type { Domain } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { lastIdOf, streamBulk } from '../../shared/transfers/bulks/stream-bulk.ts';
import { dynamo } from '../runtime/clients.ts';
import { createTransfersStore } from '../transfers/transfers-store.dynamodb.ts';

/** Domains that tell their runs in their own way, at their own address. */
export function createDomainStreams(
  runs: Pick<RunStore, 'read'>,
  env: { readonly LEDGER_TABLE: string; readonly RUNS_TABLE: string },
): Readonly<Partial<Record<Domain, DomainStream>>> {
  if (env.LEDGER_TABLE === '') return {};
  const tables = { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE };
  const store = createTransfersStore(dynamo(), tables);
  return {
    transfers: {
      lastId: async (run) => lastIdOf(await store.readBulk(run.id), run),
      tell: (wish, options) => streamBulk({ runs, store }, wish, options),
    },
  };
}
