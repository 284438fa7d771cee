import middy from '@middy/core';
import * as z from 'zod';
import { writeClaimsCorrections } from '../../shared/claims/corrections/write-claims-corrections.ts';
import { writeCorrectionsEnvironment } from '../../shared/runs/runs-environment.ts';
import { createReadingPorts } from '../runs/reading-ports.ts';
import { createResultStore } from '../runs/result-store.s3.ts';
import { s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createPartitionStore } from './partition-store.s3.ts';

const env = readEnv(writeCorrectionsEnvironment);
const ports = {
  ...createReadingPorts({ ...env, listKeys: [] }),
  partitions: createPartitionStore(s3(), env.RESULTS_BUCKET),
  results: createResultStore(s3(), env.RESULTS_BUCKET),
};

const input = z.object({ run_id: z.string().min(1) });

/** After settling: all rows of the claims to correct as a workbook that people send back. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const corrections = await writeClaimsCorrections(ports, runId);
    logger.info('Claims to correct', { corrections });
    return { corrections };
  });
