import { beforeEach, describe, expect, test } from 'vitest';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import type { Page } from '../../../shared/transfers/transfers-store.ts';
import { aBulk, bulkId, someTotals } from '../a-bulk.ts';
import { aTransfer, aTransferIn, uuidOfRow } from '../a-transfer.ts';
import { anAccount, aPosition } from '../an-account.ts';
import type { OpenedStore } from '../transfers-store.contract.ts';
import { aCreation, aFunding, aMove } from './a-change.ts';

const incident = {
  code: 'TRF-I01',
  learnt: 'COMMITTED',
  by: 'callback',
  at: '2026-03-02T09:30:00.000Z',
} as const;

/** All pages of a list. */
async function readAll<T>(read: (cursor?: string) => Promise<Page<T>>): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<T> = await read(cursor ?? undefined);
    pages.push([...page.items]);
    cursor = page.nextCursor;
  } while (cursor !== null && pages.length < 10);
  return pages;
}

/** Finding again what was written: by place, by id, in lists. */
export function testReading(title: string, open: () => Promise<OpenedStore>): void {
  describe(`${title} finds again`, () => {
    let opened: OpenedStore;
    const prepare = (transfers: readonly Transfer[], claims = true) =>
      opened.store.prepare(transfers, { claims, free: new Set() });
    const rowsIn = (found: readonly { row: number }[]) => found.map(({ row }) => row);

    beforeEach(async () => {
      opened = await open();
    });

    test('transfers by row, from any place on', async () => {
      await prepare([1_000, 9, 2, 10].map((row) => aTransfer({ row })));
      await prepare([aTransfer({ bulkId: 'bulk-2', row: 5 })]);
      const { store } = opened;

      expect(rowsIn(await store.readTransfers(bulkId, 0, 10))).toEqual([2, 9, 10, 1_000]);
      expect(rowsIn(await store.readTransfers(bulkId, 9, 10))).toEqual([10, 1_000]);
      expect(rowsIn(await store.readTransfers(bulkId, 2, 2))).toEqual([9, 10]);
      expect(await store.readTransfers(bulkId, 1_000, 10)).toEqual([]);
      expect(await store.readTransfers('bulk-3', 0, 10)).toEqual([]);
    });

    test('transfers in the order that was asked for, without those that are missing', async () => {
      await prepare([aTransfer({ row: 2 }), aTransfer({ row: 3 })]);
      const refs = [3, 7, 2].map((row) => ({ bulkId, row }));

      expect(await opened.store.readMany(refs)).toEqual([
        aTransfer({ row: 3 }),
        aTransfer({ row: 2 }),
      ]);
      expect(await opened.store.readMany([])).toEqual([]);
      expect(await opened.store.readTransfer({ bulkId, row: 7 })).toBeUndefined();
    });

    test('a transfer by its UUID', async () => {
      await prepare([aTransfer({ row: 2 }), aTransfer({ row: 3 })]);

      expect((await opened.store.findByUuid(uuidOfRow(3)))?.row).toBe(3);
      expect(await opened.store.findByUuid(uuidOfRow(4))).toBeUndefined();
    });

    test('a transfer by the sender’s id in its bulk, claimed, made by us, or only looked up', async () => {
      const { store } = opened;
      const made = aTransfer({ row: 3, transferId: `${bulkId}-3` });
      const bulk = (id: string) => ({ before: undefined, after: aBulk({ bulkId: id }) });
      await store.commit({ bulk: bulk(bulkId) });
      await store.commit({ bulk: bulk('bulk-2') });
      await prepare([aTransfer({ row: 2 })]);
      await prepare([made, aTransfer({ row: 4 })], false);
      await prepare([aTransfer({ bulkId: 'bulk-2', row: 8 })], true);
      const find = async (id: string) => (await store.findInBulk(bulkId, id))?.row;

      expect(await find('tx-002')).toBe(2);
      expect(await find(`${bulkId}-3`)).toBe(3);
      expect(await find('tx-004')).toBe(4);
      expect(await find('tx-008')).toBeUndefined();
      expect(await find(`${bulkId}-2`)).toBeUndefined();
      expect(await store.findInBulk('bulk-3', 'tx-002')).toBeUndefined();
    });

    test('bulks, several at once', async () => {
      const large = someTotals({ totalMinor: 9_007_199_254_740_993n });
      const bulks = [aBulk(), aBulk({ bulkId: 'bulk-2', totals: large })];
      for (const after of bulks) await opened.store.commit({ bulk: { before: undefined, after } });

      const found = await opened.store.readBulks([bulkId, 'bulk-2', 'bulk-3', bulkId]);

      expect(Object.fromEntries(found)).toEqual({ [bulkId]: bulks[0], 'bulk-2': bulks[1] });
      expect(await opened.store.readBulk('bulk-3')).toBeUndefined();
    });

    test('what is to be asked for: UNKNOWN or sent once more, and due, the oldest first', async () => {
      const due = (row: number, nextAskAt: string | null) =>
        aTransferIn('UNKNOWN', { row, nextAskAt });
      await prepare([
        due(2, '2026-03-02T09:05:00.000Z'),
        due(3, '2026-03-02T09:03:00.000Z'),
        due(4, '2026-03-02T09:06:00.001Z'),
        due(5, '2026-03-02T09:06:00.000Z'),
        due(6, null),
        aTransferIn('SENDING', { row: 7, nextAskAt: '2026-03-02T09:02:00.000Z' }),
        aTransferIn('FAILED', { row: 8, nextAskAt: '2026-03-02T09:00:00.000Z' }),
      ]);
      const now = '2026-03-02T09:06:00.000Z';

      expect((await opened.store.listDue(now, 10)).nextCursor).toBeNull();
      expect(rowsIn((await opened.store.listDue(now, 10)).items)).toEqual([7, 3, 2, 5]);
      const first = await opened.store.listDue(now, 1);
      expect(first.items).toEqual([{ bulkId, row: 7 }]);
      const second = await opened.store.listDue(now, 2, first.nextCursor ?? '');
      expect(rowsIn(second.items)).toEqual([3, 2]);
      const third = await opened.store.listDue(now, 2, second.nextCursor ?? '');
      expect(rowsIn(third.items)).toEqual([5]);
      expect(third.nextCursor).toBeNull();

      const paid = aMove(due(3, '2026-03-02T09:03:00.000Z'), { state: 'COMPLETED' });
      await opened.store.commit({ transfers: [paid] });
      expect(rowsIn((await opened.store.listDue(now, 10)).items)).toEqual([7, 2, 5]);
    });

    test('what is unresolved, also while asking may help: the oldest first, of one country or of all', async () => {
      const lost = (row: number, unknownSince: string, fields: Partial<Transfer> = {}) =>
        aTransferIn('UNKNOWN', { row, unknownSince, needsAttention: true, ...fields });
      const resolved = { by: 'awa@quai.example', evidence: 'relevé' };
      await prepare([
        lost(2, '2026-03-02T09:40:00.000Z'),
        lost(3, '2026-03-02T09:10:00.000Z', { countryCode: 'TG' }),
        lost(4, '2026-03-02T09:20:00.000Z'),
        lost(5, '2026-03-02T09:00:00.000Z', { needsAttention: false }),
        aTransferIn('FAILED', { row: 6, incident }),
        // A person said that it failed, and then the scheme that it was paid.
        aTransferIn('FAILED', {
          row: 7,
          incident: { ...incident, at: '2026-03-02T09:50:00.000Z' },
          resolvedBy: { ...resolved, at: '2026-03-02T09:50:00.001Z' },
        }),
        aTransferIn('FAILED', {
          row: 8,
          resolvedBy: { ...resolved, at: '2026-03-02T09:45:00.000Z' },
        }),
        aTransferIn('COMPLETED', { row: 9, needsAttention: true }),
      ]);
      const list = (country: string | null, limit: number) =>
        readAll((cursor) => opened.store.listUnresolvedTransfers(country, limit, cursor));

      expect((await list(null, 10)).map(rowsIn)).toEqual([[5, 3, 4, 6, 2, 7]]);
      expect((await list('SN', 2)).map(rowsIn)).toEqual([[5, 4], [6, 2], [7]]);
      expect((await list('TG', 10)).map(rowsIn)).toEqual([[3]]);
      expect((await list('ML', 10)).map(rowsIn)).toEqual([[]]);
    });

    test('accounts by id, of one country or of all', async () => {
      for (const [id, countryCode] of [
        ['ACC-3', 'SN'],
        ['ACC-1', 'TG'],
        ['ACC-2', 'SN'],
        ['ACC-4', 'SN'],
      ] as const) {
        await opened.store.commit(aCreation({ accountId: id, countryCode }));
      }
      const list = async (country: string | null, limit: number) =>
        (await readAll((cursor) => opened.store.listAccounts(country, limit, cursor))).map((page) =>
          page.map(({ accountId }) => accountId),
        );

      expect(await list('SN', 2)).toEqual([['ACC-2', 'ACC-3'], ['ACC-4']]);
      expect(await list('SN', 3)).toEqual([['ACC-2', 'ACC-3', 'ACC-4']]);
      expect(await list(null, 3)).toEqual([['ACC-1', 'ACC-2', 'ACC-3'], ['ACC-4']]);
      expect(await list('ML', 3)).toEqual([[]]);
    });

    describe('entries of an account', () => {
      const accountId = 'ACC-123456789';
      const list = async (newestFirst: boolean, limit: number) =>
        (
          await readAll((cursor) =>
            opened.store.readEntries(accountId, {
              newestFirst,
              limit,
              ...(cursor === undefined ? {} : { cursor }),
            }),
          )
        ).map((page) => page.map(({ seq }) => seq));

      beforeEach(async () => {
        let account = anAccount({ seq: 0, position: aPosition({ fundedMinor: 0n }) });
        await opened.store.commit(aCreation());
        for (let i = 0; i < 11; i += 1) {
          const change = aFunding(account, 5n);
          await opened.store.commit(change);
          account = change.account?.after ?? account;
        }
      });

      test('in the order of booking, or the newest first', async () => {
        expect(await list(false, 5)).toEqual([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11]]);
        expect(await list(true, 8)).toEqual([
          [11, 10, 9, 8, 7, 6, 5, 4],
          [3, 2, 1],
        ]);
        expect(await list(true, 11)).toEqual([[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]]);
      });

      test.each(['', 'x', '-1', '1.5', '99999999999999999999', '12'])(
        'none behind a place that is not there: %j',
        async (cursor) => {
          const wish = { newestFirst: false, limit: 5, cursor };
          const none = { items: [], nextCursor: null };

          expect(await opened.store.readEntries(accountId, wish)).toEqual(none);
        },
      );
    });
  });
}
