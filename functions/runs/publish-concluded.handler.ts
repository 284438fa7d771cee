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
import { publishOrQueue } from './publish-or-queue.ts';
import { publishRunConcluded } from './publish-run-concluded.ts';
import { readJournalRecords } from './read-stream-records.ts';
import { createRunStore } from './run-store.dynamodb.ts';
import { tryAll } from './try-all.ts';

const env = readEnv(publishConcludedEnvironment);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  putEvent: createEventBus(eventBridge(), env.EVENT_BUS_NAME),
  async queueRetry(runId: string) {
    const MessageBody = JSON.stringify({ runId });
    await sqs().send(
      new SendMessageCommand({ QueueUrl: env.PUBLISH_RETRY_QUEUE_URL, MessageBody }),
    );
  },
};
const processor = new BatchProcessor(EventType.SQS);
const concluded = z.object({ runId: z.string() });

async function publishAgain({ body }: SQSRecord): Promise<void> {
  const { runId } = concluded.parse(JSON.parse(body));
  logger.info('Run concluded', { runId, outcome: await publishRunConcluded(ports, runId) });
}

/**
 * The runs table's stream, or the queue of retries → RunConcluded on the bus. Fails on the stream
 * only when an end could be neither published nor queued: the stream brings the batch again.
 */
export const handler = middy<DynamoDBStreamEvent | SQSEvent, unknown, Error, Context>()
  .use(observe())
  .handler(async (event, context) => {
    if (isFromQueue(event)) {
      return processPartialResponse(event, publishAgain, processor, { context });
    }
    const ended = readJournalRecords(event.Records).filter(({ code }) => code === 'RUN-ENDED');
    await tryAll(ended, 1, ({ runId }) => publishOrQueue(ports, runId));
    return undefined;
  });

function isFromQueue(event: DynamoDBStreamEvent | SQSEvent): event is SQSEvent {
  return event.Records.some((record) => record.eventSource === 'aws:sqs');
}
