import type { Transfer } from '../transfer.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { createFindPaidBefore } from './paid-before.ts';
import { mayBeRetried } from './retried-rows.ts';

const pageTransfers = 500;

/**
 * The transfers of a bulk that may be tried again, page by page, in the order of rows.
 *
 * @param runId a run that tries them again: with those that it has marked already, whatever was
 *   learnt of them since
 */
export async function* readFailed(
  { store }: { readonly store: Pick<TransfersStore, 'readTransfers' | 'readBulk' | 'readMany'> },
  bulkId: string,
  runId?: string,
): AsyncIterable<readonly Transfer[]> {
  const findPaid = createFindPaidBefore(store);
  for (let after = 0; ; ) {
    const page = await store.readTransfers(bulkId, after, pageTransfers);
    const last = page.at(-1);
    if (last === undefined) return;
    const paid = await findPaid(page);
    const failed = page.filter(
      (transfer) =>
        mayBeRetried(transfer, paid) || (runId !== undefined && transfer.retriedBy === runId),
    );
    if (failed.length > 0) yield failed;
    after = last.row;
  }
}
