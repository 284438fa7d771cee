import { beforeEach, describe, expect, test } from 'vitest';
import type { PayeeLock } from '../../../shared/transfers/transfers-store.ts';
import { aTransfer } from '../a-transfer.ts';
import type { OpenedStore } from '../transfers-store.contract.ts';
import { aMove } from './a-change.ts';

const saved = { kind: 'saved' };
const now = '2026-03-02T09:00:00.000Z';
const until = '2026-03-02T09:02:00.000Z';
const fatou = 'MSISDN:221770000002';
const moussa = 'MSISDN:221770000003';

const lockOf = (payee: string, holder: string, fields: Partial<PayeeLock> = {}): PayeeLock => ({
  payee,
  holder,
  until,
  ...fields,
});

/** One call in flight for each payee: locks alone, and together with the transfers that they are for. */
export function testLocks(title: string, open: () => Promise<OpenedStore>): void {
  describe(`${title} locks payees`, () => {
    let opened: OpenedStore;
    const first = aTransfer({ row: 2 });
    const second = aTransfer({ row: 3 });
    const sending = (locks: readonly PayeeLock[], at = now, moved = [first, second]) =>
      opened.store.commit({
        transfers: moved.map((one) => aMove(one, { state: 'SENDING' })),
        locks: { take: locks, at },
      });
    const states = async () =>
      (await opened.store.readTransfers(first.bulkId, 0, 10)).map(({ state }) => state);

    beforeEach(async () => {
      opened = await open();
      await opened.store.prepare([first, second], { claims: true, free: new Set() });
    });

    test('free ones are taken with the change', async () => {
      expect(await sending([lockOf(fatou, 'a'), lockOf(moussa, 'a')])).toEqual(saved);

      expect(await states()).toEqual(['SENDING', 'SENDING']);
      expect(await opened.store.lock(lockOf(fatou, 'b'), now)).toBe(false);
    });

    test('one that is held is named, and nothing is written', async () => {
      await opened.store.lock(lockOf(moussa, 'b'), now);

      expect(await sending([lockOf(fatou, 'a'), lockOf(moussa, 'a')])).toEqual({
        kind: 'held',
        payees: [moussa],
      });

      expect(await states()).toEqual(['PENDING', 'PENDING']);
      expect(await opened.store.lock(lockOf(fatou, 'c'), now)).toBe(true);
    });

    test('all that are held are named', async () => {
      await opened.store.lock(lockOf(fatou, 'b'), now);
      await opened.store.lock(lockOf(moussa, 'c'), now);

      expect(await sending([lockOf(fatou, 'a'), lockOf(moussa, 'a')])).toEqual({
        kind: 'held',
        payees: [fatou, moussa],
      });
    });

    test('when a transfer moved on too, that is what is told: locks are nothing to wait for', async () => {
      await opened.store.lock(lockOf(fatou, 'b'), now);
      await opened.store.commit({ transfers: [aMove(first, { state: 'FAILED' })] });

      expect(await sending([lockOf(fatou, 'a')])).toEqual({ kind: 'stale' });
    });

    test.each([
      { at: '2026-03-02T09:01:59.999Z', kind: 'held', why: 'a moment before its lease is over' },
      { at: '2026-03-02T09:02:00.000Z', kind: 'saved', why: 'when its lease is over' },
    ])('$kind $why', async ({ at, kind }) => {
      await opened.store.lock(lockOf(fatou, 'dead worker'), now);

      expect(await sending([lockOf(fatou, 'a')], at)).toMatchObject({ kind });
    });

    test('its own is taken again, for longer', async () => {
      const later = '2026-03-02T09:10:00.000Z';
      await opened.store.lock(lockOf(fatou, 'a'), now);

      expect(await sending([lockOf(fatou, 'a', { until: later })])).toEqual(saved);

      expect(await opened.store.lock(lockOf(fatou, 'b'), until)).toBe(false);
      expect(await opened.store.lock(lockOf(fatou, 'b'), later)).toBe(true);
    });

    test('of two bulks that want the same payee at once one gets it', async () => {
      const other = aTransfer({ bulkId: 'bulk-2', row: 9, transferId: 'tx-other' });
      await opened.store.prepare([other], { claims: true, free: new Set() });

      const answers = await Promise.all([
        sending([lockOf(fatou, 'a')], now, [first]),
        sending([lockOf(fatou, 'b')], now, [other]),
      ]);

      expect(answers.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
      const afterwards = await opened.store.readMany([first, other]);
      expect(afterwards.map(({ state }) => state).sort()).toEqual(['PENDING', 'SENDING']);
    });

    test('of many that want one alone, one gets it', async () => {
      const wishes = ['a', 'b', 'c', 'd'].map((holder) =>
        opened.store.lock(lockOf(fatou, holder), now),
      );

      expect((await Promise.all(wishes)).filter((isTaken) => isTaken)).toHaveLength(1);
    });

    test('one alone: lapsed or its own it is taken', async () => {
      const { store } = opened;
      expect(await store.lock(lockOf(fatou, 'a'), now)).toBe(true);
      expect(await store.lock(lockOf(fatou, 'a'), now)).toBe(true);
      expect(await store.lock(lockOf(fatou, 'b'), '2026-03-02T09:01:59.999Z')).toBe(false);
      expect(await store.lock(lockOf(fatou, 'b'), until)).toBe(true);
    });

    test('given back, it is free; many at once', async () => {
      const payees = Array.from({ length: 150 }, (_, i) => `MSISDN:2217700${i}`);
      for (const payee of payees) await opened.store.lock(lockOf(payee, 'a'), now);

      await opened.store.unlock(payees.map((payee) => ({ payee, holder: 'a' })));

      const again = payees.map((payee) => opened.store.lock(lockOf(payee, 'b'), now));
      expect(await Promise.all(again)).toEqual(payees.map(() => true));
    });

    test('one that somebody else holds by now is left, and one that is gone is no fault', async () => {
      const ours = 'MSISDN:221770000004';
      await opened.store.lock(lockOf(fatou, 'b'), now);
      await opened.store.lock(lockOf(ours, 'a'), now);

      await opened.store.unlock([fatou, moussa, ours].map((payee) => ({ payee, holder: 'a' })));

      expect(await opened.store.lock(lockOf(fatou, 'c'), now)).toBe(false);
      expect(await opened.store.lock(lockOf(ours, 'c'), now)).toBe(true);
    });
  });
}
