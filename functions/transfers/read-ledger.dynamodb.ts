import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import type { TableReader } from '../runs/run-items.dynamodb.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import {
  accountKey,
  bulkKey,
  entryKey,
  fundingKey,
  type ItemKey,
  rowsKey,
  toAccount,
  toBulk,
  toEntry,
  toSameRows,
} from './ledger-items.dynamodb.ts';
import { listKeys } from './list-keys.dynamodb.ts';
import { queryUpTo } from './query-up-to.dynamodb.ts';

type LedgerReader = Pick<
  TransfersStore,
  | 'readAccount'
  | 'listAccounts'
  | 'readEntries'
  | 'isFunded'
  | 'readBulk'
  | 'readBulks'
  | 'readSameRows'
>;

/** Greater than the number of any entry. */
const seqEnd = 1e12;

/** Reads accounts, their entries, and bulks. */
export function createLedgerReader(reader: TableReader): LedgerReader {
  const { client, table } = reader;
  const read = async (Key: ItemKey) => {
    const get = new GetCommand({ TableName: table, Key, ConsistentRead: true });
    return (await client.send(get)).Item;
  };
  const readAll = (keys: readonly ItemKey[]) =>
    batchGet(client, table, keys, { ConsistentRead: true });
  return {
    async readAccount(accountId) {
      const item = await read(accountKey(accountId));
      return item && toAccount(item);
    },
    async listAccounts(countryCode, limit, cursor) {
      const page = await listKeys(reader, 'accounts', countryCode, limit, cursor);
      const items = (await readAll(page.keys)).map(toAccount);
      items.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
      return { items, nextCursor: page.nextCursor };
    },
    async readEntries(accountId, { newestFirst, limit, cursor }) {
      // A client may send anything for a cursor; behind what is no number there is nothing.
      const seq = /^\d{1,12}$/.test(cursor ?? '') ? Number(cursor) : newestFirst ? 0 : seqEnd;
      const from = cursor === undefined || newestFirst ? 1 : seq + 1;
      const to = cursor === undefined || !newestFirst ? seqEnd - 1 : seq - 1;
      if (from > to) return { items: [], nextCursor: null };
      const range = { from: entryKey(accountId, from), to: entryKey(accountId, to) };
      const found = await queryUpTo(reader, { ...range, isDescending: newestFirst }, limit + 1);
      const items = found.slice(0, limit).map(toEntry);
      const last = items.at(-1);
      return { items, nextCursor: found.length > limit && last ? String(last.seq) : null };
    },
    async isFunded(accountId, reference) {
      return (await read(fundingKey(accountId, reference))) !== undefined;
    },
    async readBulk(bulkId) {
      const item = await read(bulkKey(bulkId));
      return item && toBulk(item);
    },
    async readBulks(bulkIds) {
      const items = await readAll([...new Set(bulkIds)].map(bulkKey));
      return new Map(items.map(toBulk).map((bulk) => [bulk.bulkId, bulk]));
    },
    async readSameRows(accountId, rowsDigest) {
      const item = await read(rowsKey(accountId, rowsDigest));
      return item && toSameRows(item);
    },
  };
}
