import { ulid } from 'ulid';
import * as z from 'zod';
import type { SettlingPorts } from '../../shared/runs/settle-chunk.ts';
import type { VersionedItem } from '../../shared/runs/settling-rules.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { realTiming } from '../runtime/timing.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createRecordStore } from './record-store.dynamodb.ts';
import { createRunStore } from './run-store.dynamodb.ts';

/** One item of the map: a run and one line of its manifest. */
export const settleInput = z.object({
  run_id: z.string().min(1),
  chunk: z.object({
    index: z.int().min(0),
    key: z.string().min(1),
    records: z.int(),
    groups: z.int(),
  }),
});

/** What the settling stage of any domain stands on. */
export function createSettlingPorts<I extends VersionedItem>(
  env: {
    readonly RUNS_TABLE: string;
    readonly RECORDS_TABLE: string;
    readonly RESULTS_BUCKET: string;
    readonly FAULTS: 'on' | 'off';
  },
  parse: (item: Record<string, unknown>) => I,
  attributesOf?: (item: I) => Readonly<Record<string, unknown>>,
  write?: (item: I) => object,
): SettlingPorts<I> {
  const tables = { records: env.RECORDS_TABLE, runs: env.RUNS_TABLE };
  return {
    runs: createRunStore(dynamo(), env.RUNS_TABLE),
    records: createRecordStore(dynamo(), tables, parse, attributesOf, write),
    chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
    timing: realTiming,
    newId: ulid,
    faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
  };
}
