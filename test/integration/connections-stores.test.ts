import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { createFailureStore } from '../../functions/identity/failure-store.dynamodb.ts';
import { createAnswerStore } from '../../functions/runtime/answer-store.dynamodb.ts';
import { describeAnswerStore } from '../http/answer-store.contract.ts';
import { describeFailureStore } from '../identity/failure-store.contract.ts';
import { aws } from './local-cloud.ts';

/** A table of this file alone, with the keys of the connections table. */
const table = `stores-${crypto.randomUUID()}`;
const client = new DynamoDBClient(aws);
const documents = DynamoDBDocumentClient.from(client);

beforeAll(async () => {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  await waitUntilTableExists(
    { client, minDelay: 1, maxDelay: 1, maxWaitTime: 20 },
    { TableName: table },
  );
});

afterAll(async () => {
  await client.send(new DeleteTableCommand({ TableName: table }));
  client.destroy();
});

describeAnswerStore('DynamoDB', () => createAnswerStore(documents, table));
describeFailureStore('DynamoDB', () => createFailureStore(documents, table));
