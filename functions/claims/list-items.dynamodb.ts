import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type ListedKind, listKeyOf } from '../../shared/claims/mapping/claims-attributes.ts';
import { recordKey } from '../runs/record-store.dynamodb.ts';

/** Items of one read, at most; a read also ends at 1 MB. */
const pageSize = 200;
/** Reads for one answer: a list of what is rare must end too, with a short page and a cursor. */
const pagesMax = 10;

export interface Listing {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly countryCode: string;
  readonly kind: ListedKind;
  readonly newestFirst: boolean;
  /** The lowest sort key that is wanted. */
  readonly from?: string | undefined;
}

type Item = Record<string, unknown>;

/** One page after the other of a country's list, each at most 1 MB; eventually consistent. */
async function* readPages(listing: Listing, after?: string): AsyncGenerator<Item[]> {
  const { client, table, countryCode, kind, newestFirst, from } = listing;
  // The table refuses to go on from outside of the range.
  if (from !== undefined && after !== undefined && after < from) return;
  const listKey = listKeyOf(countryCode, kind);
  let start: QueryCommandInput['ExclusiveStartKey'] =
    after === undefined ? undefined : startAfter(listKey, after);
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byList',
        KeyConditionExpression: `listKey = :list${from === undefined ? '' : ' AND sortKey >= :from'}`,
        ExpressionAttributeValues: { ':list': listKey, ...(from && { ':from': from }) },
        ScanIndexForward: !newestFirst,
        Limit: pageSize,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}

/** Every item of the list; holds one page. */
export async function* eachItem(listing: Listing): AsyncGenerator<Item> {
  for await (const page of readPages(listing)) yield* page;
}

/**
 * The wanted items after a cursor, at most `limit`. Where they are rare the page may be short: its
 * cursor goes on behind the last item looked at.
 *
 * @returns undefined for a cursor that no page gave
 */
export async function listItems<T>(
  listing: Listing,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  read: (item: Item) => T | undefined,
): Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null } | undefined> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  if (cursor !== undefined && after === undefined) return undefined;
  const items: T[] = [];
  let last: string | null = null;
  let lastShown: string | null = null;
  let pages = 0;
  for await (const page of readPages(listing, after)) {
    for (const item of page) {
      const wanted = read(item);
      last = String(item['sortKey']);
      if (wanted === undefined) continue;
      // One more than is shown tells that there is a next page.
      if (items.length === limit) return { items, nextCursor: encodeCursor(lastShown) };
      items.push(wanted);
      lastShown = last;
    }
    pages += 1;
    if (pages === pagesMax) return { items, nextCursor: encodeCursor(last) };
  }
  return { items, nextCursor: null };
}

/** The key of the index behind which to go on; the id is the end of the sort key. */
function startAfter(listKey: string, sortKey: string) {
  const id = sortKey.slice(sortKey.lastIndexOf('#') + 1);
  return { listKey, sortKey, ...recordKey(id) };
}

const encodeCursor = (sortKey: string | null): string | null =>
  sortKey === null ? null : Buffer.from(sortKey).toString('base64url');

function decodeCursor(cursor: string): string | undefined {
  const sortKey = Buffer.from(cursor, 'base64url').toString();
  return /#(clm|ins)_[0-9A-Za-z]{1,40}$/.test(sortKey) ? sortKey : undefined;
}
