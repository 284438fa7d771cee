import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { LivePorts } from '../../shared/live/live-ports.ts';
import { dynamo, sockets, sqs } from '../runtime/clients.ts';
import { realTiming } from '../runtime/timing.ts';
import { createConnectionStore } from './connection-store.dynamodb.ts';
import { createPushRetries } from './push-retries.sqs.ts';
import { createRunStore } from './run-store.dynamodb.ts';
import { createSocket } from './socket.apigateway.ts';

/** What live delivery needs; shared by those who answer, push and retry. */
export function createLivePorts(env: {
  readonly RUNS_TABLE: string;
  readonly CONNECTIONS_TABLE: string;
  readonly PUSH_RETRY_QUEUE_URL: string;
  readonly PUBLIC_URL: string;
  readonly WEBSOCKET_ENDPOINT: string;
}): LivePorts {
  return {
    runs: createRunStore(dynamo(), env.RUNS_TABLE),
    connections: createConnectionStore(dynamo(), env.CONNECTIONS_TABLE),
    socket: createSocket(sockets(env.WEBSOCKET_ENDPOINT)),
    retries: createPushRetries(sqs(), env.PUSH_RETRY_QUEUE_URL),
    timing: realTiming,
    newLeaseOwner: randomUUID,
    publicUrl: env.PUBLIC_URL,
  };
}

/** Time kept back to note what was posted and to queue what was not. */
const marginMs = 5_000;

/**
 * When to begin nothing new: after `budgetMs`, or shortly before the function is ended.
 *
 * @param budgetMs what the caller of the function has patience for
 */
export function deadlineOf(context: Context, budgetMs: number): Date {
  const leftMs = context.getRemainingTimeInMillis() - marginMs;
  return new Date(Date.now() + Math.max(0, Math.min(budgetMs, leftMs)));
}
