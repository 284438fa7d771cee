import middy from '@middy/core';
import { settleClaimsEnvironment } from '../../shared/claims/claims-environment.ts';
import { claimsAttributes } from '../../shared/claims/mapping/claims-attributes.ts';
import { createClaimsSettlingRules } from '../../shared/claims/mapping/claims-settling-rules.ts';
import { settleChunk } from '../../shared/runs/settle-chunk.ts';
import { createSettlingPorts, settleInput } from '../runs/settling-ports.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { readClaimsItem, writeClaimsItem } from './claims-item.ts';

const env = readEnv(settleClaimsEnvironment);
const tables = { ...env, RECORDS_TABLE: env.CLAIMS_TABLE };
const ports = createSettlingPorts(tables, readClaimsItem, claimsAttributes, writeClaimsItem);
const rules = createClaimsSettlingRules({
  createMissingInsured: env.CREATE_MISSING_INSURED === 'on',
});

/** One chunk of claims and what they refer to, settled exactly once (in a dry run: only compared). */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId, chunk } = settleInput.parse(event);
    logger.appendKeys({ runId, chunk: chunk.index });
    const settling = await settleChunk(ports, rules, runId, chunk);
    logger.info('Chunk settled', { settling });
    return { settling };
  });
