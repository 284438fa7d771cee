import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { pushRun } from '../../shared/live/push-run.ts';
import { pushEventsEnvironment } from '../../shared/runs/runs-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createLivePorts, deadlineOf } from './live-ports.ts';
import { pushAgain } from './push-retries.sqs.ts';

const ports = createLivePorts(readEnv(pushEventsEnvironment));
const budgetMs = 30_000;
const processor = new BatchProcessor(EventType.SQS);

/** Retry queue → deliveries that were not finished; those that are still not go back into it. */
export const handler = middy<SQSEvent, unknown, Error, Context>()
  .use(observe())
  .handler((event, context) => {
    const deadline = deadlineOf(context, budgetMs);
    const retry = async ({ body }: SQSRecord) => {
      const { runId, connectionId, attempt } = pushAgain.parse(JSON.parse(body));
      const options = { connectionId, attempts: attempt, deadline };
      const report = await pushRun(ports, runId, options);
      logger.info('Pushed again', { runId, attempt, ...report });
    };
    return processPartialResponse(event, retry, processor, { context });
  });
