import type { Transfer } from '../transfer.ts';
import type { TransferRef, TransfersStore } from '../transfers-store.ts';

/** Pages of transfers, one after the other; an empty one is the last. */
export type NextPage = () => Promise<readonly Transfer[]>;

const pageLength = 500;
const readAtOnce = 100;

/** All rows of a bulk. */
export function pagesOfBulk(
  store: Pick<TransfersStore, 'readTransfers'>,
  bulkId: string,
): NextPage {
  let after = 0;
  let isOver = false;
  return async () => {
    if (isOver) return [];
    const page = await store.readTransfers(bulkId, after, pageLength);
    after = page.at(-1)?.row ?? after;
    isOver = page.length < pageLength;
    return page;
  };
}

/** The rows that an earlier pass left open, as they are now. */
export function pagesOfRows(
  store: Pick<TransfersStore, 'readMany'>,
  refs: readonly TransferRef[],
): NextPage {
  let at = 0;
  return async () => {
    while (at < refs.length) {
      const page = await store.readMany(refs.slice(at, at + readAtOnce));
      at += readAtOnce;
      if (page.length > 0) return page;
    }
    return [];
  };
}
