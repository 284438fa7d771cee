import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { PublicEvent, PublicRun } from '../../shared/runs/public-run.schema.ts';
import { aws, type CallApi, outputs } from './local-cloud.ts';

export const s3 = new S3Client(aws);
export const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(aws));

/** A name that no other test uses. */
export const unique = (stem: string) => `${stem}-${crypto.randomUUID().slice(0, 8)}`;

const columns =
  'title,description,category,instructor,duration,difficulty,learning_mode,price,is_free,lessons,tags';

/** A course file of so many rows; titles begin with `stem`, so two stems share no course. */
export function aCourseFile(stem: string, rows: number, price = '19.90 EUR'): string {
  const row = (i: number) =>
    `"${stem} ${i}","Cours numéro ${i}, pour débuter","Programmation","Awa Exemple",10,beginner,text,${price},false,"Intro;Suite","python,base"`;
  return [columns, ...Array.from({ length: rows }, (_, i) => row(i + 1))].join('\n');
}

/** Puts a file under `drop/` as a partner would. */
export async function drop(
  key: string,
  content: string | Uint8Array,
  metadata: Record<string, string> = {},
): Promise<string | undefined> {
  const { VersionId } = await s3.send(
    new PutObjectCommand({
      Bucket: outputs.ingest_bucket,
      Key: key,
      Body: content,
      Metadata: metadata,
    }),
  );
  return VersionId;
}

const patienceMs = 45_000;

/** Asks until the answer is there; fails with the last thing seen. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const ended = new Set(['DONE', 'DONE_WITH_ERRORS', 'ERROR', 'CANCELLED']);

export async function getJson<T>(call: CallApi, path: string): Promise<T> {
  const response = await call(path);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as T;
}

export async function endOfRun(call: CallApi, runId: string): Promise<PublicRun> {
  return until(`the end of ${runId}`, async () => {
    const run = await getJson<PublicRun>(call, `/api/runs/${runId}`);
    return ended.has(run.status) ? run : undefined;
  });
}

/** The runs of a dropped key, once there is at least one and all have ended. */
export async function endedRunsOf(call: CallApi, key: string, count = 1): Promise<PublicRun[]> {
  return until(`${count} run(s) of ${key}`, async () => {
    const path = `/api/runs?source_key=${encodeURIComponent(key)}&limit=200`;
    const { items } = await getJson<{ items: PublicRun[] }>(call, path);
    return items.length >= count && items.every(({ status }) => ended.has(status))
      ? items
      : undefined;
  });
}

export async function endedRunOf(call: CallApi, key: string): Promise<PublicRun> {
  const [run] = await endedRunsOf(call, key);
  if (run === undefined) throw new Error(`no run of ${key}`);
  return run;
}

export async function journalOf(call: CallApi, runId: string): Promise<PublicEvent[]> {
  const path = `/api/runs/${runId}/events?limit=1000`;
  return (await getJson<{ items: PublicEvent[] }>(call, path)).items;
}

/** Everything that the runs table holds about a run, by sort key. */
export async function itemsOfRun(runId: string): Promise<Map<string, Record<string, unknown>>> {
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName: outputs.runs_table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': runId },
      ConsistentRead: true,
    }),
  );
  return new Map(Items.map((item) => [String(item['sk']), item]));
}

export async function keysUnder(prefix: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: outputs.ingest_bucket, Prefix: prefix }),
  );
  return Contents.map(({ Key }) => String(Key));
}

export async function readObject(key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: outputs.ingest_bucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}
