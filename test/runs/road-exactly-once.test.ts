import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ManifestItem } from '../../shared/runs/chunk-store.ts';
import { isTerminal, type Run } from '../../shared/runs/run.ts';
import { aRoad, type Disturb, Killed, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

/** 510 good rows, so two chunks (of 6 and 1 groups), 2 bad ones, a repetition and a remark. */
const file = aParcelFile([
  ...Array.from({ length: 509 }, (_, i) => `P${i + 1};10`),
  'P510;0',
  'P511;heavy',
  'P512;light',
  'P7;10',
]);

/** What is stored before: two parcels to update, one that is the same already. */
function storeParcels(road: Road): void {
  road.records.items.set('P1', { id: 'P1', version: 3, weight: 99 });
  road.records.items.set('P100', { id: 'P100', version: 1, weight: 99 });
  road.records.items.set('P505', { id: 'P505', version: 8, weight: 10 });
}

/** Written out: what an undisturbed run leaves. */
const undisturbed = {
  status: 'DONE_WITH_ERRORS',
  counts: { read: 513, created: 507, updated: 2, unchanged: 1, rejected: 2, setAside: 1 },
  findings: { 'PCL-R01': 2, 'PCL-W01': 1, 'PCL-W02': 1 },
  chunks: { total: 2, settled: 2 },
  journal: [
    'RUN-CREATED',
    'RUN-ARRIVED',
    'RUN-STAGE-STARTED:receive',
    'RUN-STAGE-ENDED:receive',
    'RUN-STAGE-STARTED:read',
    'RUN-FINDINGS',
    'RUN-FINDINGS',
    'RUN-FINDINGS',
    'RUN-STAGE-ENDED:read',
    'RUN-PROGRESS',
    'RUN-STAGE-STARTED:settle',
    'RUN-PROGRESS',
    'RUN-PROGRESS',
    'RUN-STAGE-ENDED:settle',
    'RUN-STAGE-STARTED:conclude',
    'RUN-STAGE-ENDED:conclude',
    'RUN-ENDED',
  ],
  records: 510,
  /** Versions of what was there before; everything else is at its first. */
  versions: { P1: 4, P100: 2, P505: 8 },
  weights: [0, 10],
  places: ['error/0', 'processed/2'],
};

async function remainsOf(road: Road, runId: string) {
  const { status, counts, findings, chunks } = await road.run(runId);
  const items = [...road.records.items.values()];
  const later = items.filter(({ version }) => version !== 1);
  const keys = road.files.keys();
  const under = (folder: string) =>
    `${folder}/${keys.filter((key) => key.startsWith(`${folder}/`)).length}`;
  return {
    ...{ status, counts, findings, chunks },
    journal: await road.journal(runId),
    records: items.length,
    versions: Object.fromEntries(later.map(({ id, version }) => [id, version])),
    weights: [...new Set(items.map(({ weight }) => weight))].sort((a, b) => a - b),
    places: [under('error'), under('processed')],
  };
}

/** Gapless from 1, percent never falls, 100 only at the end, one `RUN-ENDED` and it is the last. */
async function expectSoundJournal(road: Road, run: Run): Promise<void> {
  const events = await road.runs.readEvents(run.id, 0, 1_000);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from(events, (_, i) => i + 1));
  expect(run.lastSeq).toBe(events.length);
  const percents = events.flatMap(({ data }) => (data['progress_percent'] as number) ?? []);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(Math.max(...percents)).toBeLessThan(100);
  expect(events.flatMap(({ code, seq }) => (code === 'RUN-ENDED' ? seq : []))).toEqual([
    events.length,
  ]);
  expect(isTerminal(run.status)).toBe(true);
}

/** Does a step again until it does not die, as queue and Step Functions do. */
async function again<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault;
    }
  }
}

/**
 * Takes the file the whole way, every step until it succeeds.
 *
 * @param settleAll settles all chunks, perhaps several at once or twice
 */
async function takeTheRoad(
  road: Road,
  settleAll: (runId: string, items: readonly ManifestItem[]) => Promise<unknown>,
  repeat = false,
): Promise<Run> {
  storeParcels(road);
  const step = async <T>(work: () => Promise<T>) => {
    const first = await again(work);
    return repeat ? again(work) : first;
  };
  const key = 'drop/courses/parcels.csv';
  const { versionId } = await road.files.put(key, file);
  const adoption = await again(() => road.adopt({ key, versionId }));
  if (adoption.kind !== 'started') throw new Error(adoption.kind);
  const { runId } = adoption;
  await step(() => road.receive(runId));
  const { manifestKey } = await step(() => road.read(runId));
  await settleAll(runId, road.manifest(manifestKey));
  await step(() => road.conclude(runId));
  return road.run(runId);
}

const oneAfterTheOther = (road: Road) => async (runId: string, items: readonly ManifestItem[]) => {
  for (const item of items) await again(() => road.settle(runId, item));
};

describe('whatever breaks, the whole road leaves what an undisturbed run leaves', () => {
  test('undisturbed', async () => {
    const road = aRoad();

    const run = await takeTheRoad(road, oneAfterTheOther(road));

    expect(await remainsOf(road, run.id)).toEqual(undisturbed);
    await expectSoundJournal(road, run);
  });

  test('every step done twice, as when each reply was lost', async () => {
    const road = aRoad();

    const run = await takeTheRoad(
      road,
      async (runId, items) => {
        for (const item of [...items, ...items]) await road.settle(runId, item);
      },
      true,
    );

    expect(await remainsOf(road, run.id)).toEqual(undisturbed);
    await expectSoundJournal(road, run);
  });

  /** For each call of a store in turn: it works, it fails, or it works and its answer is lost. */
  const calls = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('works' as const) },
      { weight: 1, arbitrary: fc.constant('fails' as const) },
      { weight: 1, arbitrary: fc.constant('answer-lost' as const) },
    ),
    { minLength: 10, maxLength: 80 },
  );

  const disturbBy = (plan: readonly ('works' | 'fails' | 'answer-lost')[]): Disturb => {
    let at = 0;
    return async (call) => {
      const what = plan[at];
      at += 1;
      if (what === 'fails') throw new Killed('before the call');
      const answer = await call();
      if (what === 'answer-lost') throw new Killed('after the call');
      return answer;
    };
  };

  // Hundreds of whole roads: far within this, but not within the usual five seconds everywhere.
  const patient = { timeout: 60_000 };

  test('calls of the stores fail, or work and nobody learns of it', patient, async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (plan) => {
        const road = aRoad(disturbBy(plan));

        const run = await takeTheRoad(road, oneAfterTheOther(road));

        expect(await remainsOf(road, run.id)).toEqual(undisturbed);
        await expectSoundJournal(road, run);
      }),
      { numRuns: 80 },
    );
  });

  test('attempts at the same chunks run at once, in any order, and some die', patient, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), calls, async (scheduler, plan) => {
        let isSettling = false;
        const disturb = disturbBy(plan);
        const road = aRoad((call) =>
          isSettling ? scheduler.schedule(Promise.resolve()).then(() => disturb(call)) : call(),
        );

        const run = await takeTheRoad(road, async (runId, items) => {
          isSettling = true;
          const attempts = [...items, ...items].map((item) =>
            again(() => road.settle(runId, item)),
          );
          await scheduler.waitFor(Promise.all(attempts));
          isSettling = false;
        });

        expect(await remainsOf(road, run.id)).toEqual(undisturbed);
        await expectSoundJournal(road, run);
      }),
      { numRuns: 50 },
    );
  });

  test('steps die at the points where faults are armed in deployed code', patient, async () => {
    const points = [
      ...['before-start', 'before-move', 'after-move', 'receive-before-end', 'read-before-end'],
      ...['settle-before-groups', 'settle-after-group', 'settle-before-marker'],
      ...['settle-after-marker', 'conclude-before-end'],
    ];
    await fc.assert(
      fc.asyncProperty(fc.subarray(points, { minLength: 1 }), async (armed) => {
        const road = aRoad();
        for (const point of armed) road.faults.add(point);

        const run = await takeTheRoad(road, oneAfterTheOther(road));

        expect([...road.faults], 'every armed fault must have happened').toEqual([]);
        expect(await remainsOf(road, run.id)).toEqual(undisturbed);
        await expectSoundJournal(road, run);
      }),
      { numRuns: 30 },
    );
  });
});
