import { createHash, randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import * as z from 'zod';
import {
  type AnswerClaim,
  type AnswerStore,
  answerKeptMs,
  answerLeaseMs,
} from '../../shared/http/answer-store.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';

/** Keys come from clients, so they are kept as a digest of known size. */
function answerKey(key: string) {
  return { pk: `ANSWER#${createHash('sha256').update(key).digest('hex')}`, sk: 'ANSWER' };
}

const answerItem = z.object({
  content: z.string(),
  token: z.string(),
  /** JSON of the answer; null while the work is under way. */
  answer: z.string().nullable(),
  /** Epoch seconds; from then on whoever began it counts as lost. */
  leaseUntil: z.number(),
  workId: z.string().default(ulid),
});
type AnswerItem = z.output<typeof answerItem>;

/** @param table the connections table, whose items go away by themselves */
export function createAnswerStore(client: DynamoDBDocumentClient, table: string): AnswerStore {
  const put = (claim: AnswerClaim, answer: ApiAnswer | null, now: Date) => ({
    TableName: table,
    Item: {
      ...answerKey(claim.key),
      content: claim.content,
      token: claim.token,
      workId: claim.workId,
      answer: answer && JSON.stringify(answer),
      leaseUntil: toSeconds(now, answerLeaseMs),
      expiresAt: toSeconds(now, answerKeptMs),
    },
  });
  return {
    async claim(key, content, now) {
      const claim = { key, content, token: randomUUID(), workId: ulid() };
      // New, or forgotten but not yet swept away.
      const isNew = {
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': toSeconds(now) },
      };
      if (await wasWritten(client.send(new PutCommand({ ...put(claim, null, now), ...isNew })))) {
        return { kind: 'begun', claim };
      }
      const found = await readItem(client, table, key);
      // Forgotten since: the next repetition begins it.
      if (found === undefined) return { kind: 'in-progress' };
      if (found.content !== content) return { kind: 'other-content' };
      if (found.answer !== null) return { kind: 'answered', answer: JSON.parse(found.answer) };
      if (found.leaseUntil > toSeconds(now)) return { kind: 'in-progress' };
      // Given back, or lost by whoever had begun it: the same work is gone on with.
      const again = { ...claim, workId: found.workId };
      const taking = new PutCommand({ ...put(again, null, now), ...ifStill(found) });
      return (await wasWritten(client.send(taking)))
        ? { kind: 'begun', claim: again }
        : { kind: 'in-progress' };
    },
    async keep(claim, answer, now) {
      const Put = new PutCommand({ ...put(claim, answer, now), ...ifStill(claim) });
      await wasWritten(client.send(Put));
    },
    async release(claim, now) {
      const { Item, ...where } = put(claim, null, now);
      const over = { ...where, Item: { ...Item, leaseUntil: toSeconds(now) } };
      await wasWritten(client.send(new PutCommand({ ...over, ...ifStill(claim) })));
    },
  };
}

/** Only while the item is the claim's own: whoever took it over has another token. */
function ifStill({ token }: Pick<AnswerClaim, 'token'>) {
  return {
    ConditionExpression: '#token = :token AND answer = :none',
    ExpressionAttributeNames: { '#token': 'token' },
    ExpressionAttributeValues: { ':token': token, ':none': null },
  };
}

/** @returns false when the condition did not hold */
async function wasWritten(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return false;
  }
}

async function readItem(
  client: DynamoDBDocumentClient,
  table: string,
  key: string,
): Promise<AnswerItem | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: answerKey(key), ConsistentRead: true }),
  );
  return Item && answerItem.parse(Item);
}

/** Epoch seconds, as the table's time to live wants them. */
function toSeconds(instant: Date, laterMs = 0): number {
  return Math.floor((instant.getTime() + laterMs) / 1000);
}
