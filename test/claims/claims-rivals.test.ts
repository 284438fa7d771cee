import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimsItem } from '../../shared/claims/claim-items.ts';
import { accountedFor } from '../../shared/runs/decide-ending.ts';
import { settlingDeadlineMs } from '../../shared/runs/settle-chunk.ts';
import type { SettlingGroup } from '../../shared/runs/settling-rules.ts';
import { aPair, conformClaims, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad, type SentFile } from './a-claims-road.ts';
import { claimItems, storedClaims } from './stored-claims.ts';

const patient = { timeout: 60_000 };

/** As far as settling, which is left to the test. */
async function bringToSettling(road: ClaimsRoad, files: readonly SentFile[]): Promise<string> {
  const runId = await road.send(files);
  await road.steps.receive(runId);
  await road.steps.read(runId);
  await road.steps.compare(runId);
  expect((await road.steps.gather(runId)).verdict).toBe('settle');
  return runId;
}

/** Two sessions whose chunks are settled at the same time, call by call in any order. */
async function settleAtOnce(
  scheduler: fc.Scheduler,
  first: readonly SentFile[],
  second: readonly SentFile[],
) {
  let isSettling = false;
  const road = aClaimsRoad({
    disturb: (call) => (isSettling ? scheduler.schedule(Promise.resolve()).then(call) : call()),
  });
  const ids = [await bringToSettling(road, first), await bringToSettling(road, second)];
  isSettling = true;
  await scheduler.waitFor(Promise.all(ids.map((id) => road.steps.settle(id))));
  isSettling = false;
  for (const id of ids) await road.steps.conclude(id);
  return { road, runs: await Promise.all(ids.map((id) => road.run(id))) };
}

const pairOf = (claimed: string) => {
  const { stat, recap } = conformClaims(1, 60, (i) => ({ claimed, member: `M-${i % 7}` }));
  return aPair(stat, recap);
};

describe('two sessions over the same claims at once', () => {
  test(
    'with the same content: each claim is created by one and unchanged in the other',
    patient,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const { road, runs } = await settleAtOnce(scheduler, pairOf('100'), pairOf('100'));

          expect(runs.map(({ status }) => status)).toEqual(['DONE', 'DONE']);
          const sum = (field: 'created' | 'unchanged' | 'updated') =>
            runs.reduce((all, { counts }) => all + counts[field], 0);
          expect([sum('created'), sum('unchanged'), sum('updated')]).toEqual([120, 120, 0]);
          expect(claimItems(road).map(({ version }) => version)).toEqual(Array(60).fill(1));
          const tallied = (name: string) =>
            runs.reduce((all, { tallies }) => all + Number(tallies[name] ?? 0), 0);
          expect([tallied('claims_created'), tallied('insured_created')]).toEqual([60, 7]);
          for (const { counts } of runs) expect(accountedFor(counts)).toBe(120);
        }),
        { numRuns: 25 },
      );
    },
  );

  test(
    'with other amounts: both versions of each claim are there, the last one counts',
    patient,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const { road, runs } = await settleAtOnce(scheduler, pairOf('100'), pairOf('250'));

          for (const item of claimItems(road)) {
            const kept = road.records.items.get(`${item.id}@1`);
            const amounts = [item.totalClaimed, kept?.kind === 'claim' ? kept.totalClaimed : ''];
            expect([item.version, ...amounts.sort()]).toEqual([2, '100', '250']);
          }
          expect(claimItems(road)).toHaveLength(60);
          const told = runs.map(({ counts: { created, updated }, findings }) => ({
            rows: created + updated,
            isTold: (findings['CLM-M03'] ?? 0) * 2 === updated,
          }));
          expect(told).toEqual([
            { rows: 120, isTold: true },
            { rows: 120, isTold: true },
          ]);
          expect(runs.reduce((all, { counts }) => all + counts.updated, 0)).toBe(120);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('files whose days overlap', () => {
  const line = (day: string, claimed: string, act = `Acte ${day}`): StatCells => ({
    ...{ id: 'S1', day, claimed, act },
  });
  const pair = (...lines: StatCells[]) =>
    aPair(
      lines,
      lines.map(({ id = '', day = '', claimed = '' }) => ({ id, day, claimed })),
    );
  /** January to mid-February, and February to March: 10 February is in both. */
  const early = pair(line('2024-01-10', '100'), line('2024-02-10', '200'));
  const late = pair(line('2024-02-10', '200'), line('2024-03-10', '400'));

  test.each([
    { title: 'in the order of their days', order: [early, late] },
    { title: 'the other way round', order: [late, early] },
    { title: 'the first one once more', order: [early, late, early] },
  ])('$title: every line is there once', async ({ order }) => {
    const road = aClaimsRoad();

    for (const files of order) await road.drive(await road.send(files));

    expect(storedClaims(road)['S1']).toMatchObject({
      claimed: '700',
      days: ['2024-01-10', '2024-02-10', '2024-03-10'],
      recap: 3,
    });
  });

  test('an older file after a newer one changes only the days of which it speaks', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(late));

    // Of 10 February the older file says something else, of 10 March nothing.
    const older = await road.drive(
      await road.send(pair(line('2024-01-10', '100'), line('2024-02-10', '150'))),
    );

    expect(older.period).toEqual({ start: '2024-01-10', end: '2024-02-10' });
    expect(older.findings).toMatchObject({ 'CLM-M03': 1 });
    expect(storedClaims(road)['S1']).toMatchObject({ version: 2, claimed: '650' });
    const [claim] = claimItems(road);
    const kept = road.records.items.get(`${claim?.id}@1`);
    expect(kept).toMatchObject({ version: 1, totalClaimed: '600' });
  });
});

describe('M04: a claim that others keep changing until the deadline', () => {
  /** Somebody else writes this claim whenever a group with it is about to be written. */
  function contend(road: ClaimsRoad, claimId: string): void {
    const { writeGroup } = road.records;
    road.ports.records.writeGroup = async (group: SettlingGroup<ClaimsItem>) => {
      const put = group.puts.find(({ item }) => item.kind === 'claim' && item.claimId === claimId);
      if (put === undefined) return writeGroup(group);
      const version = put.basedOn + 1;
      const rival = { ...put.item, contentHash: `${version}`, version } as ClaimsItem;
      road.records.items.set(put.item.id, rival);
      road.timing.advance(settlingDeadlineMs / 4);
      return writeGroup(group);
    };
  }

  test('it alone is rejected; the claims of its group are written', async () => {
    const road = aClaimsRoad();
    const { stat, recap } = conformClaims(1, 3);
    const runId = await bringToSettling(road, aPair(stat, recap));
    contend(road, 'C-2');

    await road.steps.settle(runId);
    await road.steps.conclude(runId);

    const run = await road.run(runId);
    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 6, created: 4, rejected: 2 },
      findings: { 'CLM-M04': 1 },
      tallies: { claims_conform: 2, claims_created: 2, claims_rejected: 1, total_claimed: 200 },
    });
    expect(run.files.map(({ counts }) => counts?.rejected)).toEqual([1, 1]);
  });
});
