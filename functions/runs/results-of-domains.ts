import type { Language, Run } from '../../shared/runs/run.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { createTransfersStore } from '../transfers/transfers-store.dynamodb.ts';
import { writeResult } from '../transfers/write-result.ts';
import { createResultStore } from './result-store.s3.ts';
import { createRunStore } from './run-store.dynamodb.ts';

/** Where the result of a run lies in the results bucket, and under which name it is saved. */
export interface ResultFile {
  readonly key: string;
  readonly name: string;
}

/** `type=result` of a run's downloads: a file that its domain writes; undefined: it writes none. */
export function createResultWriting(env: {
  readonly LEDGER_TABLE: string;
  readonly RUNS_TABLE: string;
  readonly RESULTS_BUCKET: string;
}): (run: Run, lang: Language) => Promise<ResultFile | undefined> {
  if (env.LEDGER_TABLE === '') return async () => undefined;
  const store = createTransfersStore(dynamo(), {
    ledger: env.LEDGER_TABLE,
    runs: env.RUNS_TABLE,
  });
  const runs = createRunStore(dynamo(), env.RUNS_TABLE);
  const ports = { runs, store, results: createResultStore(s3(), env.RESULTS_BUCKET) };
  return async ({ domain, id }, lang) =>
    domain === 'transfers' ? writeResult(ports, id, 'result', lang) : undefined;
}
