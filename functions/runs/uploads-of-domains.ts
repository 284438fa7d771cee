import type { CodedMessage, Run } from '../../shared/runs/run.ts';
import { checkPayer } from '../../shared/transfers/bulks/check-payer.ts';
import { dynamo } from '../runtime/clients.ts';
import { createTransfersStore } from '../transfers/transfers-store.dynamodb.ts';

/** What its domain has against an announced run, before any file is sent; undefined: nothing. */
export type RefuseUpload = (
  run: Pick<Run, 'domain' | 'options' | 'countryCode'>,
) => Promise<CodedMessage | undefined>;

/** A payment file is no use without the account that pays: TRF-A01, TRF-N01, as with the form. */
export function createUploadRefusals(env: {
  readonly LEDGER_TABLE: string;
  readonly RUNS_TABLE: string;
}): RefuseUpload {
  const tables = { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE };
  const store = env.LEDGER_TABLE === '' ? undefined : createTransfersStore(dynamo(), tables);
  return async (run) => {
    if (run.domain !== 'transfers' || store === undefined) return undefined;
    const payer = await checkPayer({ store }, run);
    return payer.kind === 'refused' ? payer.message : undefined;
  };
}
