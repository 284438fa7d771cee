import { ulid } from 'ulid';
import type * as z from 'zod';
import type { claimsApiEnvironment } from '../../shared/claims/claims-environment.ts';
import { claimsAttributes } from '../../shared/claims/mapping/claims-attributes.ts';
import { createChunkStore } from '../runs/chunk-store.s3.ts';
import { createPipelines } from '../runs/pipelines.sfn.ts';
import { createRecordStore } from '../runs/record-store.dynamodb.ts';
import { createResultStore } from '../runs/result-store.s3.ts';
import { createRunStore } from '../runs/run-store.dynamodb.ts';
import { createTicketStore } from '../runs/ticket-store.dynamodb.ts';
import { dynamo, presigningS3, s3, sfn } from '../runtime/clients.ts';
import { logger } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { createTokenVerifier } from '../runtime/token-verifier.ts';
import type { ClaimsPorts } from './bind-claims.ts';
import { readClaimsItem, writeClaimsItem } from './claims-item.ts';
import { onlyClaims } from './claims-runs.ts';
import { createClaimsStore } from './claims-store.dynamodb.ts';
import { createErasableObjects } from './erasable-objects.s3.ts';
import { createPartitionStore } from './partition-store.s3.ts';
import { realClock } from './real-clock.ts';

/** What the endpoints of claims stand on in the cloud. */
export function createClaimsPorts(env: z.output<typeof claimsApiEnvironment>): ClaimsPorts {
  const runs = createRunStore(dynamo(), env.RUNS_TABLE);
  const tables = { records: env.CLAIMS_TABLE, runs: env.RUNS_TABLE };
  const { startPipeline } = createPipelines(sfn(), env.STATE_MACHINES);
  return {
    allRuns: runs,
    runs: onlyClaims(runs),
    s3: s3(),
    presigning: presigningS3(),
    ingestBucket: env.INGEST_BUCKET,
    resultsBucket: env.RESULTS_BUCKET,
    publicUrl: env.PUBLIC_URL,
    timing: realTiming,
    clock: realClock,
    newId: (now?: Date) => ulid(now?.getTime()),
    startPipeline,
    claims: createClaimsStore(dynamo(), env.CLAIMS_TABLE),
    records: createRecordStore(dynamo(), tables, readClaimsItem, claimsAttributes, writeClaimsItem),
    chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
    partitions: createPartitionStore(s3(), env.RESULTS_BUCKET),
    results: createResultStore(s3(), env.RESULTS_BUCKET),
    objects: createErasableObjects(s3(), {
      ingest: env.INGEST_BUCKET,
      results: env.RESULTS_BUCKET,
    }),
    tickets: createTicketStore(dynamo(), env.CONNECTIONS_TABLE),
    verifyToken: createTokenVerifier(env),
    audit: (what: string, ids: Readonly<Record<string, string>>) => logger.info(what, ids),
  };
}
