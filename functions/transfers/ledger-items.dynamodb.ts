import * as z from 'zod';
import type { Account, LedgerEntry } from '../../shared/transfers/account.ts';
import type { Bulk } from '../../shared/transfers/bulk.ts';
import type { SameRows } from '../../shared/transfers/transfers-store.ts';

export type Item = Readonly<Record<string, unknown>>;

/** Keys of the ledger table; nobody else builds them. */
export const accountKey = (accountId: string) => ({ pk: `ACCOUNT#${accountId}`, sk: 'META' });
export const entryKey = (accountId: string, seq: number) => ({
  pk: `ACCOUNT#${accountId}`,
  sk: `ENTRY#${String(seq).padStart(12, '0')}`,
});
export const rowsKey = (accountId: string, rowsDigest: string) => ({
  pk: `ACCOUNT#${accountId}`,
  sk: `ROWS#${rowsDigest}`,
});
export const fundingKey = (accountId: string, reference: string) => ({
  pk: `ACCOUNT#${accountId}`,
  sk: `FUNDING#${reference}`,
});
export const bulkKey = (bulkId: string) => ({ pk: `BULK#${bulkId}`, sk: 'META' });
export type ItemKey = ReturnType<typeof bulkKey>;

/**
 * What a list of the table finds: of one country in the index `byList`, of all in `byKind`. Neither
 * holds more than keys, so a change of the item does not write them anew.
 */
export const listAttributes = (
  kind: 'accounts' | 'unresolved',
  countryCode: string,
  listSort: string,
) => ({ listKey: `${kind}#${countryCode}`, listKind: kind, listSort });

/** Money lies in the table as a number of up to 38 digits; a large one comes back as bigint. */
export const minor = z.union([z.int(), z.bigint()]).transform((amount) => BigInt(amount));

const position = z.object({
  availableMinor: minor,
  reservedMinor: minor,
  settledMinor: minor,
  fundedMinor: minor,
});

export const accountItem = (account: Account): Item => ({
  ...accountKey(account.accountId),
  ...listAttributes('accounts', account.countryCode, account.accountId),
  ...account,
});

const storedAccount = z.looseObject({
  accountId: z.string(),
  currency: z.string().length(3),
  countryCode: z.string().length(2),
  position,
  seq: z.int().min(0),
});

/**
 * What must hold of an item for it to be one of ours is checked; the rest of it was written by us,
 * whole.
 *
 * @throws ZodError when it is none of ours; so do all that follow
 */
export const toAccount = (item: Item) => parse<Account>(storedAccount, item);

export const entryItem = (entry: LedgerEntry): Item => ({
  ...entryKey(entry.accountId, entry.seq),
  ...entry,
});

const storedEntry = z.looseObject({
  accountId: z.string(),
  seq: z.int().min(1),
  at: z.string(),
  before: position,
  after: position,
  postings: z.array(z.looseObject({ kind: z.string(), amountMinor: minor })).min(1),
});

export const toEntry = (item: Item) => parse<LedgerEntry>(storedEntry, item);

export const bulkItem = (bulk: Bulk): Item => ({ ...bulkKey(bulk.bulkId), ...bulk });

const storedBulk = z.looseObject({
  bulkId: z.string(),
  accountId: z.string(),
  state: z.string(),
  version: z.int(),
  totals: z.looseObject({ totalMinor: minor, settledMinor: minor, releasedMinor: minor }),
});

export const toBulk = (item: Item) => parse<Bulk>(storedBulk, item);

export const sameRowsItem = (rows: SameRows): Item => ({
  ...rowsKey(rows.accountId, rows.rowsDigest),
  ...rows,
});

const storedRows = z.looseObject({ bulkIds: z.array(z.string()), version: z.int() });

export const toSameRows = (item: Item) => parse<SameRows>(storedRows, item);

/** An item without the keys of the table and of its indexes. */
export function parse<T>(schema: z.ZodType, item: Item): T {
  const { pk, sk, listKey, listKind, listSort, dueKey, ...stored } = item;
  return schema.parse(stored) as T;
}
