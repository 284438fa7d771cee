import { PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { BatchGetCommand, type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { createChunkStore } from '../functions/runs/chunk-store.s3.ts';
import { dynamo } from '../functions/runtime/clients.ts';
import { type ApiClient, signIn } from '../local/api-client.ts';
import { localAws, localAwsEnvironment } from '../local/aws.ts';
import type { LocalOutputs } from '../local/outputs.ts';
import type { ManifestItem } from '../shared/runs/chunk-store.ts';

export type Item = Readonly<Record<string, unknown>>;

export interface RunResults {
  readonly manifest: readonly ManifestItem[];
  /** Objects with lines of records: one an attempt. */
  readonly recordObjects: number;
}

/** What the measurements reach the running product by. */
export interface Rig {
  readonly outputs: LocalOutputs;
  readonly api: ApiClient;
  /** The functions' own client, with their settings. */
  readonly dynamo: DynamoDBDocumentClient;
  /** Puts a file under `drop/courses/`, as a partner would. */
  drop(name: string, content: string): Promise<void>;
  /** Everything that the runs table holds under a key, by sort key. */
  itemsOf(pk: string): Promise<ReadonlyMap<string, Item>>;
  courses(ids: readonly string[]): Promise<readonly Item[]>;
  /** What a run left in the results bucket. */
  resultsOf(runId: string): Promise<RunResults>;
  /** Documents in the search index; 0 when search is off. */
  indexed(): Promise<number>;
}

const batchGetMax = 100;

export async function openRig(outputs: LocalOutputs): Promise<Rig> {
  Object.assign(process.env, localAwsEnvironment(outputs.s3_endpoint));
  const client = dynamo();
  const s3 = new S3Client({ ...localAws(outputs.s3_endpoint), forcePathStyle: true });
  const staff = outputs.users.find(
    ({ roles, country }) => roles.includes('staff') && country === 'Senegal',
  );
  return {
    outputs,
    api: await signIn(outputs, staff?.email ?? ''),
    dynamo: client,
    async drop(name, content) {
      const Key = `drop/courses/${name}`;
      await s3.send(new PutObjectCommand({ Bucket: outputs.ingest_bucket, Key, Body: content }));
    },
    async itemsOf(pk) {
      const pages = paginateQuery(
        { client },
        {
          TableName: outputs.runs_table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
        },
      );
      return new Map((await gather(pages)).map((item) => [String(item['sk']), item]));
    },
    async courses(ids) {
      const items: Item[] = [];
      for (let from = 0; from < ids.length; from += batchGetMax) {
        const Keys = ids.slice(from, from + batchGetMax).map((id) => ({ pk: id, sk: 'RECORD' }));
        const RequestItems = { [outputs.courses_table]: { Keys, ConsistentRead: true } };
        const { Responses } = await client.send(new BatchGetCommand({ RequestItems }));
        items.push(...(Responses?.[outputs.courses_table] ?? []));
      }
      return items;
    },
    async resultsOf(runId) {
      const chunks = createChunkStore(s3, outputs.results_bucket);
      const pages = paginateListObjectsV2(
        { client: s3 },
        { Bucket: outputs.results_bucket, Prefix: `runs/${runId}/records/` },
      );
      let recordObjects = 0;
      for await (const { KeyCount = 0 } of pages) recordObjects += KeyCount;
      return { manifest: await chunks.readManifest(runId), recordObjects };
    },
    async indexed() {
      if (outputs.search_url === null) return 0;
      const answer = await fetch(`${outputs.search_url}/_count`);
      return ((await answer.json()) as { count: number }).count;
    },
  };
}

async function gather(pages: AsyncIterable<{ Items?: Item[] | undefined }>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
}
