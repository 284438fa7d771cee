import { describe, expect, test } from 'vitest';
import { cancelRun, expireRun } from '../../../shared/runs/cancel-run.ts';
import {
  approveBulk,
  cancelBulk,
  rejectBulk,
} from '../../../shared/transfers/bulks/decide-bulk.ts';
import { needsApproval } from '../../../shared/transfers/bulks/needs-approval.ts';
import { presentBulk } from '../../../shared/transfers/bulks/present-bulk.ts';
import { publicStateOf } from '../../../shared/transfers/bulks/public-state.ts';
import { aFile } from '../../runs/a-run.ts';
import { aPayment, type BulkDesk, createBulkDesk, first } from './bulk-desk.ts';

const approver = 'moussa.approver@quai.example';
const maker = 'awa.maker@quai.example';
const dayMs = 86_400_000;
const large = [aPayment('tx-1', { amountMinor: '5000000' })];

const waiting = async () => {
  const desk = await createBulkDesk({ funded: 6_000_000n });
  await desk.bring(first, large);
  await desk.reserve(first);
  return desk;
};
const stateOf = async (desk: BulkDesk) =>
  publicStateOf(await desk.store.readBulk(first), await desk.run(first)).state;

describe('from the threshold on a bulk waits for approval', () => {
  const files = [aFile({ arrival: { key: 'incoming/paie.csv', versionId: 'v1' } })];
  const dropped = [aFile({ arrival: { key: 'drop/transfers/paie.csv', versionId: 'v1' } })];
  const threshold = new Map([['XOF', 5_000_000n]]);
  test.each([
    { totalMinor: 4_999_999n, currency: 'XOF', run: { files, createdBy: maker }, is: false },
    { totalMinor: 5_000_000n, currency: 'XOF', run: { files, createdBy: maker }, is: true },
    { totalMinor: 9_000_000n, currency: 'NGN', run: { files, createdBy: maker }, is: false },
    { totalMinor: 1n, currency: 'XOF', run: { files: dropped, createdBy: 'drop' }, is: true },
    { totalMinor: 1n, currency: 'XOF', run: { files: dropped, createdBy: maker }, is: true },
    { totalMinor: 9_000_000n, currency: 'XOF', run: { files: [], createdBy: maker }, is: true },
  ])('$totalMinor $currency: $is', ({ totalMinor, currency, run, is }) => {
    expect(needsApproval({ totalMinor, currency }, run, threshold)).toBe(is);
  });
  test('there is none: nobody waits', () => {
    const offered = { totalMinor: 9_000_000n, currency: 'XOF' };
    expect(needsApproval(offered, { files, createdBy: maker }, new Map())).toBe(false);
  });
});

describe('a bulk that waits', () => {
  test('has its funds held, for three days', async () => {
    const desk = await waiting();
    expect((await desk.account()).position.reservedMinor).toBe(5_000_000n);
    expect(await desk.run(first)).toMatchObject({
      status: 'PENDING',
      waitingFor: 'approval',
      waitingUntil: '2026-03-05T09:00:00.000Z',
      holds: 'funds',
      asked: { code: 'TRF-A11', data: { rows: 1, days: 3 } },
    });
    expect(await desk.reserve(first)).toEqual({ verdict: 'waiting' });
    expect(await stateOf(desk)).toBe('AWAITING_APPROVAL');
  });

  test('is approved: it goes on in another execution, and the bulk says by whom', async () => {
    const desk = await waiting();
    const decided = await approveBulk(desk.ports, first, approver, 'Vu avec la paie');
    expect(decided.kind).toBe('decided');
    expect(await desk.run(first)).toMatchObject({
      status: 'PROCESSING',
      waitingFor: null,
      waitingUntil: null,
      resumed: 1,
      cancelRequested: false,
    });
    expect(await desk.store.readBulk(first)).toMatchObject({
      state: 'sending',
      decision: {
        kind: 'approved',
        by: approver,
        at: '2026-03-02T09:00:00.000Z',
        comment: 'Vu avec la paie',
      },
    });
    expect(desk.started).toEqual([`${first}.1`]);
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    const [event] = (await desk.runs.readEvents(first, 2, 10)).slice(-1);
    expect([event?.code, event?.data]).toEqual(['TRF-A20', { by: approver }]);
  });

  test.each([
    ['rejected', (desk: BulkDesk) => rejectBulk(desk.ports, first, approver, 'Mauvais mois')],
    ['cancelled', (desk: BulkDesk) => cancelBulk(desk.ports, first, maker)],
  ] as const)('is %s: another execution gives back what is held', async (kind, decide) => {
    const desk = await waiting();
    await decide(desk);
    expect(await desk.run(first)).toMatchObject({
      cancelRequested: true,
      waitingFor: null,
      resumed: 1,
    });
    expect(await desk.store.readBulk(first)).toMatchObject({
      state: 'awaiting-approval',
      decision: { kind },
    });
    expect(desk.started).toEqual([`${first}.1`]);
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    expect(await stateOf(desk)).toBe('PROCESSING');
  });

  test('is not judged by who made it, however they write their name', async () => {
    const desk = await waiting();
    expect(await approveBulk(desk.ports, first, ' Awa.Maker@quai.example', null)).toEqual({
      kind: 'own',
    });
    expect(await rejectBulk(desk.ports, first, maker, 'Erreur')).toEqual({ kind: 'own' });
    expect(await stateOf(desk)).toBe('AWAITING_APPROVAL');
    expect(desk.started).toEqual([]);
  });

  test('the same decision again is the one that was made', async () => {
    const desk = await waiting();
    await approveBulk(desk.ports, first, approver, null);
    const { lastSeq } = await desk.run(first);
    const again = await approveBulk(desk.ports, first, approver, null);
    expect(again.kind).toBe('decided');
    expect((await desk.run(first)).lastSeq).toBe(lastSeq);
    expect(desk.started).toEqual([`${first}.1`, `${first}.1`]);
  });

  test('its answer was lost: approved again, it is approved once', async () => {
    const desk = await waiting();
    desk.store.intercept((name, phase) => {
      if (name === 'commit' && phase === 'after') throw new Error('lost');
    });
    await expect(approveBulk(desk.ports, first, approver, null)).rejects.toThrow('lost');
    desk.store.intercept(undefined);
    expect((await approveBulk(desk.ports, first, approver, null)).kind).toBe('decided');
    expect((await desk.run(first)).resumed).toBe(1);
  });

  test('several decide at once: one counts', async () => {
    const desk = await waiting();
    const kinds = await Promise.all([
      approveBulk(desk.ports, first, approver, null),
      rejectBulk(desk.ports, first, 'binta.approver@quai.example', 'Doublon'),
      approveBulk(desk.ports, first, 'kader.approver@quai.example', null),
    ]);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['decided', 'too-late', 'too-late']);
    expect((await desk.run(first)).resumed).toBe(1);
  });

  test('another approver after the first is too late', async () => {
    const desk = await waiting();
    await approveBulk(desk.ports, first, approver, null);
    expect(await approveBulk(desk.ports, first, 'binta.approver@quai.example', null)).toEqual({
      kind: 'too-late',
      state: 'PROCESSING',
    });
  });

  test('for more than three days cannot be approved or rejected any more', async () => {
    const desk = await waiting();
    desk.timing.advance(3 * dayMs);
    expect((await desk.run(first)).waitingUntil).toBe(desk.timing.now().toISOString());
    desk.timing.advance(1);
    expect(await approveBulk(desk.ports, first, approver, null)).toEqual({ kind: 'overdue' });
    expect(await rejectBulk(desk.ports, first, approver, 'Doublon')).toEqual({ kind: 'overdue' });
    expect(await stateOf(desk)).toBe('AWAITING_APPROVAL');
    expect(desk.started).toEqual([]);
  });

  test('and is too late is stopped: another execution gives back what is held', async () => {
    const desk = await waiting();
    desk.timing.advance(3 * dayMs + 1);
    expect(await expireRun(desk.ports, first)).toBe(true);
    const run = await desk.run(first);
    expect(run).toMatchObject({
      ...{ cancelRequested: true, waitingFor: null, waitingUntil: null, resumed: 1 },
      notices: [{ code: 'RUN-APPROVAL-LATE', data: {} }],
    });
    expect(desk.started).toEqual([`${first}.1`]);
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    const bulk = await desk.store.readBulk(first);
    expect(presentBulk(bulk, run, { lang: 'fr', isMasked: false })).toMatchObject({
      state: 'PROCESSING',
      decision: { kind: 'expired', by: null, at: '2026-03-05T09:00:00.001Z', comment: null },
    });
    expect(await approveBulk(desk.ports, first, approver, null)).toEqual({ kind: 'overdue' });
    expect(await expireRun(desk.ports, first)).toBe(false);
  });

  test('and was approved in time is not stopped by a sweeper that looked before', async () => {
    const desk = await waiting();
    await approveBulk(desk.ports, first, approver, null);
    desk.timing.advance(3 * dayMs + 1);
    expect(await expireRun(desk.ports, first)).toBe(false);
    expect(await desk.run(first)).toMatchObject({ cancelRequested: false, status: 'PROCESSING' });
    expect(desk.started).toEqual([`${first}.1`]);
  });

  test('and is cancelled as a run says so, whatever was decided before', async () => {
    const desk = await waiting();
    await approveBulk(desk.ports, first, approver, 'Vu avec la paie');
    await cancelRun(desk.ports, first, maker);
    const bulk = await desk.store.readBulk(first);
    const shown = presentBulk(bulk, await desk.run(first), { lang: 'fr', isMasked: false });
    expect(shown.decision).toEqual({
      ...{ kind: 'cancelled', by: maker, at: '2026-03-02T09:00:00.000Z', comment: null },
    });
  });

  test('that does not exist is missing', async () => {
    const desk = await createBulkDesk();
    expect(await approveBulk(desk.ports, first, approver, null)).toEqual({ kind: 'missing' });
  });
});

describe('cancelling', () => {
  test('while it is sent asks the run to stop, in the execution that is there', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, [aPayment('tx-1')]);
    await desk.reserve(first);
    expect((await cancelBulk(desk.ports, first, maker)).kind).toBe('decided');
    expect(await desk.run(first)).toMatchObject({ cancelRequested: true, resumed: 0 });
    expect(desk.started).toEqual([first]);
    expect((await desk.store.readBulk(first))?.state).toBe('sending');
  });

  test('after an approval: the decision that counts is the last one', async () => {
    const desk = await waiting();
    await approveBulk(desk.ports, first, approver, null);
    await cancelBulk(desk.ports, first, maker);
    expect((await desk.store.readBulk(first))?.decision?.kind).toBe('cancelled');
    expect((await approveBulk(desk.ports, first, approver, null)).kind).toBe('too-late');
  });

  test('before its funds were held needs no bulk', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, [aPayment('tx-1')]);
    expect(await cancelBulk(desk.ports, first, maker)).toMatchObject({
      kind: 'decided',
      bulk: undefined,
    });
    expect(await desk.reserve(first)).toEqual({ verdict: 'ended' });
  });

  test('while its ids are claimed closes it: it never holds anything', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, [aPayment('tx-1')]);
    let isPrepared = false;
    desk.store.intercept(async (name, phase) => {
      if (name !== 'prepare' || phase !== 'after' || isPrepared) return;
      isPrepared = true;
      await cancelBulk(desk.ports, first, maker);
    });
    expect(await desk.reserve(first)).toEqual({ verdict: 'ended' });
    expect((await desk.account()).seq).toBe(1);
    expect((await desk.store.readBulk(first))?.state).toBe('refused');
  });

  test('is too late once it has ended', async () => {
    const desk = await createBulkDesk();
    const ended = { status: 'DONE', ending: null } as const;
    await desk.bring(first, [aPayment('tx-1')], ended);
    expect(await cancelBulk(desk.ports, first, maker)).toEqual({
      kind: 'too-late',
      state: 'COMPLETED',
    });
  });
});
