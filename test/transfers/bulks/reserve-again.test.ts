import { describe, expect, test } from 'vitest';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import {
  accountId,
  aPayment,
  type BulkDesk,
  createBulkDesk,
  first,
  second,
  somePayments,
  third,
} from './bulk-desk.ts';

const reserved = async (desk: BulkDesk) => (await desk.account()).position.reservedMinor;
const ended = (bulk: Bulk, settledMinor: bigint, endedAt: string): Bulk => ({
  ...bulk,
  state: 'ended',
  version: bulk.version + 1,
  totals: { ...bulk.totals, settledMinor },
  endedAt,
});
/** Brings a bulk that was reserved to its end, as if it had paid so much. */
const end = async ({ store }: BulkDesk, id: string, settledMinor: bigint, endedAt: string) => {
  const before = (await store.readBulk(id)) as Bulk;
  await store.commit({ bulk: { before, after: ended(before, settledMinor, endedAt) } });
};

describe('the step runs again', () => {
  test('after it has reserved: nothing is done, the verdict is the same', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3));
    await desk.reserve(first);
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    expect((await desk.account()).seq).toBe(2);
    expect(await desk.codes(first)).toEqual(['TRF-A10']);
  });

  test('after it has refused: nothing is told twice', async () => {
    const desk = await createBulkDesk({ funded: 1n });
    await desk.bring(first, somePayments(3));
    await desk.reserve(first);
    const { lastSeq } = await desk.run(first);
    expect(await desk.reserve(first)).toEqual({ verdict: 'refused' });
    expect((await desk.run(first)).lastSeq).toBe(lastSeq);
  });

  test.each(['reserve-before-claims', 'reserve-before-commit', 'reserve-after-commit'])(
    'after a crash at %s: the sum is held once',
    async (point) => {
      const desk = await createBulkDesk();
      await desk.bring(first, somePayments(120));
      desk.faults.at = point;
      await expect(desk.reserve(first)).rejects.toThrow(point);
      delete desk.faults.at;
      expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
      expect(await reserved(desk)).toBe(120_000n);
      expect(await desk.store.readTransfers(first, 0, 200)).toHaveLength(120);
    },
  );

  test.each(['commit', 'prepare', 'readBulk', 'readSameRows', 'readAccount'] as const)(
    'after each call of %s that failed, or whose answer was lost',
    async (name) => {
      for (let faulty = 1; faulty <= 6; faulty += 1) {
        for (const phase of ['before', 'after'] as const) {
          const desk = await createBulkDesk();
          await desk.bring(first, somePayments(120));
          let calls = 0;
          desk.store.intercept((called, when) => {
            if (called !== name || when !== phase) return;
            calls += 1;
            if (calls === faulty) throw new Error('lost');
          });
          await desk.reserve(first).catch(() => undefined);
          desk.store.intercept(undefined);
          expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
          expect(await reserved(desk)).toBe(120_000n);
        }
      }
    },
  );

  test('twice at once: the sum is held once', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(120));
    expect(await Promise.all([desk.reserve(first), desk.reserve(first)])).toEqual([
      { verdict: 'send' },
      { verdict: 'send' },
    ]);
    expect(await reserved(desk)).toBe(120_000n);
  });
});

describe('a run that was cancelled', () => {
  test('before anything was prepared ends', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3), { cancelRequested: true });
    expect(await desk.reserve(first)).toEqual({ verdict: 'ended' });
    expect(await desk.store.readBulk(first)).toBeUndefined();
  });

  test('while its ids were claimed frees them', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3));
    desk.faults.at = 'reserve-before-commit';
    await desk.reserve(first).catch(() => undefined);
    delete desk.faults.at;
    const before = await desk.run(first);
    const event = {
      runId: first,
      seq: 1,
      at: before.updatedAt,
      level: 'info',
      stage: null,
    } as const;
    await desk.runs.replace({
      before,
      after: { ...before, cancelRequested: true, lastSeq: 2 },
      events: [{ ...event, code: 'RUN-CANCEL-REQUESTED', data: {} }],
    });
    expect(await desk.reserve(first)).toEqual({ verdict: 'ended' });
    expect((await desk.store.readBulk(first))?.state).toBe('refused');
    expect((await desk.run(first)).message).toBeNull();
  });
});

test('a run that is being ended after a fault holds nothing any more', async () => {
  const desk = await createBulkDesk();
  await desk.bring(first, somePayments(3), { chunks: { total: 2, settled: 1 } });
  await expect(desk.reserve(first)).rejects.toThrow('being ended');
  expect(await reserved(desk)).toBe(0n);
});

describe('two bulks race for the same funds', () => {
  test('exactly one wins', async () => {
    const desk = await createBulkDesk({ funded: 5_000n });
    await desk.bring(first, somePayments(3, 'a'));
    await desk.bring(second, somePayments(4, 'b'));
    const verdicts = await Promise.all([desk.reserve(first), desk.reserve(second)]);
    expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual(['refused', 'send']);
    const winner = verdicts[0]?.verdict === 'send' ? 3_000n : 4_000n;
    expect(await reserved(desk)).toBe(winner);
    const loser = winner === 3_000n ? second : first;
    expect((await desk.run(loser)).message?.code).toBe('TRF-FUNDS');
  });

  test('both win when there is enough', async () => {
    const desk = await createBulkDesk({ funded: 7_000n });
    await desk.bring(first, somePayments(3, 'a'));
    await desk.bring(second, somePayments(4, 'b'));
    await Promise.all([desk.reserve(first), desk.reserve(second)]);
    expect(await reserved(desk)).toBe(7_000n);
    expect((await desk.account()).seq).toBe(3);
  });
});

describe('the same rows again', () => {
  const secondTime = async (desk: BulkDesk, prefix: string | null, fields = {}) => {
    await desk.bring(second, somePayments(3, prefix), fields);
    await desk.reserve(second);
    return (await desk.run(second)).message;
  };
  const firstTime = async (prefix: string | null = null) => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3, prefix));
    await desk.reserve(first);
    return desk;
  };

  test('are refused while the first bulk may yet pay, and it is named', async () => {
    expect(await secondTime(await firstTime(), null)).toEqual({
      code: 'TRF-D02',
      data: { run_id: first, paid_on: '2026-03-02' },
    });
  });

  test('with ids too, before each of them is found to be used', async () => {
    expect(await secondTime(await firstTime('tx'), 'tx')).toMatchObject({ code: 'TRF-D02' });
  });

  test.each([
    { paid: 1n, on: '2026-03-02T09:00:00.000Z', code: 'TRF-D02', why: 'it paid one of them today' },
    { paid: 1n, on: '2026-01-31T09:00:00.000Z', code: 'TRF-D02', why: 'that was 30 days ago' },
    { paid: 1n, on: '2026-01-31T08:59:59.999Z', code: undefined, why: 'that was longer ago' },
    { paid: 0n, on: '2026-03-02T09:00:00.000Z', code: undefined, why: 'it paid nothing' },
  ])('after the end: $code when $why', async ({ paid, on, code }) => {
    const desk = await firstTime();
    await end(desk, first, paid, on);
    expect((await secondTime(desk, null))?.code).toBe(code);
  });

  test('are paid when that is confirmed', async () => {
    const options = { confirmDuplicates: true };
    expect(await secondTime(await firstTime(), null, { options })).toBeNull();
  });

  test('to the same people under other ids are other rows: both samples of the seed', async () => {
    expect(await secondTime(await firstTime('tx'), null)).toBeNull();
    expect(await secondTime(await firstTime('tx'), 'mars')).toBeNull();
  });

  test('at once: exactly one is taken in', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3, null));
    await desk.bring(second, somePayments(3, null));
    const verdicts = await Promise.all([desk.reserve(first), desk.reserve(second)]);
    expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual(['refused', 'send']);
    expect(await reserved(desk)).toBe(3_000n);
  });
});

describe('ids', () => {
  test('of a bulk that was reserved are used up: each row says by whom', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(60));
    await desk.reserve(first);
    await desk.bring(second, [
      aPayment('neuf'),
      aPayment('tx-60', { amountMinor: '7' }),
      aPayment('tx-2', { amountMinor: '8' }),
    ]);
    expect(await desk.reserve(second)).toEqual({ verdict: 'refused' });
    expect((await desk.run(second)).message).toEqual({ code: 'TRF-A03', data: { count: 2 } });
    const found = await desk.findings(second);
    expect(found.map(({ code, row, data }) => ({ code, row, data }))).toEqual([
      { code: 'TRF-A02', row: 3, data: { run_id: first, original_row: 61 } },
      { code: 'TRF-A02', row: 4, data: { run_id: first, original_row: 3 } },
    ]);
    expect((await desk.run(second)).counts).toMatchObject({ read: 3, rejected: 2 });
  });

  test('of a bulk that was refused are free', async () => {
    const desk = await createBulkDesk({ funded: 2_000n });
    await desk.bring(first, somePayments(3));
    await desk.reserve(first);
    await desk.bring(second, somePayments(2));
    expect(await desk.reserve(second)).toEqual({ verdict: 'send' });
    await desk.bring(third, [aPayment('tx-2', { amountMinor: '1' })]);
    await desk.reserve(third);
    expect(await desk.findings(third)).toMatchObject([
      { code: 'TRF-A02', data: { run_id: second } },
    ]);
  });

  const leftHalfPrepared = async (id: string) => {
    const desk = await createBulkDesk();
    await desk.bring(id, somePayments(3));
    desk.faults.at = 'reserve-before-commit';
    await desk.reserve(id).catch(() => undefined);
    delete desk.faults.at;
    return desk;
  };
  const others = [aPayment('tx-2', { amountMinor: '5' }), aPayment('autre')];

  test('of an earlier file that is being taken in are not free yet', async () => {
    const desk = await leftHalfPrepared(first);
    await desk.bring(second, others);
    expect(await desk.reserve(second)).toEqual({ verdict: 'refused' });
    expect((await desk.run(second)).message?.code).toBe('TRF-A04');
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
  });

  test('of one that was left 15 minutes ago are taken over, and it is refused when it goes on', async () => {
    const desk = await leftHalfPrepared(first);
    desk.timing.advance(15 * 60_000 + 1);
    await desk.bring(second, others);
    expect(await desk.reserve(second)).toEqual({ verdict: 'send' });
    expect(await desk.reserve(first)).toEqual({ verdict: 'refused' });
    expect((await desk.run(first)).message?.code).toBe('TRF-A05');
    expect(await reserved(desk)).toBe(1_005n);
  });

  test('of one that came later are taken over at once: the first file counts', async () => {
    const desk = await leftHalfPrepared(second);
    await desk.bring(first, others);
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    expect(await desk.reserve(second)).toEqual({ verdict: 'refused' });
    expect((await desk.store.readBulks([first, second])).get(second)?.state).toBe('refused');
  });

  test('wanted by two files at once: one is taken in, whoever reads first', async () => {
    for (const order of [
      [first, second],
      [second, first],
    ] as const) {
      const desk = await createBulkDesk();
      await desk.bring(first, [...somePayments(100), aPayment('a', { amountMinor: '1' })]);
      await desk.bring(second, [...somePayments(100), aPayment('b', { amountMinor: '2' })]);
      const verdicts = await Promise.all(order.map((id) => desk.reserve(id)));
      expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual(['refused', 'send']);
      const bulks = await desk.store.readBulks([first, second]);
      const winner = [...bulks.values()].find(({ state }) => state === 'sending');
      expect(await reserved(desk)).toBe(winner?.totals.totalMinor);
    }
  });

  test('are unique for an account: another one may have the same', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3));
    await desk.reserve(first);
    const other = { ...(await desk.account()), accountId: 'ACC-2', seq: 0 };
    await desk.store.commit({ account: { before: undefined, after: other } });
    await desk.bring(second, somePayments(3), { options: { payerAccount: 'ACC-2' } });
    expect(await desk.reserve(second)).toEqual({ verdict: 'send' });
    expect(accountId).not.toBe('ACC-2');
  });
});
