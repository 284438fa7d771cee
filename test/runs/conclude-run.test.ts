import { describe, expect, test } from 'vitest';
import { aRoad, bringToItsEnd, dropParcels, Killed } from './a-road.ts';
import { aSettledRun, endOfJournal, lastLines, settledCounts } from './a-settled-run.ts';
import { aParcelFile } from './parcels.ts';

describe('a run that went its way', () => {
  test('ends with proved counts, its file in processed/ under the day of its creation', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    road.timing.advance(5_000);

    await road.conclude(runId);

    const place = `processed/2026/03/02/${runId}/parcels.csv`;
    expect(await road.run(runId)).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      stage: 'conclude',
      counts: settledCounts,
      progressPercent: 100,
      completedAt: '2026-03-02T09:00:05.000Z',
      message: { code: 'RUN-SOME-REJECTED', data: { read: 4, rejected: 1 } },
      files: [{ key: place, counts: settledCounts, rows: 4 }],
      stages: [
        { status: 'DONE' },
        { status: 'DONE', in: 4, out: 3 },
        { name: 'settle', status: 'DONE', in: 3, out: 3 },
        { name: 'conclude', status: 'DONE', in: 4, out: 4 },
      ],
    });
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
    expect(road.files.text(place)).toBe(aParcelFile(['A;1', 'B;2', 'C;x', 'D;4']));
    expect(await lastLines(road, runId, 4)).toEqual(endOfJournal);
  });

  test('its last event tells how it ended', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);

    await road.conclude(runId);

    const { lastSeq } = await road.run(runId);
    expect(await road.runs.readEvents(runId, lastSeq - 1, 10)).toEqual([
      {
        runId,
        seq: lastSeq,
        at: '2026-03-02T09:00:00.000Z',
        level: 'warning',
        stage: 'conclude',
        code: 'RUN-ENDED',
        data: {
          status: 'DONE_WITH_ERRORS',
          counts: settledCounts,
          message: { code: 'RUN-SOME-REJECTED', data: { read: 4, rejected: 1 } },
        },
      },
    ]);
  });

  test('repetitions in the file are not what settling took in', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(['A;1', 'A;1', 'B;2', 'C;x']));
    await bringToItsEnd(road, runId);

    const run = await road.conclude(runId);

    expect(run?.counts).toMatchObject({ read: 4, created: 2, rejected: 1, setAside: 1 });
    expect(run?.stages[2]).toMatchObject({ name: 'settle', in: 2, out: 2 });
  });

  test('what it imported is remembered', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    await road.conclude(runId);
    const sha256 = (await road.run(runId)).files[0]?.sha256 ?? '';

    expect(await road.runs.findImported('courses', 'SN', sha256)).toEqual({
      runId,
      at: '2026-03-02T09:00:00.000Z',
      by: 'drop',
    });
  });

  test('the report is in the owner’s language and names the findings', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);

    await road.conclude(runId);

    const report = road.files.text(`processed/2026/03/02/${runId}/parcels.csv.report.json`);
    expect(JSON.parse(report)).toMatchObject({
      run_id: runId,
      status: 'DONE_WITH_ERRORS',
      counts: { read: 4, created: 3, updated: 0, unchanged: 0, rejected: 1, set_aside: 0 },
      message: expect.stringMatching(/^1 ligne\(?s?\)? sur 4 rejetée/),
      findings: [{ code: 'PCL-R01', row: 4, column: 'weight', value: 'x', level: 'rejected' }],
      error_file_key: null,
    });
  });

  test('a report names a hundred findings, the run counts them all', async () => {
    const road = aRoad();
    const rows = ['good;1', ...Array.from({ length: 150 }, (_, i) => `P${i};x`)];
    const runId = await dropParcels(road, aParcelFile(rows));
    await bringToItsEnd(road, runId);

    const run = await road.conclude(runId);

    const report = road.files.text(`processed/2026/03/02/${runId}/parcels.csv.report.json`);
    expect(JSON.parse(report).findings).toHaveLength(100);
    expect(run?.findings).toEqual({ 'PCL-R01': 150 });
  });
});

describe('a conclusion that broke off is finished by the next', () => {
  test.each([
    { point: 'before-move', why: 'the ending is written, the report lies there' },
    { point: 'after-move', why: 'the file has moved' },
    { point: 'conclude-before-end', why: 'everything but the last event' },
  ])('killed $point: $why', async ({ point }) => {
    const undisturbed = aRoad();
    await undisturbed.conclude(await aSettledRun(undisturbed));
    const road = aRoad();
    const runId = await aSettledRun(road);
    road.faults.add(point);
    await expect(road.conclude(runId)).rejects.toThrow(Killed);
    expect((await road.run(runId)).status).toBe('PROCESSING');

    await road.conclude(runId);

    expect(await road.run(runId)).toEqual(await undisturbed.run(runId));
    expect(road.files.keys()).toEqual(undisturbed.files.keys());
    expect(await lastLines(road, runId, 4)).toEqual(endOfJournal);
  });

  test('concluded again after its end, nothing changes, whatever it is blamed on', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    await road.conclude(runId);
    const ended = await road.run(runId);

    expect(await road.conclude(runId)).toEqual(ended);
    expect(await road.conclude(runId, { code: 'RUN-LOST', data: {} })).toEqual(ended);
    expect(await road.run(runId)).toEqual(ended);
  });

  test('twice at once is once', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);

    await Promise.all([road.conclude(runId), road.conclude(runId)]);

    expect(await lastLines(road, runId, 4)).toEqual(endOfJournal);
    expect(road.files.keys()).toHaveLength(2);
  });

  test('midnight in between: the file still rests under the day of the run’s creation', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    road.faults.add('after-move');
    await expect(road.conclude(runId)).rejects.toThrow(Killed);
    road.timing.advance(24 * 60 * 60_000);

    const run = await road.conclude(runId);

    expect(run?.completedAt).toBe('2026-03-03T09:00:00.000Z');
    const place = `processed/2026/03/02/${runId}/parcels.csv`;
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
    expect(run?.files[0]?.key).toBe(place);
  });

  test('a cancellation between ending and end changes nothing', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    road.faults.add('conclude-before-end');
    await expect(road.conclude(runId)).rejects.toThrow(Killed);
    const run = await road.run(runId);

    expect(await road.cancel(runId)).toEqual({ kind: 'ended-already', status: 'DONE_WITH_ERRORS' });
    expect(await road.run(runId)).toEqual(run);
    expect((await road.conclude(runId))?.status).toBe('DONE_WITH_ERRORS');
  });

  test('a fault that comes after the ending was written does not change it', async () => {
    const road = aRoad();
    const runId = await aSettledRun(road);
    road.faults.add('conclude-before-end');
    await expect(road.conclude(runId)).rejects.toThrow(Killed);

    const run = await road.conclude(runId, { code: 'RUN-LOST', data: {} });

    expect(run?.status).toBe('DONE_WITH_ERRORS');
  });
});

describe('what comes too late', () => {
  test('a chunk that is settled after the ending is not counted', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(502));
    await road.receive(runId);
    const [first, late] = road.manifest((await road.read(runId)).manifestKey);
    if (first === undefined || late === undefined) throw new Error('two chunks');
    await road.settle(runId, first);
    await road.conclude(runId, { code: 'RUN-FAULT', data: { error: 'States.Timeout' } });

    expect(await road.settle(runId, late)).toBe('run-has-ended');

    const counts = { read: 502, created: 500, updated: 0, unchanged: 0, rejected: 0, setAside: 2 };
    expect((await road.run(runId)).counts).toEqual(counts);
    // Closed: its marker says that its two records were never reached.
    expect((await road.runs.readMarkers(runId)).map(({ unreached }) => unreached)).toEqual([0, 2]);
    expect(road.records.items.has('P501')).toBe(false);
  });

  test('a chunk whose groups are written while the run is ended: counted as they are', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(502));
    await road.receive(runId);
    const [first, late] = road.manifest((await road.read(runId)).manifestKey);
    if (first === undefined || late === undefined) throw new Error('two chunks');
    await road.settle(runId, first);
    const { faultPoint } = road.ports;
    road.ports.faultPoint = async (point) => {
      if (point !== 'settle-before-marker') return;
      road.ports.faultPoint = faultPoint;
      await road.conclude(runId, { code: 'RUN-FAULT', data: { error: 'States.Timeout' } });
    };

    expect(await road.settle(runId, late)).toBe('run-has-ended');

    expect((await road.run(runId)).counts).toMatchObject({ read: 502, created: 502, setAside: 0 });
  });

  test('a chunk whose marker comes between the proof and the ending is proved too', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(502));
    await road.receive(runId);
    const [first, late] = road.manifest((await road.read(runId)).manifestKey);
    if (first === undefined || late === undefined) throw new Error('two chunks');
    await road.settle(runId, first);
    let isLate = true;
    road.ports.runs = {
      ...road.runs,
      async readMarkers(id) {
        const markers = await road.runs.readMarkers(id);
        if (isLate) {
          isLate = false;
          await road.settle(runId, late);
        }
        return markers;
      },
    };

    await road.conclude(runId, { code: 'RUN-FAULT', data: { error: 'x' } });

    const run = await road.run(runId);
    expect(run.counts).toMatchObject({ read: 502, created: 502, setAside: 0 });
    expect(run.ending?.counts).toEqual(run.counts);
    expect(await lastLines(road, runId, 5)).toEqual(['RUN-FAULT', ...endOfJournal]);
  });
});
