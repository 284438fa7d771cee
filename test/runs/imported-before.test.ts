import { describe, expect, test } from 'vitest';
import { dropFile, recapKey, runOf, statKey } from './a-dropped-pair.ts';
import { aRoad, dropParcels, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

/** Both files of a pair are dropped and received; gives the run. */
async function dropPair(road: Road, stat: string, recap: string): Promise<string> {
  const runId = runOf(await dropFile(road, statKey, stat));
  await dropFile(road, recapKey, recap);
  await road.receive(runId);
  return runId;
}

/** As the end of an import remembers what it imported. */
async function remember(road: Road, runId: string, fields = {}): Promise<void> {
  const run = await road.run(runId);
  const completedAt = '2026-03-02T09:30:00.000Z';
  await road.runs.rememberFiles({ ...run, status: 'DONE', completedAt, ...fields });
}

describe('files of claims that were imported before', () => {
  test('both: a warning for each, in findings, journal and counts, and the run goes on', async () => {
    const road = aRoad();
    const first = await dropPair(road, 'statement', 'recap');
    await remember(road, first);

    const again = await dropPair(road, 'statement', 'recap');

    const run = await road.run(again);
    expect(run).toMatchObject({ stage: 'read', message: null, findings: { 'CLM-F09': 2 } });
    expect(run.stages[0]).toMatchObject({ name: 'receive', status: 'DONE', in: 2, out: 2 });
    const findings = await Array.fromAsync(road.chunks.readFindings(again));
    const at = '2026-03-02T09:30:00.000Z';
    expect(findings).toMatchObject([
      {
        code: 'CLM-F09',
        level: 'warning',
        slot: 'stat_file',
        data: { name: 'stat.csv', run_id: first, at },
      },
      {
        code: 'CLM-F09',
        level: 'warning',
        slot: 'recap_file',
        data: { name: 'recap.csv', run_id: first, at },
      },
    ]);
    const events = await road.runs.readEvents(again, 0, 100);
    const told = events.filter(({ code }) => code === 'CLM-F09');
    expect(told.map(({ level }) => level)).toEqual(['warning', 'warning']);
    expect((await road.run(first)).findings).toEqual({});
  });

  test('one of both is new: nothing is said, most statements come with an older recap', async () => {
    const road = aRoad();
    await remember(road, await dropPair(road, 'statement', 'recap'));

    const again = await dropPair(road, 'a corrected statement', 'recap');

    expect((await road.run(again)).findings).toEqual({});
  });

  test('in another country: nothing is said', async () => {
    const road = aRoad();
    const first = await dropPair(road, 'statement', 'recap');
    await remember(road, first, { countryCode: 'TG' });

    expect((await road.run(await dropPair(road, 'statement', 'recap'))).findings).toEqual({});
  });

  test('received again after a crash, it is said once', async () => {
    const road = aRoad();
    await remember(road, await dropPair(road, 'statement', 'recap'));
    const runId = runOf(await dropFile(road, statKey, 'statement'));
    await dropFile(road, recapKey, 'recap');
    road.faults.add('receive-before-end');
    await expect(road.receive(runId)).rejects.toThrow();

    await road.receive(runId);
    expect(await road.receive(runId)).toEqual({ verdict: 'received' });

    expect((await road.run(runId)).findings).toEqual({ 'CLM-F09': 2 });
  });
});

test('of a course file that was imported before nothing is said', async () => {
  const road = aRoad();
  const first = await dropParcels(road, aParcelFile(3));
  await road.receive(first);
  await remember(road, first);

  const again = await dropParcels(road, aParcelFile(3));
  await road.receive(again);

  expect((await road.run(again)).findings).toEqual({});
});
