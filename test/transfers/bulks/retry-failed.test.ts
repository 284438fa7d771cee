import { describe, expect, test } from 'vitest';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { readRetry } from '../../../shared/transfers/bulks/read-retry.ts';
import { reserveBulk } from '../../../shared/transfers/bulks/reserve-bulk.ts';
import { createLeaveOutRefused } from '../../../shared/transfers/bulks/retried-rows.ts';
import { retryFailed } from '../../../shared/transfers/bulks/retry-failed.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { accountId, type BulkDesk, createBulkDesk, first, somePayments } from './bulk-desk.ts';

/** The file of the failed, sent by itself. */
const corrected = 'bulk-01KJP9K4X7V8M2N3P5R6S7T8V9';
const maker = 'awa.maker@quai.example';
const failed = (code: string): Partial<Transfer> => ({
  state: 'FAILED',
  error: { code, message: null },
});
const paid: Partial<Transfer> = { state: 'COMPLETED' };

/** A bulk that has ended: each of its rows, from row 2 on, as it is given. */
async function ended(rows: readonly Partial<Transfer>[], desk?: BulkDesk) {
  const it = desk ?? (await createBulkDesk());
  await it.bring(first, somePayments(rows.length));
  await it.reserve(first);
  const transfers = (await it.store.readTransfers(first, 0, 1_000)).map((before, i) => ({
    before,
    after: { ...before, ...rows[i], version: before.version + 1 },
  }));
  const before = (await it.store.readBulk(first)) as Bulk;
  const after: Bulk = { ...before, state: 'ended', version: before.version + 1 };
  await it.store.commit({ bulk: { before, after }, transfers });
  await conclude(it, first);
  return it;
}

async function conclude(
  { runs }: BulkDesk,
  id: string,
  status: 'DONE_WITH_ERRORS' | 'ERROR' = 'DONE_WITH_ERRORS',
) {
  const before = await runs.read(id);
  if (before === undefined) throw new Error(`no run ${id}`);
  const event = { runId: id, seq: before.lastSeq + 1, at: before.updatedAt, stage: null } as const;
  await runs.replace({
    before,
    after: { ...before, status, lastSeq: before.lastSeq + 1 },
    events: [{ ...event, level: 'info', code: 'RUN-ENDED', data: {} }],
  });
}

/** Asks for a retry and takes it in, as its pipeline does. */
async function retry(desk: BulkDesk, id = first) {
  const retrying = await retryFailed(desk.ports, id, maker);
  if (retrying.kind !== 'retrying') return { kind: retrying.kind };
  await readRetry(desk.ports, retrying.run);
  const { verdict } = await desk.reserve(retrying.run.id);
  const transfers = await desk.store.readTransfers(retrying.run.id, 0, 1_000);
  return { kind: verdict, id: retrying.run.id, transfers };
}
/** The only row of a bulk, with some fields changed. */
async function changeRow({ store }: BulkDesk, id: string, fields: Partial<Transfer>) {
  const [before] = await store.readTransfers(id, 0, 1);
  if (before === undefined) throw new Error('no transfer');
  const after = { ...before, ...fields, version: before.version + 1 };
  await store.commit({ transfers: [{ before, after }] });
}

/** A retry of one row that has ended, its row as it is given. */
async function endRetry(desk: BulkDesk, id: string, row: Partial<Transfer>) {
  await changeRow(desk, id, row);
  const before = (await desk.store.readBulk(id)) as Bulk;
  const after: Bulk = { ...before, state: 'ended', version: before.version + 1 };
  await desk.store.commit({ bulk: { before, after } });
  await conclude(desk, id);
}

const paidAfterAll = {
  code: 'TRF-I01',
  learnt: 'COMMITTED',
  by: 'callback',
  at: '2026-03-02T09:00:00.000Z',
} as const;
const marks = async (desk: BulkDesk, id = first) =>
  (await desk.store.readTransfers(id, 0, 1_000)).map(({ retriedBy }) => retriedBy);

describe('a retry', () => {
  test('pays rows that failed for a reason that may pass, and no others', async () => {
    const desk = await ended([
      paid,
      failed('5001'),
      failed('3204'),
      failed('TRF-C01'),
      { ...failed('5001'), incident: paidAfterAll },
      failed('3303'),
    ]);
    const { id, kind, transfers } = await retry(desk);
    expect(kind).toBe('send');
    expect(transfers?.map(({ row, transferId }) => [row, transferId])).toEqual([
      [3, 'tx-2~2'],
      [7, 'tx-6~2'],
    ]);
    expect(await marks(desk)).toEqual([null, id, null, null, null, id]);
  });

  test('has a reservation, a maker and UUIDs of its own', async () => {
    const desk = await ended([failed('5001'), paid]);
    const before = (await desk.account()).position.reservedMinor;
    const { id, transfers } = await retry(desk);
    expect((await desk.account()).position.reservedMinor).toBe(before + 1_000n);
    expect(await desk.store.readBulk(id ?? '')).toMatchObject({
      retryOf: first,
      createdBy: maker,
      accountId,
      totals: { total: 1, totalMinor: 1_000n },
    });
    const [old] = await desk.store.readTransfers(first, 0, 1);
    expect(transfers?.[0]?.uuid).not.toBe(old?.uuid);
    expect(await desk.run(id ?? '')).toMatchObject({
      kind: 'retry',
      replayOf: first,
      holds: 'funds',
      counts: { read: 1 },
    });
  });

  test('asked for twice is one bulk', async () => {
    const desk = await ended([failed('5001'), failed('5001')]);
    const [a, b] = await Promise.all([
      retryFailed(desk.ports, first, maker),
      retryFailed(desk.ports, first, maker),
    ]);
    expect(a.kind === 'retrying' && b.kind === 'retrying' && a.run.id === b.run.id).toBe(true);
    const one = await retry(desk);
    const again = await retry(desk);
    expect([again.id, again.kind]).toEqual([one.id, 'send']);
    expect((await desk.account()).position.reservedMinor).toBe(4_000n);
  });

  test('read twice, also after a crash, takes the same rows', async () => {
    const desk = await ended([failed('5001'), failed('5001')]);
    const retrying = await retryFailed(desk.ports, first, maker);
    if (retrying.kind !== 'retrying') throw new Error(retrying.kind);
    desk.faults.at = 'read-before-end';
    await expect(readRetry(desk.ports, retrying.run)).rejects.toThrow();
    delete desk.faults.at;
    const { transfers } = await retry(desk);
    expect(transfers?.map(({ row }) => row)).toEqual([2, 3]);
  });

  test('keeps its rows while it is reserved, also when one is told as paid and it is read again', async () => {
    const desk = await ended([failed('5001'), failed('5001')]);
    const retrying = await retryFailed(desk.ports, first, maker);
    if (retrying.kind !== 'retrying') throw new Error(retrying.kind);
    const { id } = retrying.run;
    await readRetry(desk.ports, retrying.run);
    const ports = {
      ...desk.ports,
      // An attempt that began before comes so far only now: it has not seen that the run was read.
      async faultPoint(point: string) {
        if (point !== 'reserve-before-claims') return;
        await changeRow(desk, first, { incident: paidAfterAll });
        await readRetry(desk.ports, retrying.run);
      },
    };
    expect(await reserveBulk(ports, id)).toEqual({ verdict: 'send' });
    const transfers = await desk.store.readTransfers(id, 0, 10);
    expect(transfers.map(({ row }) => row)).toEqual([2, 3]);
    expect((await desk.store.readBulk(id))?.totals).toMatchObject({ total: 2, totalMinor: 2_000n });
  });

  test('that was refused makes room for another, which takes its rows over', async () => {
    const desk = await createBulkDesk({ funded: 3_000n });
    await ended([failed('5001'), failed('5001')], desk);
    const refused = await retry(desk);
    expect(refused.kind).toBe('refused');
    expect((await desk.run(refused.id ?? '')).message?.code).toBe('TRF-FUNDS');
    await conclude(desk, refused.id ?? '', 'ERROR');
    const before = await desk.account();
    const position = { ...before.position, availableMinor: 2_000n, fundedMinor: 4_000n };
    const after = { ...before, position, seq: before.seq + 1 };
    const entry = {
      ...{ accountId, seq: after.seq, at: '2026-03-02T09:00:00.000Z', by: null, reason: null },
      ...{ before: before.position, after: position, postings: [] },
    };
    await desk.store.commit({ account: { before, after, entry } });
    const second = await retry(desk);
    expect(second.kind).toBe('send');
    expect(second.id).not.toBe(refused.id);
    expect(second.transfers?.map(({ transferId }) => transferId)).toEqual(['tx-1~2', 'tx-2~2']);
    expect(await marks(desk)).toEqual([second.id, second.id]);
  });

  test('that was refused for an id of the failed file leaves that row out the next time', async () => {
    const desk = await ended([failed('5001'), failed('5001')]);
    // Marked by a retry; before it is reserved, row 2 is sent corrected in the file of the failed.
    const retrying = await retryFailed(desk.ports, first, maker);
    if (retrying.kind !== 'retrying') throw new Error(retrying.kind);
    await readRetry(desk.ports, retrying.run);
    const [payment] = somePayments(1);
    if (payment === undefined) throw new Error('no payment');
    await desk.bring(corrected, [{ ...payment, transferId: 'tx-1~2' }]);
    expect((await desk.reserve(corrected)).verdict).toBe('send');
    expect((await desk.reserve(retrying.run.id)).verdict).toBe('refused');
    await conclude(desk, retrying.run.id, 'ERROR');

    const second = await retry(desk);
    expect(second.kind).toBe('send');
    expect(second.transfers?.map(({ row, transferId }) => [row, transferId])).toEqual([
      [3, 'tx-2~2'],
    ]);
    const told = createLeaveOutRefused(desk.ports);
    const rows = await told(await desk.store.readTransfers(first, 0, 10));
    expect(rows.map(({ retriedBy }) => retriedBy)).toEqual([null, second.id]);
  });

  test('of rows that were all sent again in the failed file is none', async () => {
    const desk = await ended([failed('5001')]);
    const [payment] = somePayments(1);
    if (payment === undefined) throw new Error('no payment');
    await desk.bring(corrected, [{ ...payment, transferId: 'tx-1~2' }]);
    await desk.reserve(corrected);
    expect(await retry(desk)).toEqual({ kind: 'nothing-to-retry' });
  });

  test('of a retry counts on: ~3', async () => {
    const desk = await ended([failed('5001')]);
    const { id = '' } = await retry(desk);
    await endRetry(desk, id, failed('5001'));
    const next = await retry(desk, id);
    expect(next.transfers?.map(({ row, transferId }) => [row, transferId])).toEqual([
      [2, 'tx-1~3'],
    ]);
    expect((await retryFailed(desk.ports, first, maker)).kind).toBe('retrying');
    expect((await retry(desk)).id).toBe(id);
  });

  test('of a retry leaves out what the first try has paid, until somebody finds that it has not', async () => {
    const desk = await ended([failed('5001')]);
    const { id = '' } = await retry(desk);
    await endRetry(desk, id, failed('TRF-I02'));
    await changeRow(desk, first, { incident: paidAfterAll });
    expect(await retry(desk, id)).toEqual({ kind: 'nothing-to-retry' });

    await changeRow(desk, first, { incident: null });
    const next = await retry(desk, id);
    expect(next.transfers?.map(({ transferId }) => transferId)).toEqual(['tx-1~3']);
  });

  test('of rows that pay the same twice is not asked to confirm again', async () => {
    const desk = await ended([failed('5001')]);
    const retrying = await retryFailed(desk.ports, first, maker);
    expect(retrying.kind === 'retrying' && retrying.run.options).toEqual({
      payerAccount: accountId,
      confirmDuplicates: true,
    });
  });
});

describe('nothing is tried again', () => {
  test('while the bulk goes on', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(1));
    await desk.reserve(first);
    expect(await retryFailed(desk.ports, first, maker)).toEqual({
      kind: 'not-ended',
      state: 'PROCESSING',
    });
  });

  test.each([
    ['all was paid', [paid]],
    ['what failed has to be corrected', [failed('3204'), failed('http-400')]],
  ])('when %s', async (_why, rows) => {
    const desk = await ended(rows);
    expect(await retryFailed(desk.ports, first, maker)).toEqual({ kind: 'nothing-to-retry' });
    expect(desk.started).toEqual([]);
  });

  test('when a callback told meanwhile that the only row was paid after all', async () => {
    const desk = await ended([failed('5001')]);
    const retrying = await retryFailed(desk.ports, first, maker);
    if (retrying.kind !== 'retrying') throw new Error(retrying.kind);
    let isTold = false;
    desk.store.intercept(async (name, phase) => {
      if (name !== 'readMany' || phase !== 'after' || isTold) return;
      isTold = true;
      await changeRow(desk, first, { incident: paidAfterAll });
    });
    await readRetry(desk.ports, retrying.run);
    expect((await desk.run(retrying.run.id)).message?.code).toBe('TRF-A07');
    expect(await desk.reserve(retrying.run.id)).toEqual({ verdict: 'refused' });
    expect(await marks(desk)).toEqual([null]);
  });

  test('when the bulk is not there', async () => {
    const desk = await createBulkDesk();
    expect(await retryFailed(desk.ports, first, maker)).toEqual({ kind: 'missing' });
  });
});
