import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll } from 'vitest';
import { writeClaimsItem } from '../../functions/claims/claims-item.ts';
import { createClaimsStore } from '../../functions/claims/claims-store.dynamodb.ts';
import { recordKey } from '../../functions/runs/record-store.dynamodb.ts';
import { claimsAttributes } from '../../shared/claims/mapping/claims-attributes.ts';
import { idOfVersion } from '../../shared/runs/settling-rules.ts';
import { testClaimsStore } from '../claims/claims-store.contract.ts';
import { aws } from './local-cloud.ts';

const client = new DynamoDBClient(aws);
const documents = DynamoDBDocumentClient.from(client);
const tables: string[] = [];

/** A table like the stack's, of one test alone. */
async function createTable(): Promise<string> {
  const TableName = `claims-${crypto.randomUUID()}`;
  tables.push(TableName);
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'listKey', 'sortKey'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byList',
          KeySchema: [key('listKey', 'HASH'), key('sortKey', 'RANGE')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listed'] },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, minDelay: 1, maxDelay: 1, maxWaitTime: 20 }, { TableName });
  return TableName;
}

afterAll(async () => {
  for (const TableName of tables) await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
});

testClaimsStore('DynamoDB', async () => {
  const table = await createTable();
  return {
    store: createClaimsStore(documents, table),
    async put(...items) {
      for (const item of items) {
        const isCurrent = !items.some(
          ({ id, version }) => id === item.id && version > item.version,
        );
        const Item = isCurrent
          ? { ...claimsAttributes(item), ...recordKey(item.id), ...writeClaimsItem(item) }
          : { ...recordKey(idOfVersion(item.id, item.version)), ...writeClaimsItem(item) };
        await documents.send(new PutCommand({ TableName: table, Item }));
      }
    },
  };
});
