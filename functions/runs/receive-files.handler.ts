import middy from '@middy/core';
import * as z from 'zod';
import { receiveFiles } from '../../shared/runs/receive-files.ts';
import { receiveFilesEnvironment } from '../../shared/runs/runs-environment.ts';
import { inspectFile } from '../../shared/sources/inspect-file.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { logger, observe } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createFileStore } from './file-store.s3.ts';
import { nameFindingOf } from './reading-of-domains.ts';
import { createRunStore } from './run-store.dynamodb.ts';

const env = readEnv(receiveFilesEnvironment);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  files: createFileStore(s3(), env.INGEST_BUCKET),
  chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
  timing: realTiming,
  inspect: inspectFile,
  nameFinding: nameFindingOf,
  faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
};

const input = z.object({ run_id: z.string().min(1) });

/** First step of every pipeline: files to `processing/`, measured and recognised. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const receipt = await receiveFiles(ports, runId);
    logger.info('Files received', { verdict: receipt.verdict });
    return receipt;
  });
