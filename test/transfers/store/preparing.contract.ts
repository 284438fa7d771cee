import { beforeEach, describe, expect, test } from 'vitest';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { bulkId } from '../a-bulk.ts';
import { aTransfer } from '../a-transfer.ts';
import type { OpenedStore } from '../transfers-store.contract.ts';
import { aMove } from './a-change.ts';

const claimed = { kind: 'claimed' };
const rows = (...numbers: readonly number[]) => numbers.map((row) => aTransfer({ row }));
/** The same ids in another bulk, in rows of their own. */
const inBulk = (other: string, ...transfers: readonly Transfer[]) =>
  transfers.map((one) => ({ ...one, bulkId: other, row: one.row + 100 }));

/** Writing a bulk's transfers: each id once for an account, and every repetition harmless. */
export function testPreparing(title: string, open: () => Promise<OpenedStore>): void {
  describe(`${title} prepares transfers`, () => {
    let opened: OpenedStore;
    const prepare = (transfers: readonly Transfer[], ...free: readonly string[]) =>
      opened.store.prepare(transfers, { claims: true, free: new Set(free) });
    const rowsOf = async (id: string) =>
      (await opened.store.readTransfers(id, 0, 200)).map(({ row }) => row);
    const taken = (...by: readonly (readonly [string, string, number])[]) => ({
      kind: 'taken',
      by: new Map(by.map(([id, holder, row]) => [id, { bulkId: holder, row }])),
    });

    beforeEach(async () => {
      opened = await open();
    });

    test('and gives them back as they were', async () => {
      expect(await prepare(rows(2, 3, 4))).toEqual(claimed);

      expect(await opened.store.readTransfers(bulkId, 0, 10)).toEqual([
        aTransfer({ row: 2 }),
        aTransfer({ row: 3 }),
        aTransfer({ row: 4 }),
      ]);
    });

    test('and tells who has ids of an account', async () => {
      await prepare(rows(2, 3));
      const [two, three] = rows(2, 3);
      const [accountId = '', a = '', b = ''] = [two?.accountId, two?.transferId, three?.transferId];
      const read = (...ids: readonly string[]) => opened.store.readClaims(accountId, ids);

      expect(await read(b, 'nobody-has-it', a, a)).toEqual(
        new Map([
          [a, { bulkId, row: 2 }],
          [b, { bulkId, row: 3 }],
        ]),
      );
      expect(await opened.store.readClaims('ACC-OTHER', [a])).toEqual(new Map());
      expect(await read()).toEqual(new Map());
    });

    test('50 at once; one more is our own fault', async () => {
      const many = Array.from({ length: 51 }, (_, i) => aTransfer({ row: i + 1 }));

      await expect(prepare(many)).rejects.toThrow(RangeError);
      expect(await rowsOf(bulkId)).toEqual([]);
      expect(await prepare(many.slice(1))).toEqual(claimed);
      expect(await rowsOf(bulkId)).toHaveLength(50);
    });

    test('none at all', async () => {
      expect(await prepare([])).toEqual(claimed);
    });

    test('again after a lost answer: what is there is left as it is', async () => {
      await prepare(rows(2, 3));
      const move = aMove(aTransfer({ row: 2 }), { state: 'SENDING' });
      await opened.store.commit({ transfers: [move] });

      expect(await prepare(rows(2, 3))).toEqual(claimed);
      expect(await opened.store.readTransfer({ bulkId, row: 2 })).toMatchObject({
        state: 'SENDING',
        version: 2,
      });
    });

    test('the rest of them when some are there already', async () => {
      await prepare(rows(3));

      expect(await prepare(rows(2, 3, 4))).toEqual(claimed);
      expect(await rowsOf(bulkId)).toEqual([2, 3, 4]);
    });

    test('twice at the same moment', async () => {
      const both = [prepare(rows(2, 3)), prepare(rows(2, 3))];

      expect(await Promise.all(both)).toEqual([claimed, claimed]);
      expect(await rowsOf(bulkId)).toEqual([2, 3]);
    });

    test('ids of other bulks are told with their places, and nothing is written', async () => {
      await prepare(rows(2, 3));

      expect(await prepare(inBulk('bulk-2', ...rows(2, 3, 4)))).toEqual(
        taken(['tx-002', bulkId, 2], ['tx-003', bulkId, 3]),
      );
      expect(await rowsOf('bulk-2')).toEqual([]);
      expect(await prepare(inBulk('bulk-3', ...rows(4)))).toEqual(claimed);
    });

    test('ids are those of one account', async () => {
      await prepare(rows(2));
      const [other] = inBulk('bulk-2', ...rows(2));

      expect(await prepare([{ ...aTransfer(), ...other, accountId: 'ACC-2' }])).toEqual(claimed);
    });

    test('ids of a refused bulk are taken over', async () => {
      await prepare(rows(2, 3));

      expect(await prepare(inBulk('bulk-2', ...rows(2, 4)), bulkId)).toEqual(claimed);

      expect(await rowsOf('bulk-2')).toEqual([102, 104]);
      expect(await prepare(inBulk('bulk-3', ...rows(2, 3)))).toEqual(
        taken(['tx-002', 'bulk-2', 102], ['tx-003', bulkId, 3]),
      );
    });

    test('but not those of a bulk beside it', async () => {
      await prepare(rows(2));
      await prepare(inBulk('bulk-2', ...rows(3)));

      expect(await prepare(inBulk('bulk-3', ...rows(2, 3)), bulkId)).toEqual(
        taken(['tx-003', 'bulk-2', 103]),
      );
    });

    test('one id twice in the same bulk is taken by the first', async () => {
      const doubled = aTransfer({ row: 9, transferId: 'tx-002' });

      expect(await prepare([aTransfer({ row: 2 }), doubled])).toEqual(taken(['tx-002', bulkId, 2]));
      await prepare(rows(2));
      expect(await prepare([doubled])).toEqual(taken(['tx-002', bulkId, 2]));
      expect(await rowsOf(bulkId)).toEqual([2]);
    });

    test('without claims an id stays free', async () => {
      const wish = { claims: false, free: new Set<string>() };
      expect(await opened.store.prepare(rows(2, 3), wish)).toEqual(claimed);
      expect(await opened.store.prepare(rows(2, 3), wish)).toEqual(claimed);

      expect(await prepare(inBulk('bulk-2', ...rows(2, 3)))).toEqual(claimed);
    });

    test('of two bulks that claim the same ids at once one gets them all', async () => {
      const ids = rows(2, 3, 4);
      const answers = await Promise.all([
        prepare(ids),
        prepare(inBulk('bulk-2', ...ids.toReversed())),
      ]);

      expect(answers.map(({ kind }) => kind).sort()).toEqual(['claimed', 'taken']);
      const [mine, others] = [await rowsOf(bulkId), await rowsOf('bulk-2')];
      expect([mine.length, others.length].sort()).toEqual([0, 3]);
    });
  });
}
