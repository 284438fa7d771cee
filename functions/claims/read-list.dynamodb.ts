import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type ListedKind, listKeyOf } from '../../shared/claims/mapping/claims-attributes.ts';

/** A country's list, or a part of it. */
export interface Listing {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly countryCode: string;
  readonly newestFirst: boolean;
  /** Partitions of the index that make up the list; several only where sort keys are ASCII. */
  readonly ranges: readonly ListRange[];
}

export interface ListRange {
  readonly kind: ListedKind;
  /** Sort keys, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Sorts behind every sort key, whatever its letters. */
export const behindAll = '\u{10ffff}';
/** Sorts before every sort key; the table takes no empty one. */
export const beforeAll = ' ';

/** What the index holds of an item. */
export interface ListEntry {
  readonly id: string;
  readonly sortKey: string;
  /** @see ListAttributes */
  readonly listed: string;
}

/** What a reading may cost, and whether it ended for that. */
export interface ReadingBudget {
  /** Entries of the first page of each partition; whole pages of 1 MB when left out. */
  readonly firstPage?: number | undefined;
  pagesLeft: number;
  isSpent: boolean;
}

const boundless = (): ReadingBudget => ({ pagesLeft: Number.POSITIVE_INFINITY, isSpent: false });

/**
 * One partition after the other: for what needs no order. Holds a page, and the ids of all
 * partitions but the last: what moves from one to another meanwhile counts once. Eventually
 * consistent.
 */
export async function* eachEntry(listing: Listing): AsyncGenerator<ListEntry> {
  const met = new Set<string>();
  for (const [i, range] of listing.ranges.entries()) {
    const isLast = i === listing.ranges.length - 1;
    for await (const entry of readRange(listing, range, boundless())) {
      if (met.has(entry.id)) continue;
      if (!isLast) met.add(entry.id);
      yield entry;
    }
  }
}

/**
 * The entries of all partitions in one order. Where the budget ends it ends too: behind what a
 * partition was not asked for any more nothing may follow from another one.
 */
export async function* eachEntryInOrder(
  listing: Listing,
  budget: ReadingBudget = boundless(),
): AsyncGenerator<ListEntry> {
  const readings = listing.ranges.map((range) => readRange(listing, range, budget));
  const heads = await Promise.all(readings.map((reading) => reading.next()));
  while (!budget.isSpent) {
    const first = findFirst(heads, listing.newestFirst);
    const head = heads[first];
    const reading = readings[first];
    if (head === undefined || head.done || reading === undefined) return;
    yield head.value;
    heads[first] = await reading.next();
  }
}

type Head = IteratorResult<ListEntry, void>;

function findFirst(heads: readonly Head[], newestFirst: boolean): number {
  let first = -1;
  let sortKey = '';
  for (const [i, head] of heads.entries()) {
    if (head.done) continue;
    if (first === -1 || head.value.sortKey > sortKey === newestFirst) {
      first = i;
      sortKey = head.value.sortKey;
    }
  }
  return first;
}

async function* readRange(
  { client, table, countryCode, newestFirst }: Listing,
  { kind, from, to }: ListRange,
  budget: ReadingBudget,
): AsyncGenerator<ListEntry, void> {
  // The table takes a range that ends before it begins for a mistake.
  if (to !== behindAll && to < from) return;
  let start: QueryCommandInput['ExclusiveStartKey'];
  let limit = budget.firstPage;
  const isWhole = from === beforeAll && to === behindAll;
  do {
    if (budget.pagesLeft === 0) {
      budget.isSpent = true;
      return;
    }
    budget.pagesLeft -= 1;
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byList',
        KeyConditionExpression: `listKey = :list${isWhole ? '' : ' AND sortKey BETWEEN :from AND :to'}`,
        ExpressionAttributeValues: {
          ':list': listKeyOf(countryCode, kind),
          ...(isWhole ? {} : { ':from': from, ':to': to }),
        },
        ScanIndexForward: !newestFirst,
        ...(limit === undefined ? {} : { Limit: limit }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const { pk, sortKey, listed } of Items) {
      yield { id: String(pk), sortKey: String(sortKey), listed: String(listed) };
    }
    start = LastEvaluatedKey;
    limit = undefined;
  } while (start !== undefined);
}
