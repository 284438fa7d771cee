import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { ArrivalNote, RunStore } from '../../shared/runs/run-store.ts';
import { cancellationCodes, staleCodes } from './cancellation-codes.dynamodb.ts';
import {
  arrivalItem,
  arrivalKey,
  eventItem,
  pairKey,
  runItem,
  type TableReader,
} from './run-items.dynamodb.ts';

type PairStore = Pick<RunStore, 'createForPair' | 'findPair' | 'findArrival'>;

/** The half of the run store that lets files which are dropped apart find each other. */
export function createPairStore({ client, table: TableName }: TableReader): PairStore {
  const read = async (Key: Record<string, string>) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item;
  };
  return {
    async createForPair(run, events, pair, previous) {
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
      const asRead = {
        ConditionExpression: 'runId = :previous',
        ExpressionAttributeValues: { ':previous': previous },
      };
      const holder = { ...pairKey(pair), runId: run.id };
      const note = { arrivalId: run.id, runId: run.id, as: 'file' } as const;
      const TransactItems = [
        { Put: { TableName, Item: runItem(run), ...absent } },
        { Put: { TableName, Item: holder, ...(previous === undefined ? absent : asRead) } },
        { Put: { TableName, Item: arrivalItem(note), ...absent } },
        ...events.map((event) => ({ Put: { TableName, Item: eventItem(event) } })),
      ];
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return 'created';
      } catch (error) {
        const codes = cancellationCodes(error);
        if (!codes.some((code) => staleCodes.has(code))) throw error;
        // Any other reason is a rival, which holds the pair or noted this very arrival, or is about to.
        return codes[0] === 'ConditionalCheckFailed' ? 'exists' : 'taken';
      }
    },
    async findPair(pair) {
      return (await read(pairKey(pair)))?.['runId'];
    },
    async findArrival(arrivalId) {
      const item = await read(arrivalKey(arrivalId));
      if (item === undefined) return undefined;
      const { pk, sk, ...note } = item;
      return note as ArrivalNote;
    },
  };
}
