import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import {
  type GroupWriting,
  idOfVersion,
  type RecordStore,
  type SettlingGroup,
  type VersionedItem,
} from '../../shared/runs/settling-rules.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import { groupKey, readSettled, writeSettled } from './group-markers.dynamodb.ts';
import { cancellationCodes } from './run-store.dynamodb.ts';

/** Key of a record in its domain's table, or of a version of it that was kept (`idOfVersion`). */
export const recordKey = (id: string) => {
  const [pk = id, version] = id.split('@');
  return version === undefined ? { pk, sk: 'RECORD' } : versionKey(pk, Number(version));
};

const versionKey = (pk: string, version: number) => ({
  pk,
  sk: `VERSION#${String(version).padStart(6, '0')}`,
});

/** The other way round: by what id an item was asked for. */
const idOfItem = ({ pk, sk, version }: Record<string, unknown>) =>
  sk === 'RECORD' ? String(pk) : idOfVersion(String(pk), Number(version));

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
 * @param parse        turns a stored item into the domain's record; throws on what is not one
 * @param attributesOf what lies beside a current item besides itself, for indexes
 * @param write        how an item lies in the table; `parse` reads it
 */
export function createRecordStore<I extends VersionedItem>(
  client: DynamoDBDocumentClient,
  tables: RecordTables,
  parse: (item: Record<string, unknown>) => I,
  attributesOf: (item: I) => Readonly<Record<string, unknown>> = () => ({}),
  write: (item: I) => object = (item) => item,
): RecordStore<I> {
  return {
    async readMany(ids) {
      const items = await batchGet(client, tables.records, ids.map(recordKey), strongly);
      return new Map(items.map((item) => [idOfItem(item), parse(item)]));
    },
    async readGroups(runId, chunk, groups) {
      const keys = groups.map((group) => groupKey(runId, chunk, group));
      const items = await batchGet(client, tables.runs, keys, strongly);
      return new Map(items.map((item) => [Number(item['group']), readSettled(item)]));
    },
    async writeGroup(group) {
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: transactionOf(tables, group, { attributesOf, write }),
          }),
        );
        return { kind: 'saved' };
      } catch (error) {
        return readReasons(group, cancellationCodes(error));
      }
    },
  };
}

function transactionOf<I extends VersionedItem>(
  tables: RecordTables,
  group: SettlingGroup<I>,
  { attributesOf, write }: Record<'attributesOf' | 'write', (item: I) => object>,
) {
  const { runId, chunk, group: number, puts, ...settled } = group;
  const marker = { ...groupKey(runId, chunk, number), group: number, ...writeSettled(settled) };
  const TableName = tables.records;
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
        TableName,
        Item: { ...attributesOf(item), ...recordKey(item.id), ...write(item) },
        ...(basedOn === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :read',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':read': basedOn },
            }),
      },
    })),
    // Behind the records, so that reasons stay where their records are.
    ...puts.flatMap(({ item: { id }, replaced }) =>
      replaced === undefined
        ? []
        : [
            {
              Put: { TableName, Item: { ...versionKey(id, replaced.version), ...write(replaced) } },
            },
          ],
    ),
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
