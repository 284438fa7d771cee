import middy from '@middy/core';
import * as z from 'zod';
import { compareClaimsEnvironment } from '../../shared/claims/claims-environment.ts';
import { comparePartition } from '../../shared/claims/comparison/compare-partition.ts';
import { createChunkStore } from '../runs/chunk-store.s3.ts';
import { createRunStore } from '../runs/run-store.dynamodb.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createPartitionStore } from './partition-store.s3.ts';

const env = readEnv(compareClaimsEnvironment);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
  partitions: createPartitionStore(s3(), env.RESULTS_BUCKET),
  faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
};

const input = z.object({
  run_id: z.string().min(1),
  partition: z.object({
    index: z.int().min(0),
    keys: z.array(z.string().min(1)),
    rows: z.int(),
  }),
});

/** One partition of claims: compared, mapped, and made ready to be settled. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId, partition } = input.parse(event);
    logger.appendKeys({ runId, partition: partition.index });
    const comparison = await comparePartition(ports, env.CLAIMS_TOLERANCE, runId, partition);
    logger.info('Partition compared', { comparison });
    return { comparison };
  });
