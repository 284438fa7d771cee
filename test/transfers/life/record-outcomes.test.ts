import { describe, expect, test } from 'vitest';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import type { TransferOutcome, Trigger } from '../../../shared/transfers/life/trigger.ts';
import { bulkId } from '../a-bulk.ts';
import { anOutcomeRig } from './an-outcome-rig.ts';

const paid: Trigger = { kind: 'learnt', state: 'COMMITTED', by: 'answer' };
const notFound: Trigger = { kind: 'refused', error: { code: '3204', message: 'Party not found' } };
const lost: Trigger = { kind: 'lost', error: { code: 'no-answer', message: null } };
const on = (row: number, trigger: Trigger): TransferOutcome => ({ row, trigger });

/** The example of the rules: 10,000 succeeds, 5,000 fails, of 2,000 nobody knows. */
const theExample = () =>
  anOutcomeRig({
    rows: [
      ['SENDING', 10_000n],
      ['SENDING', 5_000n],
      ['SENDING', 2_000n],
    ],
  });
const outcomes = [on(2, paid), on(3, notFound), on(4, lost)];

describe('the example of the rules', () => {
  test('one transaction settles, releases and leaves what nobody knows', async () => {
    const rig = await theExample();
    const recorded = await recordOutcomes(rig.ports, bulkId, outcomes);
    expect(recorded).toMatchObject({ same: [], contradictions: [], notAllowed: [], conflicts: 0 });
    expect(recorded.moved.map(({ row, state }) => [row, state])).toEqual([
      [2, 'COMPLETED'],
      [3, 'FAILED'],
      [4, 'UNKNOWN'],
    ]);
    expect(recorded.isEnded).toBe(false);
    expect(await rig.buckets()).toEqual([990_000, 2_000, 988_000, 10_000]);
    expect((await rig.readBulk()).totals).toEqual({
      total: 3,
      completed: 1,
      failed: 1,
      cancelled: 0,
      totalMinor: 17_000n,
      settledMinor: 10_000n,
      releasedMinor: 5_000n,
    });
    expect(rig.store.everything().entries.at(-1)).toMatchObject({
      by: null,
      reason: null,
      at: '2026-03-02T09:02:00.000Z',
      postings: [
        { kind: 'settle', amountMinor: 10_000n, bulkId, transferId: 'tx-002' },
        { kind: 'release', amountMinor: 5_000n, bulkId, transferId: 'tx-003' },
      ],
    });
    expect(await rig.faultsOfLedger()).toEqual([]);
  });

  test.each([
    { learnt: 'COMMITTED', buckets: [988_000, 0, 988_000, 12_000], counts: [2, 1] },
    { learnt: 'ABORTED', buckets: [990_000, 0, 990_000, 10_000], counts: [1, 2] },
  ] as const)('the third is learnt to be $learnt: the bulk ends', async (late) => {
    const rig = await theExample();
    await recordOutcomes(rig.ports, bulkId, outcomes);
    rig.timing.advance(60_000);
    const trigger: Trigger = { kind: 'learnt', state: late.learnt, by: 'get' };
    const { isEnded } = await recordOutcomes(rig.ports, bulkId, [on(4, trigger)]);
    expect(isEnded).toBe(true);
    expect(await rig.buckets()).toEqual(late.buckets);
    const { state, endedAt, totals } = await rig.readBulk();
    expect([state, endedAt]).toEqual(['ended', '2026-03-02T09:03:00.000Z']);
    expect([totals.completed, totals.failed]).toEqual(late.counts);
    expect(await rig.faultsOfLedger()).toEqual([]);
  });
});

describe('the run', () => {
  test('counts what is final: a marker, an event, a line for each', async () => {
    const rig = await theExample();
    await recordOutcomes(rig.ports, bulkId, outcomes);
    const run = await rig.readRun();
    expect(run.counts).toEqual({
      read: 3,
      created: 1,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      setAside: 0,
    });
    expect(run.chunks).toEqual({ total: 0, settled: 1 });
    expect(run.progressPercent).toBe(68.7);
    expect(run.findings).toEqual({ 'TRF-E3204': 1 });
    const [marker] = await rig.runs.readMarkers(bulkId);
    expect(marker).toMatchObject({ chunk: 0, unreached: 0, counts: { created: 1, rejected: 1 } });
    expect(await rig.runs.readEvents(bulkId, 1, 10)).toEqual([
      {
        runId: bulkId,
        seq: 2,
        at: '2026-03-02T09:02:00.000Z',
        level: 'info',
        stage: 'settle',
        code: 'RUN-PROGRESS',
        data: { counts: run.counts, progress_percent: 68.7, chunk: 0 },
      },
    ]);
    const key = marker?.recordParts[0]?.key ?? '';
    const lines = await rig.chunks.readRecordPart(key);
    expect(lines.map(({ id, row, outcome, code }) => [id, row, outcome, code])).toEqual([
      ['tx-002', 2, 'created', null],
      ['tx-003', 3, 'rejected', 'TRF-E3204'],
    ]);
    expect(lines[1]?.finding).toMatchObject({ code: 'TRF-E3204', level: 'rejected', row: 3 });
    expect(JSON.stringify(lines)).not.toMatch(/221770000|Fatou|5000|10000/);
  });

  test('is left alone when nothing becomes final, and so are account and bulk', async () => {
    const rig = await theExample();
    await recordOutcomes(rig.ports, bulkId, [on(4, lost)]);
    expect(await rig.readRun()).toMatchObject({ lastSeq: 1, chunks: { total: 0, settled: 0 } });
    expect((await rig.readAccount()).seq).toBe(2);
    expect((await rig.readBulk()).version).toBe(1);
    expect((await rig.readTransfer(4)).state).toBe('UNKNOWN');
  });

  test('is left alone once it has its ending: a late answer is booked without it', async () => {
    const rig = await anOutcomeRig({
      rows: [['UNKNOWN', 2_000n]],
      run: { status: 'DONE_WITH_ERRORS' },
    });
    const late: Trigger = { kind: 'learnt', state: 'COMMITTED', by: 'callback' };
    expect((await recordOutcomes(rig.ports, bulkId, [on(2, late)])).isEnded).toBe(true);
    expect((await rig.readRun()).lastSeq).toBe(1);
    expect(await rig.buckets()).toEqual([998_000, 0, 998_000, 2_000]);
  });

  test('never goes back in percent', async () => {
    const rig = await anOutcomeRig({
      rows: [
        ['SENDING', 1n],
        ['SENDING', 1n],
      ],
      run: { progressPercent: 90 },
    });
    await recordOutcomes(rig.ports, bulkId, [on(2, paid)]);
    expect((await rig.readRun()).progressPercent).toBe(90);
    await recordOutcomes(rig.ports, bulkId, [on(3, paid)]);
    expect((await rig.readRun()).progressPercent).toBe(98);
  });
});

describe('said again', () => {
  test('the same outcomes change nothing', async () => {
    const rig = await theExample();
    await recordOutcomes(rig.ports, bulkId, outcomes);
    const before = rig.store.everything();
    const again = await recordOutcomes(rig.ports, bulkId, outcomes);
    expect(again).toMatchObject({ moved: [], same: [2, 3, 4], isEnded: false });
    expect(rig.store.everything()).toEqual(before);
    expect((await rig.readRun()).lastSeq).toBe(2);
  });

  test.each(['flush-before-commit', 'flush-after-commit'])(
    'after a fault at %s: booked once',
    async (point) => {
      const rig = await theExample();
      rig.faults.set(point, new Error('killed'));
      await expect(recordOutcomes(rig.ports, bulkId, outcomes)).rejects.toThrow('killed');
      await recordOutcomes(rig.ports, bulkId, outcomes);
      expect(await rig.buckets()).toEqual([990_000, 2_000, 988_000, 10_000]);
      expect((await rig.readRun()).chunks.settled).toBe(1);
      expect(await rig.faultsOfLedger()).toEqual([]);
    },
  );

  test('after a commit whose answer was lost: booked once', async () => {
    const rig = await theExample();
    rig.store.intercept((name, phase) => {
      if (name !== 'commit' || phase !== 'after') return;
      rig.store.intercept(undefined);
      throw new Error('lost');
    });
    await expect(recordOutcomes(rig.ports, bulkId, outcomes)).rejects.toThrow('lost');
    expect(await recordOutcomes(rig.ports, bulkId, outcomes)).toMatchObject({ moved: [] });
    expect(await rig.buckets()).toEqual([990_000, 2_000, 988_000, 10_000]);
  });

  test('of one row twice in a call: the second is decided on what the first left', async () => {
    const rig = await theExample();
    const recorded = await recordOutcomes(rig.ports, bulkId, [
      on(2, lost),
      on(2, { ...paid, by: 'get' }),
      on(2, { ...paid, by: 'callback' }),
    ]);
    expect(recorded.moved.map(({ state }) => state)).toEqual(['UNKNOWN', 'COMPLETED']);
    expect(recorded.same).toEqual([2]);
    expect(await rig.buckets()).toEqual([990_000, 7_000, 983_000, 10_000]);
  });
});

describe('rivals', () => {
  test('all at once: each transfer is booked once, the rest finds it done', async () => {
    const rig = await theExample();
    const all = await Promise.all([
      recordOutcomes(rig.ports, bulkId, [on(2, paid), on(3, notFound)]),
      recordOutcomes(rig.ports, bulkId, [on(2, paid), on(4, paid)]),
      recordOutcomes(rig.ports, bulkId, [on(3, notFound), on(4, paid)]),
    ]);
    expect(all.flatMap(({ moved }) => moved.map(({ row }) => row)).sort()).toEqual([2, 3, 4]);
    expect(all.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBe(rig.store.commits.stale);
    expect(rig.store.commits.stale).toBeGreaterThan(0);
    expect(await rig.buckets()).toEqual([988_000, 0, 988_000, 12_000]);
    expect(await rig.faultsOfLedger()).toEqual([]);
    expect((await rig.readRun()).counts).toMatchObject({ read: 3, created: 2, rejected: 1 });
  });

  test('one is booked between reading and booking: nothing is booked twice', async () => {
    const rig = await anOutcomeRig({ rows: [['SENDING', 10_000n]] });
    let isFirst = true;
    rig.store.intercept(async (name, phase) => {
      if (name !== 'readMany' || phase !== 'after' || !isFirst) return;
      isFirst = false;
      await recordOutcomes(rig.ports, bulkId, [on(2, paid)]);
    });
    const recorded = await recordOutcomes(rig.ports, bulkId, [on(2, paid)]);
    expect(recorded).toMatchObject({ moved: [], same: [2], conflicts: 1, isEnded: true });
    expect(await rig.buckets()).toEqual([990_000, 0, 990_000, 10_000]);
  });

  test('lines are written once when only the account had changed', async () => {
    const rig = await theExample();
    let isFirst = true;
    rig.store.intercept(async (name, phase) => {
      if (name !== 'commit' || phase !== 'before' || !isFirst) return;
      isFirst = false;
      const before = await rig.readAccount();
      const posting = { kind: 'fund', amountMinor: 5n, bulkId: null, transferId: null } as const;
      const position = { ...before.position, availableMinor: 983_005n, fundedMinor: 1_000_005n };
      const after = { ...before, position, seq: 3 };
      const { accountId } = before;
      const at = '2026-03-02T09:02:00.000Z';
      const told = { accountId, seq: 3, at, by: null, reason: null };
      const entry = { ...told, before: before.position, after: position, postings: [posting] };
      await rig.store.commit({ account: { before, after, entry } });
    });
    expect((await recordOutcomes(rig.ports, bulkId, outcomes)).conflicts).toBe(1);
    expect([...rig.chunks.objects.keys()]).toEqual([`runs/${bulkId}/records/00000-attempt-1`]);
    expect(await rig.buckets()).toEqual([990_005, 2_000, 988_005, 10_000]);
  });
});

describe('what an older POST ended in', () => {
  const aResentOne = () =>
    anOutcomeRig({ rows: [['SENDING', 10_000n]], of: () => ({ posts: 2, version: 5 }) });
  const about = (posts: number, trigger: Trigger) => [{ row: 2, trigger, posts }];

  test.each([
    { trigger: notFound, posts: 1, state: 'SENDING', why: 'a newer one is on its way' },
    { trigger: lost, posts: 1, state: 'SENDING', why: 'the newer one is not lost' },
    { trigger: notFound, posts: 2, state: 'FAILED', why: 'it is the newest' },
    { trigger: paid, posts: 1, state: 'COMPLETED', why: 'the id itself was paid' },
  ])('is $state: $why', async ({ trigger, posts, state }) => {
    const rig = await aResentOne();
    await recordOutcomes(rig.ports, bulkId, about(posts, trigger));
    expect((await rig.readTransfer(2)).state).toBe(state);
    expect(await rig.faultsOfLedger()).toEqual([]);
  });
});

test('91 outcomes are two transactions', async () => {
  const rows = Array.from({ length: 91 }, () => ['SENDING', 100n] as const);
  const rig = await anOutcomeRig({ rows });
  const before = rig.store.commits.saved;
  const recorded = await recordOutcomes(
    rig.ports,
    bulkId,
    rows.map((_, i) => on(i + 2, paid)),
  );
  expect(recorded.moved).toHaveLength(91);
  expect(recorded.isEnded).toBe(true);
  expect(rig.store.commits.saved - before).toBe(2);
  expect(rig.store.everything().entries.map(({ postings }) => postings.length)).toEqual([
    1, 1, 90, 1,
  ]);
  expect(await rig.buckets()).toEqual([990_900, 0, 990_900, 9_100]);
  expect((await rig.runs.readMarkers(bulkId)).map(({ chunk }) => chunk)).toEqual([0, 1]);
});

describe('what is not there is our own bug', () => {
  test('a transfer', async () => {
    const rig = await theExample();
    await expect(recordOutcomes(rig.ports, bulkId, [on(99, paid)])).rejects.toThrow('no transfer');
  });
  test('a bulk', async () => {
    const rig = await theExample();
    await expect(recordOutcomes(rig.ports, 'bulk-none', [on(2, paid)])).rejects.toThrow('no bulk');
  });
});
