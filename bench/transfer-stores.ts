import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { createChunkStore } from '../functions/runs/chunk-store.s3.ts';
import { createRunStore } from '../functions/runs/run-store.dynamodb.ts';
import { dynamo, s3 } from '../functions/runtime/clients.ts';
import { createSharedState } from '../functions/transfers/shared-state.dynamodb.ts';
import { createTransfersStore } from '../functions/transfers/transfers-store.dynamodb.ts';
import type { BreakerState } from '../shared/transfers/sending/breaker.ts';
import type { LanesState } from '../shared/transfers/sending/lanes.ts';
import type { SendingPorts } from '../shared/transfers/sending/sending-ports.ts';
import { createFakeChunkStore } from '../test/fakes/chunk-store.ts';
import { createFakeRunStore } from '../test/fakes/run-store.ts';
import { createFakeSharedState } from '../test/fakes/shared-state.ts';
import { createFakeTransfersStore } from '../test/fakes/transfers-store.ts';

/** Everything of sending that keeps something. */
export type TransferStores = Pick<SendingPorts, 'store' | 'runs' | 'chunks' | 'lanes' | 'breaker'>;

/** In this process: what is left of the time is our own code and the adapter. */
export function openMemoryStores(): TransferStores {
  const runs = createFakeRunStore();
  return {
    runs,
    store: createFakeTransfersStore(runs),
    chunks: createFakeChunkStore(),
    lanes: createFakeSharedState<LanesState>(),
    breaker: createFakeSharedState<BreakerState>(),
  };
}

const indexes = {
  byList: ['listKey', 'listSort'],
  byKind: ['listKind', 'listSort'],
  byDue: ['dueKey', 'nextAskAt'],
  byUuid: ['uuid'],
} as const;

/** In DynamoDB, in tables of their own, with the stack's indexes and nobody who follows them. */
export async function openDynamoStores(resultsBucket: string): Promise<TransferStores> {
  const runsTable = await createTable('bench-runs', {});
  const ledger = await createTable('bench-ledger', indexes);
  return {
    runs: createRunStore(dynamo(), runsTable),
    store: createTransfersStore(dynamo(), { ledger, runs: runsTable }),
    chunks: createChunkStore(s3(), resultsBucket),
    lanes: createSharedState<LanesState>(dynamo(), ledger, 'lanes'),
    breaker: createSharedState<BreakerState>(dynamo(), ledger, 'breaker'),
  };
}

async function createTable(
  TableName: string,
  withIndexes: Readonly<Record<string, readonly string[]>>,
): Promise<string> {
  const keys = ([partition, sort]: readonly string[]) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' as const }]),
  ];
  const names = new Set(['pk', 'sk', ...Object.values(withIndexes).flat()]);
  const GlobalSecondaryIndexes = Object.entries(withIndexes).map(([IndexName, fields]) => ({
    IndexName,
    KeySchema: keys(fields),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  }));
  await dynamo().send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...names].map((AttributeName) => ({
        ...{ AttributeName, AttributeType: 'S' as const },
      })),
      KeySchema: keys(['pk', 'sk']),
      ...(GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
    }),
  );
  await waitUntilTableExists({ client: dynamo(), maxWaitTime: 30 }, { TableName });
  return TableName;
}
