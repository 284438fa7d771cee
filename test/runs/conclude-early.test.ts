import { describe, expect, test } from 'vitest';
import { aRoad, bringToItsEnd, dropParcels } from './a-road.ts';
import { anEvent } from './a-run.ts';
import { aSettledRun, endOfJournal, lastLines } from './a-settled-run.ts';
import { aParcelFile } from './parcels.ts';

describe('a run that did not go its way', () => {
  test('a fault has a line of its own, then the run ends', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    await road.read(runId);

    const run = await road.conclude(runId, {
      code: 'RUN-FAULT',
      data: { error: 'States.Timeout' },
    });

    expect(run).toMatchObject({
      status: 'ERROR',
      message: { code: 'RUN-FAULT', data: { error: 'States.Timeout' } },
      counts: { read: 3, created: 0, setAside: 3 },
      progressPercent: 100,
      stages: [
        { status: 'DONE' },
        { status: 'DONE' },
        { status: 'ERROR', in: 3, out: 0 },
        { status: 'ERROR' },
      ],
    });
    expect(await lastLines(road, runId, 5)).toEqual(['RUN-FAULT', ...endOfJournal]);
    const place = `error/2026/03/02/${runId}/parcels.csv`;
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
  });

  test.each([
    { because: { code: 'RUN-STUCK', data: { minutes: 21 } } },
    { because: { code: 'RUN-LOST', data: {} } },
  ])('so has what the sweeper says: $because.code', async ({ because }) => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));

    const run = await road.conclude(runId, because);

    expect(run).toMatchObject({ status: 'ERROR', message: because });
    expect(await road.journal(runId)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      because.code,
      'RUN-STAGE-STARTED:conclude',
      'RUN-STAGE-ENDED:conclude',
      'RUN-ENDED',
    ]);
    expect(run?.stages.map(({ status }) => status)).toEqual([
      'SKIPPED',
      'SKIPPED',
      'SKIPPED',
      'ERROR',
    ]);
  });

  test('a refused file ends the run with its finding, and rests in error/', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, '%PDF-1.7');
    await bringToItsEnd(road, runId);

    const run = await road.conclude(runId);

    expect(run).toMatchObject({ status: 'ERROR', message: { code: 'RUN-F01' } });
    const place = `error/2026/03/02/${runId}/parcels.csv`;
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
    expect(JSON.parse(road.files.text(`${place}.report.json`))).toMatchObject({
      status: 'ERROR',
      findings: [{ code: 'RUN-F01', level: 'blocking', fix: expect.any(String) }],
    });
  });

  test('all rows rejected is an error', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(['A;x', 'B;y']));
    await bringToItsEnd(road, runId);

    const run = await road.conclude(runId);

    expect(run).toMatchObject({
      status: 'ERROR',
      message: { code: 'RUN-ALL-REJECTED', data: { rejected: 2 } },
      stages: [{}, {}, { status: 'SKIPPED', in: null, out: null }, {}],
    });
  });

  test('counts that do not add up are told with both sums, and the run never ends as done', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    const run = await road.run(runId);
    const after = { ...run, counts: { ...run.counts, created: 2 }, lastSeq: run.lastSeq + 1 };
    const events = [anEvent({ runId, seq: after.lastSeq })];
    await road.runs.replace({ before: run, after, events });

    const ended = await road.conclude(runId);

    expect(ended?.status).toBe('ERROR');
    expect(ended?.message).toEqual({
      code: 'RUN-CONSERVATION',
      data: { read: 4, accounted: 4, remembered: 3 },
    });
    expect(road.files.keys().every((key) => key.startsWith('error/'))).toBe(true);
  });

  test('no such run', async () => {
    expect(await aRoad().conclude('run_unknown')).toBeUndefined();
  });
});
