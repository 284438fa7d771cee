import { describe, expect, test } from 'vitest';
import { decideEnding } from '../../../shared/runs/decide-ending.ts';
import { closeSending } from '../../../shared/transfers/life/close-sending.ts';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import type { TransferOutcome, Trigger } from '../../../shared/transfers/life/trigger.ts';
import { bulkId } from '../a-bulk.ts';
import { anOutcomeRig } from './an-outcome-rig.ts';

const by = 'koffi.checker@quai.example';
const committed: Trigger = { kind: 'learnt', state: 'COMMITTED', by: 'callback' };
const paid: Trigger = { kind: 'resolve', outcome: 'COMPLETED', by, evidence: 'Relevé' };
const cancel: Trigger = { kind: 'cancel' };
const on = (row: number, trigger: Trigger): TransferOutcome => ({ row, trigger });

describe('an incident', () => {
  const aFailedOne = async () => {
    const rig = await anOutcomeRig({ rows: [['SENDING', 900_000n]] });
    const aborted: Trigger = { kind: 'learnt', state: 'ABORTED', by: 'answer' };
    await recordOutcomes(rig.ports, bulkId, [on(2, aborted)]);
    return rig;
  };

  test('moves no money and is told each time', async () => {
    const rig = await aFailedOne();
    const first = await recordOutcomes(rig.ports, bulkId, [on(2, committed)]);
    expect(first.contradictions.map(({ incident }) => incident?.learnt)).toEqual(['COMMITTED']);
    expect(first.isEnded).toBe(true);
    const { version } = await rig.readTransfer(2);
    const second = await recordOutcomes(rig.ports, bulkId, [on(2, committed)]);
    expect(second.contradictions).toHaveLength(1);
    expect((await rig.readTransfer(2)).version).toBe(version);
    expect(await rig.buckets()).toEqual([1_000_000, 0, 1_000_000, 0]);
  });

  test('is corrected once, by whoever signs for it, out of what is available', async () => {
    const rig = await aFailedOne();
    await recordOutcomes(rig.ports, bulkId, [on(2, committed)]);
    const note = { by, reason: 'Relevé' };
    rig.timing.advance(3_600_000);
    await recordOutcomes(rig.ports, bulkId, [on(2, paid)], note);
    expect(await recordOutcomes(rig.ports, bulkId, [on(2, paid)], note)).toMatchObject({
      moved: [],
      same: [2],
    });
    expect(await rig.buckets()).toEqual([100_000, 0, 100_000, 900_000]);
    expect(rig.store.everything().entries.at(-1)).toMatchObject({
      by: 'koffi.checker@quai.example',
      reason: 'Relevé',
      postings: [{ kind: 'correction', amountMinor: 900_000n, transferId: 'tx-002' }],
    });
    expect((await rig.readBulk()).totals).toMatchObject({
      completed: 1,
      failed: 0,
      settledMinor: 900_000n,
      releasedMinor: 0n,
    });
    expect((await rig.readBulk()).endedAt).toBe('2026-03-02T09:02:00.000Z');
    expect(await rig.faultsOfLedger()).toEqual([]);
  });

  test('of a cancelled transfer: it was cancelled, and was paid', async () => {
    const rig = await anOutcomeRig({ rows: [['PENDING', 10_000n]] });
    await recordOutcomes(rig.ports, bulkId, [on(2, cancel)]);
    expect((await rig.readBulk()).totals).toMatchObject({ cancelled: 1, failed: 0 });
    await recordOutcomes(rig.ports, bulkId, [on(2, committed)]);
    await recordOutcomes(rig.ports, bulkId, [on(2, paid)]);
    expect((await rig.readBulk()).totals).toMatchObject({ completed: 1, cancelled: 0, failed: 0 });
    expect(await rig.faultsOfLedger()).toEqual([]);
  });
});

describe('cancelling', () => {
  test('releases what was never sent and leaves the rest', async () => {
    const rig = await anOutcomeRig({
      rows: [
        ['PENDING', 10_000n],
        ['SENDING', 5_000n],
        ['UNKNOWN', 2_000n],
      ],
    });
    const outcomes = [on(2, cancel), on(3, cancel), on(4, cancel)];
    const recorded = await recordOutcomes(rig.ports, bulkId, outcomes);
    expect(recorded.notAllowed).toEqual([3, 4]);
    expect(await rig.buckets()).toEqual([1_000_000, 7_000, 993_000, 0]);
    const run = await rig.readRun();
    expect(run.counts).toMatchObject({ read: 3, setAside: 1 });
    expect(run.findings).toEqual({ 'TRF-C01': 1 });
  });
});

describe('a bulk that only looks payees up', () => {
  test('books nothing, and ends when every payee was looked up', async () => {
    const rig = await anOutcomeRig({
      rows: [
        ['PENDING', 10_000n],
        ['PENDING', 5_000n],
      ],
      bulk: { validateOnly: true },
      run: { dryRun: true, stage: 'map' },
    });
    const refused: Trigger = { kind: 'refused', error: { code: '3204', message: null } };
    await recordOutcomes(rig.ports, bulkId, [on(2, { kind: 'discovered', foundName: 'F. E.' })]);
    const recorded = await recordOutcomes(rig.ports, bulkId, [on(2, refused), on(3, refused)]);
    expect(recorded).toMatchObject({ same: [2], isEnded: true });
    expect((await rig.readBulk()).totals).toMatchObject({
      completed: 1,
      failed: 1,
      settledMinor: 0n,
      releasedMinor: 0n,
    });
    expect((await rig.readAccount()).seq).toBe(1);
    expect((await rig.readTransfer(2)).state).toBe('PENDING');
    expect((await rig.readRun()).counts).toMatchObject({ read: 2, created: 1, rejected: 1 });
    expect(await closeSending(rig.ports, bulkId)).toBe(0);
  });
});

describe('sending ends with some transfers unknown', () => {
  const answer: Trigger = { kind: 'learnt', state: 'COMMITTED', by: 'answer' };
  const aRigWithTwoUnknown = async () => {
    const rig = await anOutcomeRig({
      rows: [
        ['SENDING', 10_000n],
        ['UNKNOWN', 5_000n],
        ['UNKNOWN', 2_000n],
      ],
    });
    await recordOutcomes(rig.ports, bulkId, [on(2, answer)]);
    return rig;
  };

  test('they are set aside, and the run accounts for every row', async () => {
    const rig = await aRigWithTwoUnknown();
    expect(await closeSending(rig.ports, bulkId)).toBe(2);
    const run = await rig.readRun();
    expect(run.counts).toMatchObject({ read: 3, created: 1, setAside: 2 });
    expect(run).toMatchObject({ progressPercent: 98, findings: { 'TRF-L02': 2 }, lastSeq: 3 });
    const markers = await rig.runs.readMarkers(bulkId);
    expect(decideEnding(run, markers, null)).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      message: { code: 'TRF-U01', data: { attention: 2 } },
      counts: { read: 3, created: 1, rejected: 0, setAside: 2 },
    });
    const lines = await rig.chunks.readRecordPart(markers[1]?.recordParts[0]?.key ?? '');
    expect(lines.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['tx-003', 'set-aside'],
      ['tx-004', 'set-aside'],
    ]);
    expect((await rig.readBulk()).state).toBe('sending');
  });

  test('again: nothing changes', async () => {
    const rig = await aRigWithTwoUnknown();
    await closeSending(rig.ports, bulkId);
    expect(await closeSending(rig.ports, bulkId)).toBe(2);
    expect((await rig.readRun()).lastSeq).toBe(3);
  });

  test('what is learnt from then on is booked without the run, which keeps its law', async () => {
    const rig = await aRigWithTwoUnknown();
    await closeSending(rig.ports, bulkId);
    const late = await recordOutcomes(rig.ports, bulkId, [on(3, committed), on(4, committed)]);
    expect(late.isEnded).toBe(true);
    const run = await rig.readRun();
    expect(run.lastSeq).toBe(3);
    expect(decideEnding(run, await rig.runs.readMarkers(bulkId), null)).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      message: { code: 'TRF-U01', data: { attention: 2 } },
    });
    expect(await rig.buckets()).toEqual([983_000, 0, 983_000, 17_000]);
    expect(await rig.faultsOfLedger()).toEqual([]);
  });

  test('one is learnt while it is closed: each is counted once', async () => {
    const rig = await aRigWithTwoUnknown();
    let isFirst = true;
    rig.store.intercept(async (name, phase) => {
      if (name !== 'readTransfers' || phase !== 'after' || !isFirst) return;
      isFirst = false;
      await recordOutcomes(rig.ports, bulkId, [on(3, committed)]);
    });
    expect(await closeSending(rig.ports, bulkId)).toBe(1);
    const run = await rig.readRun();
    expect(run.counts).toMatchObject({ read: 3, created: 2, setAside: 1 });
    expect(decideEnding(run, await rig.runs.readMarkers(bulkId), null)).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      message: { code: 'TRF-U01', data: { attention: 1 } },
    });
  });
});
