import middy from '@middy/core';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { pushEventsEnvironment } from '../../shared/runs/runs-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { observe } from '../runtime/observe.ts';
import { createLivePorts, deadlineOf } from './live-ports.ts';
import { pushOrQueue } from './push-or-queue.ts';
import { readJournalRecords } from './read-stream-records.ts';
import { tryAll } from './try-all.ts';

const ports = createLivePorts(readEnv(pushEventsEnvironment));

/** The shard's next batch waits for this one: whoever is slow goes on through the queue. */
const budgetMs = 10_000;
const runsAtOnce = 5;

/**
 * The runs table's stream → everybody who follows a run that has new events. Fails only when a run
 * could be neither pushed nor queued: the stream brings the batch again, and nobody is told twice
 * of what was posted and noted.
 */
export const handler = middy<DynamoDBStreamEvent, void, Error, Context>()
  .use(observe())
  .handler(async ({ Records }, context) => {
    const runIds = new Set(readJournalRecords(Records).map(({ runId }) => runId));
    const deadline = deadlineOf(context, budgetMs);
    await tryAll([...runIds], runsAtOnce, (runId) => pushOrQueue(ports, runId, deadline));
  });
