import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { FailureStore, Failures } from '../../shared/identity/failure-store.ts';

/** Who failed is kept as a digest: the table shows no address of anybody. */
function failuresKey(key: string) {
  return { pk: `LOGIN#${createHash('sha256').update(key).digest('hex')}`, sk: 'FAILURES' };
}

const failuresItem = z.object({
  failures: z.int().min(1),
  /** Epoch seconds; also the table's time to live, which may run hours late. */
  expiresAt: z.int(),
});

/** @param table the connections table, whose items go away by themselves */
export function createFailureStore(client: DynamoDBDocumentClient, table: string): FailureStore {
  async function read(key: string, now: Date): Promise<Failures | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: failuresKey(key), ConsistentRead: true }),
    );
    const failures = Item === undefined ? undefined : toFailures(Item);
    return failures && failures.until > now ? failures : undefined;
  }
  return {
    read,
    async add(key, until, now) {
      // One of the two conditions holds unless a rival came between them; then the other does.
      for (;;) {
        const counted =
          (await countOn(client, table, key, until, now)) ??
          (await countFirst(client, table, key, until, now));
        if (counted) return counted;
      }
    },
    async clear(key, failuresMax, now) {
      const cleared = await orUndefined(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: failuresKey(key),
            ConditionExpression: 'attribute_not_exists(pk) OR failures < :max OR expiresAt <= :now',
            ExpressionAttributeValues: { ':max': failuresMax, ':now': toSeconds(now) },
          }),
        ),
      );
      return cleared ? undefined : read(key, now);
    },
  };
}

async function countOn(
  client: DynamoDBDocumentClient,
  table: string,
  key: string,
  until: Date,
  now: Date,
): Promise<Failures | undefined> {
  const counted = await orUndefined(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: failuresKey(key),
        UpdateExpression: 'SET expiresAt = :until ADD failures :one',
        ConditionExpression: 'expiresAt > :now',
        ExpressionAttributeValues: {
          ':until': toSeconds(until),
          ':now': toSeconds(now),
          ':one': 1,
        },
        ReturnValues: 'ALL_NEW',
      }),
    ),
  );
  return counted && toFailures(counted.Attributes ?? {});
}

async function countFirst(
  client: DynamoDBDocumentClient,
  table: string,
  key: string,
  until: Date,
  now: Date,
): Promise<Failures | undefined> {
  const item = { failures: 1, expiresAt: toSeconds(until) };
  const counted = await orUndefined(
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...failuresKey(key), ...item },
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': toSeconds(now) },
      }),
    ),
  );
  return counted && toFailures(item);
}

function toFailures(item: Readonly<Record<string, unknown>>): Failures {
  const { failures, expiresAt } = failuresItem.parse(item);
  return { count: failures, until: new Date(expiresAt * 1000) };
}

function toSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

/** A condition that does not hold is an answer, not a fault. */
async function orUndefined<T>(sending: Promise<T>): Promise<T | undefined> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
