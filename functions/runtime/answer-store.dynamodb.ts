import { createHash, randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type AnswerClaim,
  type AnswerStore,
  answerKeptMs,
  answerLeaseMs,
  type ClaimedAnswer,
} from '../../shared/http/answer-store.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';

/** Keys come from clients, so they are kept as a digest of known size. */
function answerKey(key: string) {
  return { pk: `ANSWER#${createHash('sha256').update(key).digest('hex')}`, sk: 'ANSWER' };
}

const answerItem = z.object({
  content: z.string(),
  /** JSON of the answer; null while the work is under way. */
  answer: z.string().nullable(),
});

/** @param table the connections table, whose items go away by themselves */
export function createAnswerStore(client: DynamoDBDocumentClient, table: string): AnswerStore {
  const put = ({ key, content, token }: AnswerClaim, answer: ApiAnswer | null, now: Date) => ({
    TableName: table,
    Item: {
      ...answerKey(key),
      content,
      token,
      answer: answer && JSON.stringify(answer),
      leaseUntil: toSeconds(now, answerLeaseMs),
      expiresAt: toSeconds(now, answerKeptMs),
    },
  });
  return {
    async claim(key, content, now) {
      const claim = { key, content, token: randomUUID() };
      try {
        await client.send(
          new PutCommand({
            ...put(claim, null, now),
            // New, forgotten but not yet swept away, or lost by whoever had begun it.
            ConditionExpression:
              'attribute_not_exists(pk) OR expiresAt <= :now OR ' +
              '(answer = :none AND leaseUntil <= :now AND content = :content)',
            ExpressionAttributeValues: {
              ':now': toSeconds(now),
              ':none': null,
              ':content': content,
            },
          }),
        );
        return { kind: 'begun', claim };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return readClaimed(client, table, key, content);
      }
    },
    async keep(claim, answer, now) {
      await orLeave(client.send(new PutCommand({ ...put(claim, answer, now), ...ifStill(claim) })));
    },
    async release(claim) {
      const Key = answerKey(claim.key);
      await orLeave(client.send(new DeleteCommand({ TableName: table, Key, ...ifStill(claim) })));
    },
  };
}

/** Only while the item is the claim's own: whoever took it over has another token. */
function ifStill({ token }: AnswerClaim) {
  return {
    ConditionExpression: '#token = :token',
    ExpressionAttributeNames: { '#token': 'token' },
    ExpressionAttributeValues: { ':token': token },
  };
}

async function orLeave(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function readClaimed(
  client: DynamoDBDocumentClient,
  table: string,
  key: string,
  content: string,
): Promise<ClaimedAnswer> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: answerKey(key), ConsistentRead: true }),
  );
  // Released since: the next repetition begins it.
  if (Item === undefined) return { kind: 'in-progress' };
  const kept = answerItem.parse(Item);
  if (kept.content !== content) return { kind: 'other-content' };
  if (kept.answer === null) return { kind: 'in-progress' };
  return { kind: 'answered', answer: JSON.parse(kept.answer) };
}

/** Epoch seconds, as the table's time to live wants them. */
function toSeconds(instant: Date, laterMs = 0): number {
  return Math.floor((instant.getTime() + laterMs) / 1000);
}
