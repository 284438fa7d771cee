import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type {
  GroupWriting,
  RecordStore,
  SettledGroup,
  SettlingGroup,
  VersionedItem,
} from '../../shared/runs/settling-rules.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import { groupKey } from './group-markers.dynamodb.ts';
import { cancellationCodes } from './run-store.dynamodb.ts';

/** Key of a record in its domain's table: one item a record. */
export const recordKey = (id: string) => ({ pk: id, sk: 'RECORD' });

const strongly = { ConsistentRead: true };

export interface RecordTables {
  /** The domain's own table. */
  readonly records: string;
  /** The runs table, where group markers lie beside their run. */
  readonly runs: string;
}

/**
 * The records of any domain in DynamoDB, written in groups with their marker.
 *
 * @param parse turns a stored item into the domain's record; throws on what is not one
 */
export function createRecordStore<I extends VersionedItem>(
  client: DynamoDBDocumentClient,
  tables: RecordTables,
  parse: (item: Record<string, unknown>) => I,
): RecordStore<I> {
  return {
    async readMany(ids) {
      const items = await batchGet(client, tables.records, ids.map(recordKey), strongly);
      return new Map(items.map((item) => [String(item['pk']), parse(item)]));
    },
    async readGroups(runId, chunk, groups) {
      const keys = groups.map((group) => groupKey(runId, chunk, group));
      const items = await batchGet(client, tables.runs, keys, strongly);
      return new Map(items.map((item) => [Number(item['group']), item as unknown as SettledGroup]));
    },
    async writeGroup(group) {
      try {
        await client.send(
          new TransactWriteCommand({ TransactItems: transactionOf(tables, group) }),
        );
        return { kind: 'saved' };
      } catch (error) {
        return readReasons(group, cancellationCodes(error));
      }
    },
  };
}

function transactionOf<I extends VersionedItem>(tables: RecordTables, group: SettlingGroup<I>) {
  const { runId, chunk, group: number, outcomes, recordsKey, puts } = group;
  const marker = { ...groupKey(runId, chunk, number), group: number, outcomes, recordsKey };
  return [
    {
      Put: {
        TableName: tables.runs,
        Item: marker,
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ...puts.map(({ item, basedOn }) => ({
      Put: {
        TableName: tables.records,
        Item: { ...recordKey(item.id), ...item },
        ...(basedOn === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :read',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':read': basedOn },
            }),
      },
    })),
  ];
}

/** The marker's reason first: when it is there, this very group was settled before. */
function readReasons<I extends VersionedItem>(
  { puts }: SettlingGroup<I>,
  [marker, ...codes]: readonly string[],
): GroupWriting {
  if (marker === 'ConditionalCheckFailed') return { kind: 'already-settled' };
  const ids = puts.flatMap(({ item }, i) => (codes[i] === 'None' ? [] : [item.id]));
  return { kind: 'conflicts', ids };
}
