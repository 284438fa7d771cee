import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Disturb } from '../runs/a-road.ts';
import { aClaimsRoad, Killed } from './a-claims-road.ts';
import {
  again,
  expectSoundJournal,
  remainsOf,
  type Take,
  takeTheRoad,
  twice,
  undisturbedCounts,
  untilItWorks,
} from './disturbed-road.ts';

// Dozens of whole roads: far within this, but not within the usual five seconds everywhere.
const patient = { timeout: 120_000 };
let undisturbed: Awaited<ReturnType<typeof remainsOf>>;

beforeAll(async () => {
  const road = aClaimsRoad();
  undisturbed = await remainsOf(road, (await takeTheRoad(road, untilItWorks)).id);
});

test('undisturbed: two chunks, every kind of outcome', () => {
  expect(undisturbed).toMatchObject({
    status: 'DONE_WITH_ERRORS',
    counts: undisturbedCounts,
    chunks: { total: 2, settled: 2 },
    tallies: {
      ...{ claims_conform: 264, claims_created: 262, claims_updated: 1, claims_unchanged: 1 },
      ...{ claims_rejected: 5, total_claimed: 56_004 },
    },
    findings: {
      ...{ 'CLM-F08': 1, 'CLM-M02': 1, 'CLM-M03': 1, 'CLM-M06': 1, 'CLM-R04': 1, 'CLM-R12': 1 },
      ...{ 'CLM-R19': 1, 'CLM-R20': 1, 'CLM-X01': 1, 'CLM-X02': 1, 'CLM-X03': 1, 'CLM-X17': 1 },
    },
  });
  // 266 claims of which S4 has two versions; S8 stays as it was.
  const claims = undisturbed.records.filter((item) => item.startsWith('["clm_'));
  expect(claims).toHaveLength(266);
  expect(claims.filter((item) => item.includes('@1'))).toHaveLength(1);
});

async function expectUndisturbed(road: ReturnType<typeof aClaimsRoad>, runId: string) {
  expect(await remainsOf(road, runId)).toEqual(undisturbed);
  await expectSoundJournal(road, await road.run(runId));
}

describe('whatever breaks, what is left is what an undisturbed import leaves', () => {
  test('every step done twice, as when each reply was lost', async () => {
    const road = aClaimsRoad();

    const run = await takeTheRoad(road, twice);

    await expectUndisturbed(road, run.id);
  });

  const points = [
    ...['receive-before-end', 'read-before-end', 'compare-before-summary', 'gather-before-end'],
    ...['settle-before-groups', 'settle-after-group', 'settle-before-marker'],
    ...['settle-after-marker', 'conclude-before-end'],
  ];

  test.each(points)('a step dies at %s', async (point) => {
    const road = aClaimsRoad();

    const run = await takeTheRoad(road, untilItWorks, untilItWorks, () => road.faults.add(point));

    expect([...road.faults], 'the fault must have happened').toEqual([]);
    await expectUndisturbed(road, run.id);
  });

  test('steps die at several points', patient, async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(points, { minLength: 2 }), async (armed) => {
        const road = aClaimsRoad();

        const run = await takeTheRoad(road, untilItWorks, untilItWorks, () => {
          for (const point of armed) road.faults.add(point);
        });

        expect([...road.faults]).toEqual([]);
        await expectUndisturbed(road, run.id);
      }),
      { numRuns: 10 },
    );
  });

  type Call = 'works' | 'fails' | 'answer-lost';
  /** For each call of a store in turn: it works, it fails, or it works and its answer is lost. */
  const calls = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<Call>('works') },
      { weight: 1, arbitrary: fc.constant<Call>('fails') },
      { weight: 1, arbitrary: fc.constant<Call>('answer-lost') },
    ),
    { minLength: 20, maxLength: 160 },
  );

  /** Follows the plan from `begin` on. */
  const disturbBy = (plan: readonly Call[]) => {
    let at = Number.POSITIVE_INFINITY;
    const disturb: Disturb = async (call) => {
      const what = plan[at];
      at += 1;
      if (what === 'fails') throw new Killed('before the call');
      const answer = await call();
      if (what === 'answer-lost') throw new Killed('after the call');
      return answer;
    };
    return {
      disturb,
      begin: () => {
        at = 0;
      },
    };
  };

  test('calls of the stores fail, or work and nobody learns of it', patient, async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (plan) => {
        const { disturb, begin } = disturbBy(plan);
        const road = aClaimsRoad({ disturb });

        const run = await takeTheRoad(road, untilItWorks, untilItWorks, begin);

        await expectUndisturbed(road, run.id);
      }),
      { numRuns: 40 },
    );
  });

  test('every step attempted twice at once, in any order, and some die', patient, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), calls, async (scheduler, plan) => {
        const { disturb, begin } = disturbBy(plan);
        let isUnderWay = false;
        const road = aClaimsRoad({
          disturb: (call) =>
            isUnderWay ? scheduler.schedule(Promise.resolve()).then(() => disturb(call)) : call(),
        });
        const bothAtOnce: Take = async (step) => {
          const attempts = Promise.all([again(step), again(step)]);
          const [first] = await scheduler.waitFor(attempts);
          return first;
        };

        const run = await takeTheRoad(road, bothAtOnce, bothAtOnce, () => {
          isUnderWay = true;
          begin();
        });

        await expectUndisturbed(road, run.id);
      }),
      { numRuns: 25 },
    );
  });
});
