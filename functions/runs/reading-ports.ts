import type { ReadingPorts } from '../../shared/runs/read-run.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { realTiming } from '../runtime/timing.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createFileStore } from './file-store.s3.ts';
import { createRunStore } from './run-store.dynamodb.ts';

/** What the reading stage of any domain stands on. */
export function createReadingPorts(env: {
  readonly RUNS_TABLE: string;
  readonly INGEST_BUCKET: string;
  readonly RESULTS_BUCKET: string;
  readonly FAULTS: 'on' | 'off';
  /** Keys under which the domain's JSON wraps its list. */
  readonly listKeys: readonly string[];
}): ReadingPorts {
  return {
    runs: createRunStore(dynamo(), env.RUNS_TABLE),
    files: createFileStore(s3(), env.INGEST_BUCKET),
    chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
    timing: realTiming,
    readItems: (blocks, { name, layout }, fields) =>
      readSource(blocks, { name, fields, listKeys: env.listKeys, layout: layout ?? undefined }),
    faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
  };
}
