import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountedFor } from '../../shared/runs/decide-ending.ts';
import { replayRun } from '../../shared/runs/replay-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import { aCaller } from '../access/a-caller.ts';
import { aRoad, bringToItsEnd, dropParcels, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

/** Few ids, so that rows repeat and contradict each other; some weights are none. */
const line = fc
  .tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('1', '2', 'heavy', '0'))
  .map((cells) => cells.join(';'));

async function concluded(road: Road, runId: string): Promise<Run> {
  await bringToItsEnd(road, runId);
  const run = await road.conclude(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  expect(accountedFor(run.counts)).toBe(run.counts.read);
  expect(run.message?.code).not.toBe('RUN-CONSERVATION');
  return run;
}

test('whatever the file: the law holds in every replay, and none changes what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const road = aRoad();
      const first = await concluded(road, await dropParcels(road, aParcelFile(lines)));
      const items = structuredClone(road.records.items);
      for (const from of ['failed', 'settle', 'start'] as const) {
        const ports = { ...road.ports, newId: () => from };
        const replaying = await replayRun(ports, first, aCaller('admin'), { from, key: null });
        if (replaying.kind !== 'replayed') continue;
        const run = await concluded(road, replaying.run.id);

        const { read, rejected, created, setAside } = first.counts;
        expect(run.counts).toEqual({
          ...{ created: 0, updated: 0, rejected },
          ...(from === 'failed'
            ? { read: rejected, unchanged: 0, setAside: 0 }
            : { read, unchanged: created, setAside }),
        });
        expect(road.records.items).toEqual(items);
      }
    }),
    { numRuns: 60 },
  );
});
