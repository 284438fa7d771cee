import { nextTransferId } from '../files/next-transfer-id.ts';
import type { Transfer } from '../transfer.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { createFindPaidBefore } from './paid-before.ts';
import { mayBeRetried } from './retried-rows.ts';
import { readUsedIds } from './used-ids.ts';

const pageTransfers = 500;

/**
 * The transfers of a bulk that may be tried again, page by page, in the order of rows. Those are
 * left out whose next id is used up: somebody has sent the row again in the file of the failed.
 *
 * @param runId a run that tries them again: with those that it has marked already, whatever was
 *   learnt of them since
 */
export async function* readFailed(
  {
    store,
  }: {
    readonly store: Pick<
      TransfersStore,
      'readTransfers' | 'readBulk' | 'readBulks' | 'readMany' | 'readClaims'
    >;
  },
  bulkId: string,
  runId?: string,
): AsyncIterable<readonly Transfer[]> {
  const findPaid = createFindPaidBefore(store);
  for (let after = 0; ; ) {
    const page = await store.readTransfers(bulkId, after, pageTransfers);
    const last = page.at(-1);
    if (last === undefined) return;
    const paid = await findPaid(page);
    const isMine = ({ retriedBy }: Transfer) => runId !== undefined && retriedBy === runId;
    const open = page.filter((transfer) => isMine(transfer) || mayBeRetried(transfer, paid));
    const sent = await findSentAgain(store, open);
    const failed = open.filter((transfer) => isMine(transfer) || !sent.has(transfer));
    if (failed.length > 0) yield failed;
    after = last.row;
  }
}

/** Those of a bulk's transfers whose next id some bulk has that held funds. */
async function findSentAgain(
  store: Pick<TransfersStore, 'readBulks' | 'readClaims'>,
  transfers: readonly Transfer[],
): Promise<ReadonlySet<Transfer>> {
  const [first] = transfers;
  if (first === undefined) return new Set();
  const nextIds = transfers.map(({ transferId }) => nextTransferId(transferId));
  const used = await readUsedIds(store, first.accountId, nextIds);
  return new Set(transfers.filter(({ transferId }) => used.has(nextTransferId(transferId))));
}
