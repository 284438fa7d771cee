import type { CorrectionsPorts } from '../../shared/corrections/write-corrections.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { realTiming } from '../runtime/timing.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createFileStore } from './file-store.s3.ts';
import { createResultStore } from './result-store.s3.ts';
import { createRunStore } from './run-store.dynamodb.ts';

/** What writing the rows to correct of any domain stands on. */
export function createCorrectionsPorts(env: {
  readonly RUNS_TABLE: string;
  readonly INGEST_BUCKET: string;
  readonly RESULTS_BUCKET: string;
  readonly FAULTS: 'on' | 'off';
  readonly fields: readonly FieldSpec[];
  /** Keys under which the domain's JSON wraps its list. */
  readonly listKeys: readonly string[];
}): CorrectionsPorts {
  const { fields, listKeys } = env;
  return {
    runs: createRunStore(dynamo(), env.RUNS_TABLE),
    files: createFileStore(s3(), env.INGEST_BUCKET),
    chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
    results: createResultStore(s3(), env.RESULTS_BUCKET),
    timing: realTiming,
    readItems: (blocks, { name, layout }) =>
      readSource(blocks, { name, fields, listKeys, layout: layout ?? undefined }),
    faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
  };
}
