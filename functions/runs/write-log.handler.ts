import middy from '@middy/core';
import * as z from 'zod';
import { writeLogEnvironment } from '../../shared/runs/runs-environment.ts';
import { writeLog } from '../../shared/runs/write-log.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createResultStore } from './result-store.s3.ts';
import { createRunStore } from './run-store.dynamodb.ts';

const env = readEnv(writeLogEnvironment);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
  results: createResultStore(s3(), env.RESULTS_BUCKET),
};

const input = z.object({ run_id: z.string().min(1) });

/** After the end of a run: its whole log as one file. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const log = await writeLog(ports, runId);
    logger.info('Log', { log });
    return { log };
  });
