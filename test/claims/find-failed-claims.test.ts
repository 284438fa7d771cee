import { describe, expect, test } from 'vitest';
import type { ComparisonKind } from '../../shared/claims/comparison/compared-claim.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import { findFailedClaims } from '../../shared/claims/reading/find-failed-claims.ts';
import type { ComparisonLine } from '../../shared/claims/reading/partition-store.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { changeRun } from '../../shared/runs/change-run.ts';
import type { RecordLine } from '../../shared/runs/chunk-store.ts';
import { markChunk } from '../../shared/runs/mark-chunk.ts';
import type { Run } from '../../shared/runs/run.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakePartitionStore } from '../fakes/partition-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aRun } from '../runs/a-run.ts';
import { aStatRow } from './a-claim-row.ts';

const period = { start: '2026-01-10', end: '2026-03-28' };
const sums = { claimed: '1', reimbursed: '1', lines: 1 };
const aLine = (claimKey: string, kind: ComparisonKind, row: number): ComparisonLine => ({
  ...{ claimId: claimKey, claimKey, kind, code: null, currency: 'XOF', stat: sums, recap: sums },
  ...{ observation: null, rows: [{ slot: 'stat_file', row }] },
});
const aSettled = (claimKey: string, outcome: RecordLine['outcome']): RecordLine => ({
  ...{ id: identifyClaim('SN', claimKey), row: 2, group: 0, outcome, basedOn: 0, fields: [] },
  ...{ code: null, finding: null },
});

/** An ended session with a claim of each kind, and a replay of what failed in it. */
async function aRig(replay: Partial<Run> = {}) {
  const runs = createFakeRunStore();
  const chunks = createFakeChunkStore();
  const partitions = createFakePartitionStore();
  const domain = 'claims' as const;
  await runs.create(aRun({ id: 'run_first', domain, period, status: 'DONE_WITH_ERRORS' }), []);
  await partitions.writeComparison('run_first', 0, [
    ...[aLine('CONFORM', 'conform', 2), aLine('TOLERATED', 'tolerance', 3)],
    ...[aLine('GAP', 'gap', 4), aLine('ONLY-STAT', 'only_stat', 5)],
    ...[aLine('ONLY-RECAP', 'only_recap', 6), aLine('INCOMPLETE', 'incomplete', 7)],
    ...[aLine('OUTSIDE', 'outside', 8), aLine('REPEATED', 'conform', 9)],
    aLine('OTHER-POLICY', 'conform', 10),
  ]);
  const at = { slot: 'stat_file', row: 9 };
  await chunks.writeFindings('run_first', 'compare-0000-00000', [
    newFinding({ code: 'CLM-R10', level: 'rejected', ...at }),
    newFinding({ code: 'CLM-R08', level: 'warning', ...at, row: 2 }),
    newFinding({ code: 'CLM-R04', level: 'rejected', ...at, row: 8 }),
    newFinding({ code: 'CLM-R12', level: 'info', ...at, row: 8 }),
  ]);
  const lines = [aSettled('CONFORM', 'created'), aSettled('OTHER-POLICY', 'rejected')];
  const recordsKey = await chunks.writeRecordPart('run_first', '00000-a', lines);
  const { marker } = markChunk('run_first', 0, new Map([[0, { outcomes: lines, recordsKey }]]));
  await changeRun(runs, createFakeTiming(), 'run_first', () => ({
    fields: {},
    events: [],
    marker,
  }));
  const run = aRun({ domain, replayOf: 'run_first', replayFrom: 'failed', ...replay });
  return { runs, find: () => findFailedClaims({ runs, chunks, partitions }, run) };
}

const wanted = [...['GAP', 'INCOMPLETE', 'ONLY-RECAP', 'ONLY-STAT', 'OTHER-POLICY', 'REPEATED']];
const all = ['CONFORM', 'TOLERATED', 'OUTSIDE', ...wanted];
const pick = (wants: (row: ReturnType<typeof aStatRow>) => boolean) =>
  all.filter((claimId) => wants(aStatRow(2, { claimId }))).sort();

describe('what failed in a session', () => {
  test('claims that the comparison or settling rejected, or of which it rejected a row', async () => {
    const failed = await (await aRig()).find();
    if (failed === undefined) throw new Error('about all rows');

    expect(pick(failed.wants)).toEqual(wanted);
    expect(failed.period).toEqual(period);
  });

  test('a row without a claim failed alone', async () => {
    const failed = await (await aRig()).find();
    expect(failed?.wants(aStatRow(2, { claimId: null }))).toBe(true);
  });

  test.each([
    { title: 'a run of its own', replay: { replayOf: null, replayFrom: null } },
    { title: 'a replay from the start', replay: { replayFrom: 'start' } },
  ] as const)('$title is about all of its rows', async ({ replay }) => {
    expect(await (await aRig(replay)).find()).toBeUndefined();
  });

  test('a confirmed test of a replay is about what the test was about', async () => {
    const rig = await aRig({ replayOf: 'run_shown' });
    await rig.runs.create(
      aRun({
        ...{ id: 'run_shown', domain: 'claims', dryRun: true, status: 'DONE' },
        ...{ replayOf: 'run_first', replayFrom: 'failed' },
      }),
      [],
    );

    const failed = await rig.find();

    expect(failed && pick(failed.wants)).toEqual(wanted);
  });

  test('the session is gone: a fault, rather than every row read anew', async () => {
    const rig = await aRig({ replayOf: 'run_gone' });
    await expect(rig.find()).rejects.toThrow('which is gone');
  });
});
