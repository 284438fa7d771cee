import middy from '@middy/core';
import type { Context, DynamoDBStreamEvent, EventBridgeEvent } from 'aws-lambda';
import { type RunConcludedV1, runConcludedV1 } from '../../events/runs/run-concluded.v1.ts';
import { notifyEndedEnvironment } from '../../shared/transfers/callbacks/callbacks-environment.ts';
import { notifyEnded } from '../../shared/transfers/callbacks/notify-ended.ts';
import { createRunStore } from '../runs/run-store.dynamodb.ts';
import { tryAll } from '../runs/try-all.ts';
import { dynamo, secrets } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { callbackPolicyOf } from './callback-policy-of.ts';
import { createJwsKeys } from './jws-keys.secrets.ts';
import { createGuardedPost } from './post-guarded.http.ts';
import { readEndedBulks } from './read-ended-bulks.ts';
import { createTransfersStore } from './transfers-store.dynamodb.ts';

const env = readEnv(notifyEndedEnvironment);
const policy = callbackPolicyOf(env);
const ports = {
  store: createTransfersStore(dynamo(), { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE }),
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  keys: createJwsKeys(secrets(), env.JWS_KEYS_SECRET),
  timing: realTiming,
  policy,
  post: createGuardedPost({ exceptions: policy.exceptions }),
};

/** Receivers that never answer must not use up the time of those behind them. */
const atOnce = 10;

async function notify(runId: string): Promise<void> {
  const notified = await notifyEnded(ports, runId);
  const outcome = notified.kind === 'notified' ? notified.notice.outcome : notified.kind;
  logger.info('Bulk ended', { runId, outcome });
}

/**
 * RunConcluded on the bus, or a bulk that ended in the ledger table's stream → one signed POST to
 * its `callback_url`. Both are needed: of run and bulk either may end last.
 */
export const handler = middy<
  EventBridgeEvent<string, RunConcludedV1> | DynamoDBStreamEvent,
  void,
  Error,
  Context
>()
  .use(observe())
  .handler(async (event) => {
    if ('Records' in event) return tryAll(readEndedBulks(event.Records), atOnce, notify);
    const { domain, runId } = runConcludedV1.detail.parse(event.detail);
    if (domain === 'transfers') await notify(runId);
  });
