import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

/** A message of the queue of courses to index again: their table has the rest. */
export const indexRetry = z.object({ id: z.string().min(1) });

const entriesMax = 10;

/** Sends ids to be indexed again. @throws when the queue does not take them all */
export async function sendToRetry(
  client: SQSClient,
  queueUrl: string,
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += entriesMax) {
    const Entries = ids.slice(from, from + entriesMax).map((id, at) => ({
      Id: String(at),
      MessageBody: JSON.stringify({ id } satisfies z.input<typeof indexRetry>),
    }));
    const { Failed } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
    );
    if (Failed?.length)
      throw new Error(`${Failed.length} courses could not be queued for indexing`);
  }
}
