import middy from '@middy/core';
import * as z from 'zod';
import { gatherClaimsEnvironment } from '../../shared/claims/claims-environment.ts';
import { gatherComparison } from '../../shared/claims/comparison/gather-comparison.ts';
import { createChunkStore } from '../runs/chunk-store.s3.ts';
import { createRunStore } from '../runs/run-store.dynamodb.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { logger, observe } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { createPartitionStore } from './partition-store.s3.ts';

const env = readEnv(gatherClaimsEnvironment);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
  partitions: createPartitionStore(s3(), env.RESULTS_BUCKET),
  timing: realTiming,
  faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
};

const input = z.object({ run_id: z.string().min(1) });

/** After every partition: what the comparison found in all, and the list of chunks to settle. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const { verdict, manifestKey } = await gatherComparison(ports, runId);
    logger.info('Comparison gathered', { verdict });
    return { verdict, manifest_key: manifestKey };
  });
