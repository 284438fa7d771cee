import { recordKey } from '../runs/record-store.dynamodb.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import type { ListEntry, Listing } from './read-list.dynamodb.ts';

type Item = Record<string, unknown>;
type Table = Pick<Listing, 'client' | 'table'>;

/** The whole items of entries as they are now, in their order. */
export async function readWhole(
  { client, table }: Table,
  entries: readonly ListEntry[],
): Promise<Item[]> {
  // The two parts of a list are read one after the other: a claim that moves between may be in both.
  const ids = new Set(entries.map(({ id }) => id));
  const keys = [...ids].map(recordKey);
  const items = await batchGet(client, table, keys, { ConsistentRead: true });
  const byId = new Map(items.map((item) => [String(item['pk']), item]));
  return [...ids].flatMap((id) => {
    const item = byId.get(id);
    return item === undefined ? [] : [item];
  });
}

/** Items that are fetched together: five requests side by side. */
const fetchedAtOnce = 500;

/** The whole items of many entries, in their order; the next ones are fetched in the meantime. */
export async function* eachWhole(
  table: Table,
  entries: AsyncIterable<ListEntry>,
): AsyncGenerator<Item> {
  let ahead: Promise<Item[]> | undefined;
  let batch: ListEntry[] = [];
  const fetchNext = () => {
    const fetched = readWhole(table, batch);
    // Whoever waits for it is told; nobody may wait for it any more.
    fetched.catch(() => undefined);
    batch = [];
    return fetched;
  };
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < fetchedAtOnce) continue;
    const before = ahead;
    ahead = fetchNext();
    if (before !== undefined) yield* await before;
  }
  const last = fetchNext();
  if (ahead !== undefined) yield* await ahead;
  yield* await last;
}
