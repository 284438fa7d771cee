import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ListedKind, listKeyOf } from '../../shared/claims/mapping/claims-attributes.ts';
import { recordKey } from '../runs/record-store.dynamodb.ts';
import {
  eachEntryInOrder,
  type ListEntry,
  type Listing,
  type ReadingBudget,
} from './read-list.dynamodb.ts';
import { readWhole } from './read-whole.dynamodb.ts';

/** Reads for one answer: a list of what is rare must end too, with a short page and a cursor. */
const pagesMax = 10;

export interface ListPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Whether most of what is looked at is left out: then whole pages are read from the first on. */
  readonly isSearch: boolean;
}

/**
 * The wanted items behind a cursor, at most `limit`. Where they are rare the page may be short, and
 * its cursor goes on behind the last entry looked at; what changed since the index was written and
 * is wanted no more is left out.
 *
 * @param isWanted judges an entry of the index
 * @param read     a whole item; undefined: not wanted any more
 * @returns undefined for a cursor that no page gave
 */
export async function listItems<T>(
  listing: Listing,
  { limit, cursor, isSearch }: ListPage,
  isWanted: (entry: ListEntry) => boolean,
  read: (item: Record<string, unknown>) => T | undefined,
): Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null } | undefined> {
  const after = cursor === undefined ? undefined : await readCursor(listing, cursor);
  if (cursor !== undefined && after === undefined) return undefined;
  // Beside those that are shown: the one behind which to go on, and one more.
  const firstPage = isSearch ? undefined : limit + 2;
  const budget: ReadingBudget = { firstPage, pagesLeft: pagesMax, isSpent: false };
  const found: ListEntry[] = [];
  let last: string | null = null;
  let goesOn = false;
  for await (const entry of eachEntryInOrder(behind(listing, after), budget)) {
    if (entry.sortKey === after) continue;
    const isShown = isWanted(entry);
    // One more than is shown tells that there is a next page.
    goesOn = isShown && found.length === limit;
    if (goesOn) break;
    if (isShown) found.push(entry);
    last = entry.sortKey;
  }
  const items = await readWhole(listing, found);
  return {
    items: items.flatMap((item) => read(item) ?? []),
    nextCursor: goesOn || budget.isSpent ? writeCursor(listing, last) : null,
  };
}

/** The rest of a list from a sort key on, that one included. */
function behind(listing: Listing, after: string | undefined): Listing {
  if (after === undefined) return listing;
  const ranges = listing.ranges.map((range) =>
    listing.newestFirst
      ? { ...range, to: after < range.to ? after : range.to }
      : { ...range, from: after },
  );
  return { ...listing, ranges };
}

const isOfPersons = ({ ranges }: Listing) => ranges.some(({ kind }) => kind === 'insured');

/**
 * A cursor as clients get it. Persons are sorted by name: their cursor is the id alone, so that it
 * tells no name to who reads masked, and no place in the list can be asked for by a name.
 */
function writeCursor(listing: Listing, sortKey: string | null): string | null {
  if (sortKey === null) return null;
  if (isOfPersons(listing)) return sortKey.slice(sortKey.lastIndexOf('#') + 1);
  return Buffer.from(sortKey).toString('base64url');
}

/** @returns the sort key behind which to go on; undefined for a cursor that no page gave */
async function readCursor(listing: Listing, cursor: string): Promise<string | undefined> {
  if (isOfPersons(listing)) return findSortKey(listing, cursor);
  const sortKey = Buffer.from(cursor, 'base64url').toString();
  return /^\d{4}-\d\d-\d\d#clm_[0-9A-Za-z]{1,40}$/.test(sortKey) ? sortKey : undefined;
}

/** Nobody's name is ever changed, so a person is found again where the page ended. */
async function findSortKey(
  { client, table, countryCode }: Listing,
  id: string,
): Promise<string | undefined> {
  if (!/^ins_[0-9A-Za-z]{1,40}$/.test(id)) return undefined;
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: recordKey(id), ConsistentRead: true }),
  );
  const kind: ListedKind = 'insured';
  if (Item?.['listKey'] !== listKeyOf(countryCode, kind)) return undefined;
  return String(Item['sortKey']);
}
