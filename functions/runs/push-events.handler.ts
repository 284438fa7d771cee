import middy from '@middy/core';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { inParallel } from '../../shared/live/in-parallel.ts';
import { retryPush } from '../../shared/live/push-retries.ts';
import { pushRun } from '../../shared/live/push-run.ts';
import { pushEventsEnvironment } from '../../shared/runs/runs-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createLivePorts, deadlineOf } from './live-ports.ts';
import { readJournalRecords } from './read-stream-records.ts';

const ports = createLivePorts(readEnv(pushEventsEnvironment));

/** The shard's next batch waits for this one: whoever is slow goes on through the queue. */
const budgetMs = 10_000;
const runsAtOnce = 5;

/** Never fails: a batch that is thrown back comes again, and holds up every run behind it. */
async function pushSafely(runId: string, deadline: Date): Promise<void> {
  try {
    const options = { connectionId: null, attempts: 0, deadline };
    logger.info('Pushed', { runId, ...(await pushRun(ports, runId, options)) });
  } catch (error) {
    logger.error('Not pushed', { runId, error: error as Error });
    await retryPush(ports.retries, { runId, connectionId: null, attempt: 1 }).catch((fault) =>
      logger.error('Not queued either', { runId, error: fault }),
    );
  }
}

/** The runs table's stream → everybody who follows a run that has new events. */
export const handler = middy<DynamoDBStreamEvent, void, Error, Context>()
  .use(observe())
  .handler(async ({ Records }, context) => {
    const runIds = new Set(readJournalRecords(Records).map(({ runId }) => runId));
    const deadline = deadlineOf(context, budgetMs);
    await inParallel([...runIds], runsAtOnce, (runId) => pushSafely(runId, deadline));
  });
