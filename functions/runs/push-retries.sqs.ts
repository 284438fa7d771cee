import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { PushRetries } from '../../shared/live/push-retries.ts';

/** A message of the queue; retry-push reads it with the same schema. */
export const pushAgain = z.object({
  runId: z.string(),
  connectionId: z.string().nullable(),
  attempt: z.int().min(1),
});

/** Deliveries to try again, in a queue with delays. */
export function createPushRetries(client: SQSClient, queueUrl: string): PushRetries {
  return {
    async later(push, delaySeconds) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(pushAgain.parse(push)),
          DelaySeconds: delaySeconds,
        }),
      );
    },
  };
}
