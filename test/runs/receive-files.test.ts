import { describe, expect, test } from 'vitest';
import { announcePair } from './a-pair.ts';
import { aRoad, dropParcels, Killed } from './a-road.ts';
import { aFile, anEvent, aRun } from './a-run.ts';
import { aParcelFile } from './parcels.ts';

/** SHA-256 of the file of three parcels, from another program. */
const hashOfThree = '34f71fe2e9800e0a6b63a431cc4875ba962bbc8d284c8cb8ee93dbc0932270cf';

describe('a file is received', () => {
  test('it moves to processing/, its facts are on the run, and reading begins', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    const { id } = (await road.run(runId)).files[0] ?? {};

    expect(await road.receive(runId)).toEqual({ verdict: 'received' });

    const place = `processing/${runId}/${id}/parcels.csv`;
    expect(road.files.keys()).toEqual([place]);
    expect(await road.run(runId)).toMatchObject({
      status: 'PROCESSING',
      stage: 'read',
      startedAt: '2026-03-02T09:00:00.000Z',
      progressPercent: 3,
      message: null,
      files: [
        {
          key: place,
          size: 28,
          sha256: hashOfThree,
          contentType: 'text/csv',
          encoding: 'utf-8',
          delimiter: ';',
        },
      ],
      stages: [
        { name: 'receive', status: 'DONE', in: 1, out: 1 },
        { name: 'read', status: 'PROCESSING' },
        { name: 'settle', status: 'PENDING' },
        { name: 'conclude', status: 'PENDING' },
      ],
    });
    expect(await road.journal(runId)).toEqual(receivedJournal);
  });

  const receivedJournal = [
    'RUN-CREATED',
    'RUN-ARRIVED',
    'RUN-STAGE-STARTED:receive',
    'RUN-STAGE-ENDED:receive',
    'RUN-STAGE-STARTED:read',
  ];

  test.each([
    { point: 'before-move', why: 'nothing was moved' },
    { point: 'after-move', why: 'moved, but nobody knows' },
    { point: 'receive-before-end', why: 'measured, but not said' },
  ])('a crash $point ($why): received again, it is as if received once', async ({ point }) => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    road.faults.add(point);
    await expect(road.receive(runId)).rejects.toThrow(Killed);

    expect(await road.receive(runId)).toEqual({ verdict: 'received' });

    expect(await road.journal(runId)).toEqual(receivedJournal);
    expect((await road.run(runId)).files[0]?.sha256).toBe(hashOfThree);
    expect(road.files.keys().map((key) => key.split('/')[0])).toEqual(['processing']);
  });

  test('the reply was lost, so it runs again: nothing is told twice', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    const before = await road.run(runId);

    expect(await road.receive(runId)).toEqual({ verdict: 'received' });

    expect(await road.run(runId)).toEqual(before);
  });

  test('the head that is looked at is the first 64 KB, the hash is of everything', async () => {
    const road = aRoad();
    const heads: number[] = [];
    const { inspect } = road.ports;
    road.ports.inspect = (head, name) => {
      heads.push(head.length);
      return inspect(head, name);
    };
    const runId = await dropParcels(road, new Uint8Array(100_000).fill(0x61));

    await road.receive(runId);

    expect(heads).toEqual([65_536]);
    expect((await road.run(runId)).files[0]).toMatchObject({
      size: 100_000,
      sha256: '6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee',
    });
  });

  test('a newer file of the same name stays where it was dropped', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.files.put('drop/courses/parcels.csv', 'newer');

    await road.receive(runId);

    expect(road.files.text('drop/courses/parcels.csv')).toBe('newer');
    expect((await road.run(runId)).files[0]?.sha256).toBe(hashOfThree);
  });

  test('both files of a pair, though they are named alike', async () => {
    const road = aRoad();
    const { runId, stat, recap } = await announcePair(road);
    for (const [key, text] of [
      [stat, 'statement'],
      [recap, 'recap'],
    ] as const) {
      await road.files.put(key, text);
      await road.adopt({ key, versionId: undefined });
    }

    expect(await road.receive(runId)).toEqual({ verdict: 'received' });

    const { files } = await road.run(runId);
    expect(files.map(({ key }) => road.files.text(key ?? ''))).toEqual(['statement', 'recap']);
  });

  test('files of a confirmed dry run stay where they rest', async () => {
    const road = aRoad();
    const key = 'processed/2026/03/02/run_first/parcels.csv';
    await road.files.put(key, aParcelFile(3));
    const file = aFile({ key, sha256: hashOfThree });
    await road.runs.create(aRun({ status: 'PENDING', stage: null, files: [file] }), [anEvent()]);

    await road.receive(aRun().id);

    expect(road.files.keys()).toEqual([key]);
    expect((await road.run(aRun().id)).files[0]?.key).toBe(key);
  });
});

describe('a file is refused', () => {
  const ten = 10 * 1024 * 1024;
  test.each([
    {
      content: new Uint8Array(ten + 1),
      code: 'UPL-03',
      why: 'one byte over what its domain takes',
    },
    { content: '', code: 'UPL-04', why: 'empty' },
    { content: '%PDF-1.7', code: 'RUN-F01', why: 'of a kind that is not read' },
  ])('$code: $why', async ({ content, code }) => {
    const road = aRoad();
    const runId = await dropParcels(road, content);

    expect(await road.receive(runId)).toEqual({ verdict: 'refused' });

    expect(await road.run(runId)).toMatchObject({
      status: 'PROCESSING',
      stage: 'receive',
      message: { code },
      findings: { [code]: 1 },
      stages: [
        { name: 'receive', status: 'ERROR', in: 1, out: 0 },
        { name: 'read', status: 'PENDING' },
        {},
        {},
      ],
    });
    expect(await road.journal(runId)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      'RUN-STAGE-STARTED:receive',
      code,
      'RUN-STAGE-ENDED:receive',
    ]);
    const findings = road.chunks.objects.get(`runs/${runId}/findings/receive`);
    expect(findings).toMatchObject([{ code, level: 'blocking', slot: 'file', row: null }]);
  });

  test('exactly as large as its domain takes is not too large', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, new Uint8Array(ten).fill(0x61));

    expect(await road.receive(runId)).toEqual({ verdict: 'received' });
  });

  test('a refusal whose reply was lost is not told twice', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, '');
    await road.receive(runId);
    const before = await road.run(runId);

    expect(await road.receive(runId)).toEqual({ verdict: 'refused' });

    expect(await road.run(runId)).toEqual(before);
    expect(before.findings).toEqual({ 'UPL-04': 1 });
  });

  test.each([
    { sha256: hashOfThree.toUpperCase(), verdict: 'received', why: 'the hash that was announced' },
    { sha256: `0${hashOfThree.slice(1)}`, verdict: 'refused', why: 'another hash: damaged' },
  ])('$verdict: $why', async ({ sha256, verdict }) => {
    const road = aRoad();
    const key = 'incoming/run/file/file_1';
    const { versionId } = await road.files.put(key, aParcelFile(3));
    const file = aFile({ key, sha256, arrival: { key, versionId } });
    const stages = [{ ...aStage, name: 'receive' as const }];
    const run = aRun({ status: 'PENDING', stage: null, files: [file], stages });
    await road.runs.create(run, [anEvent()]);

    expect(await road.receive(run.id)).toEqual({ verdict });

    expect((await road.run(run.id)).message?.code ?? null).toBe(
      verdict === 'refused' ? 'UPL-05' : null,
    );
  });

  const aStage = {
    status: 'PENDING' as const,
    startedAt: null,
    completedAt: null,
    in: null,
    out: null,
    message: null,
    parts: [],
  };

  test('a file that somebody took away is said to be gone, not empty', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.files.move({ key: 'drop/courses/parcels.csv' }, 'elsewhere/parcels.csv');

    expect(await road.receive(runId)).toEqual({ verdict: 'refused' });

    const run = await road.run(runId);
    expect(run.message).toEqual({ code: 'RUN-GONE', data: { name: 'parcels.csv' } });
    expect(run.files[0]?.key).toBeNull();
  });

  test('of a pair one bad file is enough, and the good one keeps its facts', async () => {
    const road = aRoad();
    const { runId, stat, recap } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.adopt({ key: stat, versionId: undefined });
    await road.files.put(recap, '');
    await road.adopt({ key: recap, versionId: undefined });

    expect(await road.receive(runId)).toEqual({ verdict: 'refused' });

    const run = await road.run(runId);
    expect(run.files.map(({ contentType }) => contentType)).toEqual(['text/csv', null]);
    expect(run.stages[0]).toMatchObject({ status: 'ERROR', in: 2, out: 1 });
  });
});

describe('a run that is not to be received any more', () => {
  test.each([
    {
      fields: { status: 'PENDING' as const, cancelRequested: true },
      why: 'cancelled as it waited',
    },
    { fields: { status: 'PROCESSING' as const, cancelRequested: true }, why: 'cancelled since' },
    { fields: { status: 'CANCELLED' as const }, why: 'it has ended' },
    {
      fields: {
        status: 'PENDING' as const,
        ending: { status: 'ERROR' as const, counts: aRun().counts, message: null },
      },
      why: 'the sweeper is ending it',
    },
  ])('$why: its file stays where it is', async ({ fields }) => {
    const road = aRoad();
    const key = 'drop/courses/parcels.csv';
    const { versionId } = await road.files.put(key, aParcelFile(3));
    const run = aRun({
      stage: null,
      files: [aFile({ key, arrival: { key, versionId } })],
      ...fields,
    });
    await road.runs.create(run, [anEvent()]);

    expect(await road.receive(run.id)).toEqual({ verdict: 'ended' });

    expect(road.files.keys()).toEqual([key]);
    expect(await road.run(run.id)).toEqual(run);
  });

  test('a run that ended while its files were measured is not changed', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    let ended: unknown;
    road.ports.faultPoint = async (point) => {
      if (point !== 'receive-before-end') return;
      await road.conclude(runId, { code: 'RUN-STUCK', data: { minutes: 21 } });
      ended = await road.run(runId);
    };

    await road.receive(runId);

    expect(await road.run(runId)).toEqual(ended);
    expect(road.files.keys().map((key) => key.split('/')[0])).toEqual(['error', 'error']);
  });

  test('our bug: there is no such run', async () => {
    await expect(aRoad().receive('run_unknown')).rejects.toThrow('no run run_unknown');
  });
});
