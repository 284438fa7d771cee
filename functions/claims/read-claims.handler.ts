import middy from '@middy/core';
import * as z from 'zod';
import { readClaimsEnvironment } from '../../shared/claims/claims-environment.ts';
import { readClaims } from '../../shared/claims/reading/read-claims.ts';
import { createReadingPorts } from '../runs/reading-ports.ts';
import { s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createPartitionStore } from './partition-store.s3.ts';

const env = readEnv(readClaimsEnvironment);
const ports = {
  ...createReadingPorts({ ...env, listKeys: [] }),
  partitions: createPartitionStore(s3(), env.RESULTS_BUCKET),
  strictHeaders: env.CLAIMS_STRICT_HEADERS === 'on',
};

const input = z.object({ run_id: z.string().min(1) });

/** Second step of the claims pipeline: both files into partitions by claim, and findings. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const { verdict, partitionsKey, manifestKey } = await readClaims(ports, runId);
    logger.info('Rows read', { verdict });
    return { verdict, partitions_key: partitionsKey, manifest_key: manifestKey };
  });
