import { describe, expect, test } from 'vitest';
import type { Run } from '../../../shared/runs/run.ts';
import { takeIn } from '../../../shared/transfers/bulks/take-in.ts';
import { accountId, createBulkDesk, first, somePayments } from './bulk-desk.ts';
import { portsOf } from './taking-in.ts';

const unread: Partial<Run> = {
  ...{ kind: 'retry', replayOf: first, files: [], status: 'PENDING', stage: null },
  ...{ reading: null, progressPercent: 0 },
};

describe('a payment file is taken in', () => {
  test('not before its account is known: it is not even read', async () => {
    const desk = await createBulkDesk();
    const options = { payerAccount: 'ACC-0' };
    await desk.bring(first, somePayments(2), { ...unread, kind: 'file-import', options });
    expect(await takeIn(portsOf(desk), first)).toEqual({ verdict: 'refused' });
    expect((await desk.run(first)).message).toEqual({ code: 'TRF-N01', data: {} });
    expect(await desk.findings(first)).toMatchObject([{ code: 'TRF-N01', level: 'blocking' }]);
  });

  test('once: what is reserved is left as it is', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(2));
    await desk.reserve(first);
    expect(await takeIn(portsOf(desk), first)).toEqual({ verdict: 'send' });
    expect((await desk.account()).seq).toBe(2);
  });
});

test('a retry takes its rows from the first bulk, through all stages', async () => {
  const desk = await createBulkDesk();
  await desk.bring(first, somePayments(3));
  await desk.reserve(first);
  const transfers = (await desk.store.readTransfers(first, 0, 2)).map((before) => ({
    before,
    after: {
      ...before,
      state: 'FAILED' as const,
      error: { code: '5001', message: null },
      version: 2,
    },
  }));
  await desk.store.commit({ transfers });
  const id = `${first}Z`;
  await desk.bring(id, [], { ...unread, stages: pending });
  expect(await takeIn(portsOf(desk), id)).toEqual({ verdict: 'send' });
  const run = await desk.run(id);
  expect(run).toMatchObject({ status: 'PROCESSING', stage: 'settle', counts: { read: 2 } });
  expect(run.stages.map(({ name, status, out }) => [name, status, out])).toEqual([
    ['receive', 'DONE', 0],
    ['read', 'DONE', 2],
    ['settle', 'PROCESSING', null],
    ['conclude', 'PENDING', null],
  ]);
  expect((await desk.store.readAccount(accountId))?.position.reservedMinor).toBe(5_000n);
});

/** The stages of a run that has not begun. */
const pending = (['receive', 'read', 'settle', 'conclude'] as const).map((name) => ({
  ...{ name, status: 'PENDING' as const, startedAt: null, completedAt: null },
  ...{ in: null, out: null, message: null, parts: [] },
}));
