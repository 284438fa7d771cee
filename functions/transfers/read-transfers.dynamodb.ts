import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Transfer, unresolvedSince } from '../../shared/transfers/transfer.ts';
import type { TransferRef, TransfersStore } from '../../shared/transfers/transfers-store.ts';
import type { TableReader } from '../runs/run-items.dynamodb.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import { bulkKey, type ItemKey, toBulk } from './ledger-items.dynamodb.ts';
import { listKeys } from './list-keys.dynamodb.ts';
import { queryUpTo } from './query-up-to.dynamodb.ts';
import { claimKey, toClaim, toRef, toTransfer, transferKey } from './transfer-items.dynamodb.ts';

type TransferReader = Pick<
  TransfersStore,
  | 'readClaims'
  | 'readTransfers'
  | 'readTransfer'
  | 'readMany'
  | 'findByUuid'
  | 'findInBulk'
  | 'listDue'
  | 'listUnresolvedTransfers'
>;

/** Greater than any row. */
const rowEnd = 99_999_999;

/** Reads transfers: by place, by id, and those that are to be looked at. */
export function createTransferReader(reader: TableReader): TransferReader {
  const { client, table } = reader;
  const read = async (Key: ItemKey) => {
    const get = new GetCommand({ TableName: table, Key, ConsistentRead: true });
    return (await client.send(get)).Item;
  };
  const readTransfer = async (ref: TransferRef) => {
    const item = await read(transferKey(ref));
    return item && toTransfer(item);
  };
  const readMany = async (refs: readonly TransferRef[]) => {
    const keys = new Map(refs.map((ref) => [textOf(ref), transferKey(ref)]));
    const items = await batchGet(client, table, [...keys.values()], { ConsistentRead: true });
    const found = new Map(items.map(toTransfer).map((one) => [textOf(one), one]));
    return refs.flatMap((ref) => found.get(textOf(ref)) ?? []);
  };
  return {
    readTransfer,
    readMany,
    readClaims: (accountId, ids) => readClaims(reader, accountId, ids),
    async readTransfers(bulkId, after, limit) {
      if (after >= rowEnd) return [];
      const from = transferKey({ bulkId, row: after + 1 });
      const range = { from, to: transferKey({ bulkId, row: rowEnd }) };
      return (await queryUpTo(reader, range, limit)).map(toTransfer);
    },
    async findByUuid(uuid) {
      const { Items: [item] = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byUuid',
          KeyConditionExpression: '#uuid = :uuid',
          ExpressionAttributeNames: { '#uuid': 'uuid' },
          ExpressionAttributeValues: { ':uuid': uuid },
          Limit: 1,
        }),
      );
      return item && readTransfer(toRef(item));
    },
    findInBulk: (bulkId, transferId) => findInBulk(reader, bulkId, transferId),
    async listDue(now, limit, cursor) {
      const { Items = [], LastEvaluatedKey: last } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byDue',
          KeyConditionExpression: 'dueKey = :due AND nextAskAt <= :now',
          ExpressionAttributeValues: { ':due': 'due', ':now': now },
          Limit: limit,
          ...(cursor === undefined ? {} : { ExclusiveStartKey: JSON.parse(cursor) }),
        }),
      );
      return { items: Items.map(toRef), nextCursor: last ? JSON.stringify(last) : null };
    },
    async listUnresolvedTransfers(countryCode, limit, cursor) {
      const page = await listKeys(reader, 'unresolved', countryCode, limit, cursor);
      const items = await readMany(page.keys.map(toRef));
      return {
        items: items.filter((one) => unresolvedSince(one) !== null),
        nextCursor: page.nextCursor,
      };
    },
  };
}

async function readClaims(
  { client, table }: TableReader,
  accountId: string,
  transferIds: readonly string[],
): Promise<ReadonlyMap<string, TransferRef>> {
  const ids = new Map(
    transferIds.map((transferId) => {
      const key = claimKey({ accountId, transferId });
      return [key.pk, { key, transferId }] as const;
    }),
  );
  const keys = [...ids.values()].map(({ key }) => key);
  const items = await batchGet(client, table, keys, { ConsistentRead: true });
  return new Map(
    items.flatMap((item) => {
      const id = ids.get(String(item['pk']))?.transferId;
      return id === undefined ? [] : [[id, toClaim(item)] as const];
    }),
  );
}

/**
 * By the claim of the id, or by the row in an id that we made. What has neither is an id of a bulk
 * that claims nothing (payees are only looked up): then the bulk is read through.
 */
async function findInBulk(
  reader: TableReader,
  bulkId: string,
  transferId: string,
): Promise<Transfer | undefined> {
  const { client, table } = reader;
  const read = async (Key: ItemKey) => {
    const get = new GetCommand({ TableName: table, Key, ConsistentRead: true });
    return (await client.send(get)).Item;
  };
  const item = await read(bulkKey(bulkId));
  if (item === undefined) return undefined;
  const claim = await read(claimKey({ accountId: toBulk(item).accountId, transferId }));
  const claimed = claim && toClaim(claim);
  const row = claimed?.bulkId === bulkId ? claimed.row : madeRow(bulkId, transferId);
  const likely = row === null ? undefined : await read(transferKey({ bulkId, row }));
  const transfer = likely && toTransfer(likely);
  if (transfer?.transferId === transferId) return transfer;
  const [found] = await queryUpTo(
    reader,
    {
      from: transferKey({ bulkId, row: 1 }),
      to: transferKey({ bulkId, row: rowEnd }),
      only: { attribute: 'transferId', value: transferId },
    },
    1,
  );
  return found && toTransfer(found);
}

/** The row in `<bulk>-<row>`; null: that is not its form. */
function madeRow(bulkId: string, transferId: string): number | null {
  if (!transferId.startsWith(`${bulkId}-`)) return null;
  const row = transferId.slice(bulkId.length + 1);
  return /^\d{1,8}$/.test(row) ? Number(row) : null;
}

const textOf = ({ bulkId, row }: TransferRef) => `${bulkId}/${row}`;
