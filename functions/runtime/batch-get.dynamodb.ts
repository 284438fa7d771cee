import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { jitter, type Timing } from '../../shared/runs/timing.ts';
import { realTiming } from './timing.ts';

type Keys = Record<string, unknown>[];
type Reading = Omit<NonNullable<BatchGetCommandInput['RequestItems']>[string], 'Keys'>;

/** Keys of one request. */
const batchMax = 100;
/** With waits of up to a second that is well over ten seconds of throttling. */
const attemptsMax = 30;

/**
 * Items of a table by their keys, in any number and no order; missing ones are absent. Batches go
 * side by side; what the table leaves over of one is asked for again after a pause.
 *
 * @param reading how each batch is read (consistency, projection)
 * @throws when the table keeps leaving keys over: a fault, for the step to be tried again
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Record<string, unknown>[],
  reading: Reading = {},
  timing: Timing = realTiming,
): Promise<Record<string, unknown>[]> {
  const batches: Keys[] = [];
  for (let from = 0; from < keys.length; from += batchMax) {
    batches.push(keys.slice(from, from + batchMax));
  }
  const readBatch = async (batch: Keys) => {
    const items: Record<string, unknown>[] = [];
    let left = batch;
    for (let attempt = 1; ; attempt += 1) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { ...reading, Keys: left } } }),
      );
      items.push(...(Responses?.[table] ?? []));
      left = UnprocessedKeys?.[table]?.Keys ?? [];
      if (left.length === 0) return items;
      if (attempt === attemptsMax) throw new Error(`${table} left ${left.length} keys unread`);
      await timing.sleep(jitter(timing, attempt));
    }
  };
  return (await Promise.all(batches.map(readBatch))).flat();
}
