import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { aRoad, dropParcels, Killed, type Road } from './a-road.ts';
import { aFile, anEvent, aRun } from './a-run.ts';
import { aParcelFile } from './parcels.ts';

async function receiveParcels(road: Road, content: string, metadata = {}): Promise<string> {
  const runId = await dropParcels(road, content, { metadata });
  await road.receive(runId);
  return runId;
}

const noOutcomes = { created: 0, updated: 0, unchanged: 0 };

describe('a run’s file is read into chunks', () => {
  test('502 good rows are two chunks under a manifest, and settling begins', async () => {
    const road = aRoad();
    const runId = await receiveParcels(road, aParcelFile(502));

    const reading = await road.read(runId);

    expect(reading).toEqual({
      verdict: 'read',
      manifestKey: `runs/${runId}/manifest`,
      hasRejected: false,
    });
    expect(road.manifest(reading.manifestKey)).toEqual([
      { index: 0, key: `runs/${runId}/chunks/0`, records: 500, groups: 6 },
      { index: 1, key: `runs/${runId}/chunks/1`, records: 2, groups: 1 },
    ]);
    expect(await road.chunks.readChunk(`runs/${runId}/chunks/1`)).toEqual([
      { id: 'P501', row: 502, record: { id: 'P501', weight: 10 } },
      { id: 'P502', row: 503, record: { id: 'P502', weight: 10 } },
    ]);
    expect(await road.run(runId)).toMatchObject({
      stage: 'settle',
      progressPercent: 10,
      reading: { read: 502, ...noOutcomes, rejected: 0, setAside: 0 },
      counts: { read: 502, ...noOutcomes, rejected: 0, setAside: 0 },
      chunks: { total: 2, settled: 0 },
      files: [{ rows: 502, encoding: 'utf-8', delimiter: ';' }],
      stages: [
        { status: 'DONE' },
        {
          status: 'DONE',
          in: 502,
          out: 502,
          parts: [
            { name: 'cleaning', in: 502, out: 502 },
            { name: 'validation', in: 502, out: 502 },
          ],
        },
        { name: 'settle', status: 'PROCESSING' },
        { status: 'PENDING' },
      ],
    });
  });

  test('what is wrong is found, counted and told once a code', async () => {
    const road = aRoad();
    const rows = ['A;10', 'B;heavy', 'C;light', 'A;10', 'A;11', 'D;0'];
    const runId = await receiveParcels(road, aParcelFile(rows));

    await road.read(runId);

    expect(await road.run(runId)).toMatchObject({
      counts: { read: 6, ...noOutcomes, rejected: 3, setAside: 1 },
      findings: { 'PCL-R01': 2, 'PCL-W02': 1, 'PCL-R02': 1, 'PCL-W01': 1 },
      chunks: { total: 1, settled: 0 },
      stages: [{}, { in: 6, out: 2 }, {}, {}],
    });
    const told = await road.runs.readEvents(runId, 5, 100);
    expect(told.map(({ code, level, data }) => [code, level, data['code'], data['count']])).toEqual(
      [
        ['RUN-FINDINGS', 'warning', 'PCL-R01', 2],
        ['RUN-FINDINGS', 'warning', 'PCL-W02', 1],
        ['RUN-FINDINGS', 'warning', 'PCL-R02', 1],
        ['RUN-FINDINGS', 'warning', 'PCL-W01', 1],
        ['RUN-STAGE-ENDED', 'info', undefined, undefined],
        ['RUN-PROGRESS', 'info', undefined, undefined],
        ['RUN-STAGE-STARTED', 'info', undefined, undefined],
      ],
    );
    const findings = road.chunks.objects.get(`runs/${runId}/findings/read-00000`);
    expect(findings?.length).toBe(5);
    expect(findings?.[0]).toMatchObject({
      code: 'PCL-R01',
      level: 'rejected',
      slot: 'file',
      row: 3,
      column: 'weight',
      value: 'heavy',
    });
  });

  test('a dry run goes on to map', async () => {
    const road = aRoad();
    const runId = await receiveParcels(road, aParcelFile(1), { 'dry-run': 'true' });

    await road.read(runId);

    expect(await road.run(runId)).toMatchObject({
      stage: 'map',
      stages: [{}, {}, { name: 'map', status: 'PROCESSING' }, {}],
    });
  });
});

describe('a file that cannot go on', () => {
  test('every row rejected: nothing to settle', async () => {
    const road = aRoad();
    const runId = await receiveParcels(road, aParcelFile(['A;x', 'B;y']));

    expect(await road.read(runId)).toMatchObject({ verdict: 'empty', hasRejected: true });

    expect(await road.run(runId)).toMatchObject({
      stage: 'read',
      message: null,
      counts: { read: 2, ...noOutcomes, rejected: 2, setAside: 0 },
      chunks: { total: 0, settled: 0 },
      stages: [{}, { status: 'DONE', in: 2, out: 0 }, { status: 'PENDING' }, {}],
    });
  });

  test.each([
    { content: 'id;weight\n', verdict: 'empty', code: 'RUN-F03', why: 'a header and no row' },
    { content: 'id;colour\nA;red\n', verdict: 'refused', code: 'RUN-F04', why: 'no weight column' },
  ])('$verdict $code: $why', async ({ content, verdict, code }) => {
    const road = aRoad();
    const runId = await receiveParcels(road, content);

    expect(await road.read(runId)).toEqual({ verdict, manifestKey: '', hasRejected: false });

    const run = await road.run(runId);
    expect(run.message?.code).toBe(code);
    expect(run.stages[1]).toMatchObject({ status: 'ERROR', out: 0 });
    const levels = (await road.runs.readEvents(runId, 5, 100)).map(({ level, data }) => [
      level,
      data['code'],
    ]);
    expect(levels).toContainEqual(['error', code]);
  });
});

describe('reading again', () => {
  test.each([
    { point: 'read-before-end', why: 'everything was written, nothing was said' },
    { point: null, why: 'the reply was lost' },
  ])('$why: the same objects, and nothing is said twice', async ({ point }) => {
    const road = aRoad();
    const runId = await receiveParcels(
      road,
      aParcelFile([...Array(501).keys()].map((i) => `P${i};1`)),
    );
    if (point) road.faults.add(point);
    const first = await road.read(runId).catch((fault: unknown) => fault);
    expect(first instanceof Killed).toBe(point !== null);
    const objects = structuredClone(road.chunks.objects);
    const before = await road.run(runId);

    const reading = await road.read(runId);

    expect(reading).toEqual({
      verdict: 'read',
      manifestKey: `runs/${runId}/manifest`,
      hasRejected: false,
    });
    expect(road.chunks.objects).toEqual(objects);
    const run = await road.run(runId);
    expect(isDeepStrictEqual(run, before)).toBe(point === null);
    expect(run.counts).toEqual({ read: 501, ...noOutcomes, rejected: 0, setAside: 0 });
    expect((await road.journal(runId)).filter((code) => code === 'RUN-PROGRESS')).toEqual([
      'RUN-PROGRESS',
    ]);
  });

  test('after some chunks were settled, their counts stay', async () => {
    const road = aRoad();
    const runId = await receiveParcels(road, aParcelFile(501));
    const [first] = road.manifest((await road.read(runId)).manifestKey);
    if (first === undefined) throw new Error('no chunk');
    await road.settle(runId, first);
    const before = await road.run(runId);

    await road.read(runId);

    expect(await road.run(runId)).toEqual(before);
    expect(before.counts.created).toBe(500);
  });

  test('a long file says how far it is each 50,000 rows, and not again when it is read again', async () => {
    const road = aRoad();
    const rows = Array.from({ length: 80_000 }, (_, i) => `P${i};x`);
    // One good row in 50: it is looked at when a chunk is full, so each 25,000 rows.
    const good = rows.map((row, i) => (i % 50 === 0 ? `P${i};1` : row));
    const runId = await receiveParcels(road, aParcelFile(good));
    road.faults.add('read-before-end');
    await expect(road.read(runId)).rejects.toThrow(Killed);

    await road.read(runId);

    const events = await road.runs.readEvents(runId, 5, 100);
    const progress = events.filter(({ code }) => code === 'RUN-PROGRESS');
    const reads = progress.map(({ data }) => [
      (data['counts'] as { read: number }).read,
      data['progress_percent'],
    ]);
    // Full at rows 24,951, 49,951 and 74,951: only the last is 50,000 after what was told.
    expect(reads).toEqual([
      [74_951, 3],
      [80_000, 10],
    ]);
  });
});

describe('a run that is not to be read any more', () => {
  test.each([
    { fields: { cancelRequested: true }, why: 'cancelled' },
    { fields: { status: 'ERROR' as const }, why: 'ended' },
    {
      fields: { ending: { status: 'ERROR' as const, counts: aRun().counts, message: null } },
      why: 'the sweeper is ending it',
    },
  ])('$why', async ({ fields }) => {
    const road = aRoad();
    await road.runs.create(aRun(fields), [anEvent()]);

    expect(await road.read(aRun().id)).toEqual({
      verdict: 'ended',
      manifestKey: '',
      hasRejected: false,
    });
    expect(road.chunks.objects.size).toBe(0);
  });

  test('a reading that finishes after the run has its ending says nothing', async () => {
    const road = aRoad();
    const runId = await receiveParcels(road, aParcelFile(3));
    let ended: unknown;
    road.ports.faultPoint = async (point) => {
      if (point !== 'read-before-end') return;
      road.ports.faultPoint = async () => {};
      await road.conclude(runId, { code: 'RUN-STUCK', data: { minutes: 21 } });
      ended = await road.run(runId);
    };

    await road.read(runId);

    expect(await road.run(runId)).toEqual(ended);
    expect((await road.run(runId)).counts.read).toBe(0);
  });

  test('nor while its files are on their way to rest', async () => {
    const road = aRoad();
    const runId = await receiveParcels(road, aParcelFile(3));
    road.ports.faultPoint = async (point) => {
      if (point !== 'read-before-end') return;
      road.ports.faultPoint = async (last) => {
        if (last === 'conclude-before-end') throw new Killed(last);
      };
      await expect(
        road.conclude(runId, { code: 'RUN-STUCK', data: { minutes: 21 } }),
      ).rejects.toThrow(Killed);
      road.ports.faultPoint = async () => {};
    };
    await road.read(runId);

    const run = await road.conclude(runId);

    expect(run?.status).toBe('ERROR');
    expect(run?.counts).toEqual({ read: 0, ...noOutcomes, rejected: 0, setAside: 0 });
    expect(run?.message?.code).toBe('RUN-STUCK');
  });
});

test.each(['failed', 'settle'] as const)(
  'a replay from %s whose first run is gone reads nothing: it is a fault',
  async (replayFrom) => {
    const road = aRoad();
    const key = 'processed/parcels.csv';
    await road.files.put(key, aParcelFile(3));
    const run = aRun({ replayOf: 'run_gone', replayFrom, files: [aFile({ key })] });
    await road.runs.create(run, [anEvent()]);

    await expect(road.read(run.id)).rejects.toThrow('run_gone');

    expect(road.chunks.objects.size).toBe(0);
    expect((await road.run(run.id)).reading).toBeNull();
  },
);
