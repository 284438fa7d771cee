import type { Transfer } from '../transfer.ts';
import type { TransfersStore } from '../transfers-store.ts';

/** Of a transfer that is tried again and not sent, for an earlier try of it was paid after all. */
export const paidBeforeCode = 'TRF-I02';

/** @returns of these transfers those that an earlier try has paid */
export type FindPaidBefore = (transfers: readonly Transfer[]) => Promise<ReadonlySet<Transfer>>;

/**
 * Whether the money of a transfer has left: as booked, or as the scheme says against what was
 * booked. A person who finds that it has not takes the incident away.
 */
export function hasLeft({ state, incident }: Pick<Transfer, 'state' | 'incident'>): boolean {
  return state === 'COMPLETED' || incident?.learnt === 'COMMITTED';
}

/**
 * Looks at the earlier tries of transfers: the same row of the bulk that theirs tries again, and of
 * the bulk before that. Asked as late as can be before a row is sent: what the scheme says after
 * that comes too late for anybody.
 *
 * @see TRANSFERS "Bulk": COMMITTED learnt after a release, `retry-failed`
 */
export function createFindPaidBefore(
  store: Pick<TransfersStore, 'readBulk' | 'readMany'>,
): FindPaidBefore {
  // Which bulk a bulk tries again never changes.
  const known = new Map<string, Promise<readonly string[]>>();
  const earlierOf = (bulkId: string) => {
    const found = known.get(bulkId) ?? readEarlier(store, bulkId);
    known.set(bulkId, found);
    return found;
  };
  return async (transfers) => {
    const paid = new Set<Transfer>();
    for (const [bulkId, own] of Map.groupBy(transfers, (transfer) => transfer.bulkId)) {
      for (const earlier of await earlierOf(bulkId)) {
        const tries = await store.readMany(own.map(({ row }) => ({ bulkId: earlier, row })));
        const rows = new Set(tries.filter(hasLeft).map(({ row }) => row));
        for (const transfer of own) if (rows.has(transfer.row)) paid.add(transfer);
      }
    }
    return paid;
  };
}

/** The bulks whose failed transfers a bulk tries again, the last one first. */
async function readEarlier(
  store: Pick<TransfersStore, 'readBulk'>,
  bulkId: string,
): Promise<readonly string[]> {
  const earlier: string[] = [];
  let bulk = await store.readBulk(bulkId);
  while (bulk !== undefined && bulk.retryOf !== null) {
    earlier.push(bulk.retryOf);
    bulk = await store.readBulk(bulk.retryOf);
  }
  return earlier;
}
