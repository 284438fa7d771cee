import { describe, expect, test } from 'vitest';
import { word } from '../../shared/messages/catalogue.ts';
import { noCounts } from '../../shared/runs/run.ts';
import { aRoad, dropParcels, Killed } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

const key = 'drop/courses/parcels.csv';
/** ULID of 2026-03-02 08:59:58, and of bucket, key and version. */
const idOfFirst = 'run_01KJPWD4NGJC9PH0G6VX9KP82X';

describe('a dropped file gets its run', () => {
  test('a run of its folder’s domain, with its file, its options and two lines of journal', async () => {
    const road = aRoad();
    const metadata = { 'dry-run': 'Oui', 'update-existing': 'false', sender: 'école-12' };
    const { versionId } = await road.files.put('drop/courses/TG/é.csv', 'abc', { metadata });

    const adoption = await road.adopt({ key: 'drop/courses/TG/é.csv', versionId });

    if (adoption.kind !== 'started') throw new Error(adoption.kind);
    expect(road.started).toEqual([adoption.runId]);
    expect(await road.run(adoption.runId)).toMatchObject({
      domain: 'courses',
      kind: 'file-import',
      status: 'PENDING',
      waitingFor: null,
      dryRun: true,
      options: { updateExisting: false, sender: 'école-12' },
      country: 'Togo',
      countryCode: 'TG',
      createdBy: 'drop',
      counts: noCounts,
      progressPercent: 0,
      createdAt: '2026-03-02T09:00:00.000Z',
      startedAt: null,
      lastSeq: 2,
      files: [
        {
          slot: 'file',
          name: 'é.csv',
          size: 3,
          sha256: null,
          key: 'drop/courses/TG/é.csv',
          arrival: { key: 'drop/courses/TG/é.csv', versionId: 'v1' },
        },
      ],
    });
    expect(await road.journal(adoption.runId)).toEqual(['RUN-CREATED', 'RUN-ARRIVED']);
  });

  test('told five times, also at once, it is one run, started once', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put(key, aParcelFile(3));

    const told = await Promise.all([1, 2, 3, 4, 5].map(() => road.adopt({ key, versionId })));

    expect(told).toEqual(Array.from({ length: 5 }, () => ({ kind: 'started', runId: idOfFirst })));
    expect(road.started).toEqual([idOfFirst]);
    expect((await road.run(idOfFirst)).lastSeq).toBe(2);
  });

  test('the same file dropped again is another arrival, so another run', async () => {
    const road = aRoad();

    expect(await dropParcels(road, aParcelFile(3))).toBe(idOfFirst);
    expect(await dropParcels(road, aParcelFile(3))).toBe('run_01KJPWD4NG5BC21DXGBRYZYGQN');
  });

  test('an event without a version means the newest', async () => {
    const road = aRoad();
    await road.files.put(key, aParcelFile(3));

    expect(await road.adopt({ key, versionId: undefined })).toEqual({
      kind: 'started',
      runId: idOfFirst,
    });
  });

  test('told late, when the run has taken the file away: nothing happens', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    const before = await road.run(runId);

    expect(await road.adopt({ key, versionId: 'v1' })).toEqual({ kind: 'ignored', why: 'gone' });
    expect(await road.run(runId)).toEqual(before);
  });

  test('a folder that some client made is no file', async () => {
    const road = aRoad();
    await road.files.put('drop/courses/', '');

    expect(await road.adopt({ key: 'drop/courses/', versionId: 'v1' })).toEqual({
      kind: 'ignored',
      why: 'folder',
    });
    expect(road.files.keys()).toEqual(['drop/courses/']);
  });

  test('a crash between creating the run and starting it is made good by the next delivery', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put(key, aParcelFile(3));
    road.faults.add('before-start');
    await expect(road.adopt({ key, versionId })).rejects.toThrow(Killed);
    expect((await road.run(idOfFirst)).status).toBe('PENDING');

    await road.adopt({ key, versionId });

    expect(road.started).toEqual([idOfFirst]);
    expect(await road.journal(idOfFirst)).toEqual(['RUN-CREATED', 'RUN-ARRIVED']);
  });
});

describe('the country of a dropped file', () => {
  test.each([
    { key, metadata: {}, expected: 'SN', why: 'nobody says: the default' },
    { key, metadata: { country: 'Togo' }, expected: 'TG', why: 'its metadata says' },
    { key, metadata: { country: ' tg ' }, expected: 'TG', why: 'a code will do' },
    { key: 'drop/courses/bj/a.csv', metadata: {}, expected: 'BJ', why: 'its folder says' },
    {
      key: 'drop/courses/BJ/a.csv',
      metadata: { country: 'Togo' },
      expected: 'BJ',
      why: 'the folder goes before the metadata',
    },
    { key: 'drop/a.csv', metadata: {}, expected: 'SN', why: 'directly under drop/' },
  ])('$expected for $key $metadata: $why', async ({ key: at, metadata, expected }) => {
    const road = aRoad();

    const runId = await dropParcels(road, 'abc', { key: at, metadata });

    expect((await road.run(runId)).countryCode).toBe(expected);
  });
});

test('a folder where a country’s would be is named, with how it is written', async () => {
  const road = aRoad();
  const { versionId } = await road.files.put('drop/claims/zz/lot/stat.csv', 'abc', {});

  const adoption = await road.adopt({ key: 'drop/claims/zz/lot/stat.csv', versionId });

  if (adoption.kind !== 'refused') throw new Error(adoption.kind);
  const { code, data } = adoption.reason;
  expect(code).toBe('UPL-11');
  expect(word(code, data, 'fr')).toMatchObject({
    message: expect.stringMatching(/^Le dossier «.zz.» n’est pas un pays connu\.$/),
    fix: expect.stringContaining('drop/claims/sn/'),
  });
});

describe('a file that no run can take', () => {
  test.each([
    { key: 'drop/elsewhere/a.csv', metadata: {}, code: 'UPL-11', why: 'an unknown folder' },
    { key: 'drop/courses/SN/2026/a.csv', metadata: {}, code: 'UPL-11', why: 'a folder too many' },
    { key: 'drop/transfers/a.csv', metadata: {}, code: 'UPL-12', why: 'no pipeline yet' },
    { key, metadata: { 'dry-run': 'maybe' }, code: 'UPL-13', why: 'an option that is no option' },
    { key, metadata: { dryrun: 'true' }, code: 'UPL-16', why: 'a test must not become real' },
    { key, metadata: { 'mapping-id': 'm1' }, code: 'UPL-15', why: 'an option not taken yet' },
    { key, metadata: { 'update-existing': '' }, code: 'UPL-13', why: 'an empty option' },
    { key, metadata: { country: 'Atlantis' }, code: 'UPL-14', why: 'no such country' },
  ])('$code: $why', async ({ key: at, metadata, code }) => {
    const road = aRoad();
    const { versionId } = await road.files.put(at, 'abc', { metadata });

    expect(await road.adopt({ key: at, versionId })).toMatchObject({
      kind: 'refused',
      reason: { code },
    });

    expect(road.started).toEqual([]);
    expect(road.files.keys().filter((each) => !each.startsWith('error/2026/03/02/run_'))).toEqual(
      [],
    );
    expect(await road.runs.listOpen(10)).toEqual([]);
  });

  test('lies in error/ beside a report in French that says what to do', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put('drop/elsewhere/parcels.csv', 'abc');

    await road.adopt({ key: 'drop/elsewhere/parcels.csv', versionId });

    const place = 'error/2026/03/02/run_01KJPWD4NGFDHMZY5724DVK7Y0/parcels.csv';
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
    expect(road.files.text(place)).toBe('abc');
    expect(JSON.parse(road.files.text(`${place}.report.json`))).toMatchObject({
      run_id: null,
      status: 'ERROR',
      counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 },
      message: expect.stringMatching(/elsewhere.*n’existe pas sous drop\//),
      findings: [{ code: 'UPL-11', level: 'blocking', fix: expect.stringContaining('Déposez') }],
      error_file_key: null,
    });
  });

  test('a crash between report and move leaves one file and one report', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put('drop/elsewhere/a.csv', 'abc');
    road.faults.add('before-move');
    await expect(road.adopt({ key: 'drop/elsewhere/a.csv', versionId })).rejects.toThrow(Killed);

    await road.adopt({ key: 'drop/elsewhere/a.csv', versionId });

    expect(road.files.keys().map((each) => each.split('/').at(-1))).toEqual([
      'a.csv',
      'a.csv.report.json',
    ]);
  });
});
