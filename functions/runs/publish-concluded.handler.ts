import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { Context, DynamoDBStreamEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { publishConcludedEnvironment } from '../../shared/runs/runs-environment.ts';
import { dynamo, eventBridge, sqs } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createEventBus } from './event-bus.eventbridge.ts';
import { publishRunConcluded } from './publish-run-concluded.ts';
import { readJournalRecords } from './read-stream-records.ts';
import { createRunStore } from './run-store.dynamodb.ts';

const env = readEnv(publishConcludedEnvironment);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  putEvent: createEventBus(eventBridge(), env.EVENT_BUS_NAME),
};
const processor = new BatchProcessor(EventType.SQS);
const concluded = z.object({ runId: z.string() });

async function publish(runId: string): Promise<void> {
  logger.info('Run concluded', { runId, outcome: await publishRunConcluded(ports, runId) });
}

/** Never fails: see push-events. What cannot be published now is in the queue of retries. */
async function publishOrQueue(runId: string): Promise<void> {
  try {
    await publish(runId);
  } catch (error) {
    logger.error('Not published', { runId, error: error as Error });
    const MessageBody = JSON.stringify({ runId });
    const queued = { QueueUrl: env.PUBLISH_RETRY_QUEUE_URL, MessageBody };
    await sqs()
      .send(new SendMessageCommand(queued))
      .catch((fault) => logger.error('Not queued either', { runId, error: fault }));
  }
}

/** The runs table's stream, or the queue of retries → RunConcluded on the bus. */
export const handler = middy<DynamoDBStreamEvent | SQSEvent, unknown, Error, Context>()
  .use(observe())
  .handler(async (event, context) => {
    if (isFromQueue(event)) {
      const retry = (record: SQSRecord) => publish(concluded.parse(JSON.parse(record.body)).runId);
      return processPartialResponse(event, retry, processor, { context });
    }
    const ended = readJournalRecords(event.Records).filter(({ code }) => code === 'RUN-ENDED');
    for (const { runId } of ended) await publishOrQueue(runId);
    return undefined;
  });

function isFromQueue(event: DynamoDBStreamEvent | SQSEvent): event is SQSEvent {
  return event.Records.some((record) => record.eventSource === 'aws:sqs');
}
