import { ulid } from 'ulid';
import type * as z from 'zod';
import { takeIn } from '../../shared/transfers/bulks/take-in.ts';
import type { transfersApiEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { createPipelines } from '../runs/pipelines.sfn.ts';
import { createResultStore } from '../runs/result-store.s3.ts';
import { createTicketStore } from '../runs/ticket-store.dynamodb.ts';
import { dynamo, presigningS3, s3, sfn } from '../runtime/clients.ts';
import { logger } from '../runtime/observe.ts';
import { createTokenVerifier } from '../runtime/token-verifier.ts';
import type { TransfersPorts } from './bind-transfers.ts';
import { sendingPolicyOf } from './sending-policy-of.ts';
import { createTakingInPorts } from './taking-in-ports.ts';

/** What the endpoints of bulks and accounts stand on in the cloud. */
export function createTransfersPorts(
  env: z.output<typeof transfersApiEnvironment>,
): TransfersPorts {
  const takingIn = createTakingInPorts(env);
  const { runs, store, chunks, files, timing, faultPoint } = takingIn;
  const { startPipeline, hasPipeline } = createPipelines(sfn(), env.STATE_MACHINES);
  return {
    ...{ runs, store, chunks, files, timing, faultPoint },
    ...{ startPipeline, hasPipeline },
    takeIn: (runId, limits) => takeIn(takingIn, runId, limits),
    s3: s3(),
    presigning: presigningS3(),
    ingestBucket: env.INGEST_BUCKET,
    resultsBucket: env.RESULTS_BUCKET,
    results: createResultStore(s3(), env.RESULTS_BUCKET),
    newId: ulid,
    policy: sendingPolicyOf(env),
    tickets: createTicketStore(dynamo(), env.CONNECTIONS_TABLE),
    verifyToken: createTokenVerifier(env),
    audit: (what, ids) => logger.info(what, ids),
  };
}
