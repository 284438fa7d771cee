import type { TransferRef, TransfersStore } from '../transfers-store.ts';

/**
 * Which of these ids of the sender are used up: whose bulk held funds, or did once, has its ids for
 * ever. Those of a bulk that is being prepared, or was refused, may yet be somebody else's.
 *
 * @returns who has them, by id
 * @see TRANSFERS "Files": unique per payer account for ever
 */
export async function readUsedIds(
  store: Pick<TransfersStore, 'readClaims' | 'readBulks'>,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TransferRef>> {
  const claims = await store.readClaims(accountId, ids);
  const bulks = await store.readBulks([...new Set([...claims.values()].map((ref) => ref.bulkId))]);
  const used = [...claims].filter(([, { bulkId }]) => {
    const state = bulks.get(bulkId)?.state;
    return state !== 'preparing' && state !== 'refused';
  });
  return new Map(used);
}
