import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll } from 'vitest';
import { createRunStore } from '../../functions/runs/run-store.dynamodb.ts';
import { createSharedState } from '../../functions/transfers/shared-state.dynamodb.ts';
import { createTransfersStore } from '../../functions/transfers/transfers-store.dynamodb.ts';
import { testSharedState } from '../transfers/shared-state.contract.ts';
import { testTransfersStore } from '../transfers/transfers-store.contract.ts';
import { aws } from './local-cloud.ts';

const client = new DynamoDBClient(aws);
const documents = DynamoDBDocumentClient.from(client);
const tables: string[] = [];

const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });

/** The stack's indexes of the ledger: partition key and, where it has one, sort key. */
const ledgerIndexes = {
  byList: ['listKey', 'listSort'],
  byKind: ['listKind', 'listSort'],
  byDue: ['dueKey', 'nextAskAt'],
  byUuid: ['uuid'],
};

/** A table like the stack's, of one test alone. */
async function createTable(indexes: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const TableName = `transfers-${crypto.randomUUID()}`;
  tables.push(TableName);
  const names = new Set(['pk', 'sk', ...Object.values(indexes).flat()]);
  const GlobalSecondaryIndexes = Object.entries(indexes).map(([IndexName, keys]) => ({
    IndexName,
    KeySchema: keys.map((name, i) => key(name, i === 0 ? 'HASH' : 'RANGE')),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  }));
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...names].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
      ...(GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
    }),
  );
  await waitUntilTableExists({ client, minDelay: 1, maxDelay: 1, maxWaitTime: 20 }, { TableName });
  return TableName;
}

afterAll(async () => {
  for (const TableName of tables) await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
});

testTransfersStore('DynamoDB', async () => {
  const [ledger, runs] = [await createTable(ledgerIndexes), await createTable({})];
  return {
    store: createTransfersStore(documents, { ledger, runs }),
    runs: createRunStore(documents, runs),
  };
});

testSharedState('DynamoDB', async () => {
  const table = await createTable({});
  return (name) => createSharedState(documents, table, name);
});
