import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { createFileStore } from '../../functions/runs/file-store.s3.ts';
import { createRunStore } from '../../functions/runs/run-store.dynamodb.ts';
import { testFileStore } from '../runs/file-store.contract.ts';
import { testRunStore } from '../runs/run-store.contract.ts';
import { aws } from './local-cloud.ts';

/** A table and a bucket of this file alone: nobody sweeps its runs or adopts its files. */
const table = `runs-${crypto.randomUUID()}`;
const bucket = `ingest-${crypto.randomUUID()}`;
const client = new DynamoDBClient(aws);
const documents = DynamoDBDocumentClient.from(client);
const s3 = new S3Client(aws);

const index = (IndexName: string, partition: string, sort: string) => ({
  IndexName,
  KeySchema: [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
});
const names = ['pk', 'sk', 'countryCode', 'domain', 'createdKey', 'openState'];

beforeAll(async () => {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        index('byCountry', 'countryCode', 'createdKey'),
        index('byDomain', 'domain', 'createdKey'),
        index('byOpen', 'openState', 'createdKey'),
      ],
    }),
  );
  await waitUntilTableExists(
    { client, minDelay: 1, maxDelay: 1, maxWaitTime: 20 },
    { TableName: table },
  );
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' as const };
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
});

afterAll(async () => {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: bucket }),
  );
  const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({
    Key,
    VersionId,
  }));
  await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  await client.send(new DeleteTableCommand({ TableName: table }));
  s3.destroy();
  client.destroy();
});

testRunStore('DynamoDB', () => createRunStore(documents, table));
testFileStore('S3', () => ({
  store: createFileStore(s3, bucket),
  async put(Key, Body) {
    const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    return { versionId: VersionId };
  },
}));
