import { describe, expect, test } from 'vitest';
import { asideReports, dropFile, recapKey, runOf, statKey } from './a-dropped-pair.ts';
import { aRoad, Killed } from './a-road.ts';

describe('two files that are dropped apart are one run', () => {
  test('the first begins a run that waits a day for the second', async () => {
    const road = aRoad();

    const adoption = await dropFile(road, statKey, 'statement');

    expect(adoption.kind).toBe('waiting');
    expect(road.started).toEqual([]);
    expect(await road.run(runOf(adoption))).toMatchObject({
      domain: 'claims',
      status: 'PENDING',
      waitingFor: 'files',
      waitingUntil: '2026-03-03T09:00:00.000Z',
      createdBy: 'drop',
      countryCode: 'SN',
      files: [{ slot: 'stat_file', name: 'stat.csv', size: 9, arrival: { key: statKey } }],
    });
    expect(await road.journal(runOf(adoption))).toEqual(['RUN-CREATED', 'RUN-ARRIVED', 'UPL-21']);
  });

  test.each([
    { first: statKey, second: recapKey, why: 'the statement comes first' },
    { first: recapKey, second: statKey, why: 'the recap comes first' },
  ])('the second starts it: $why', async ({ first, second }) => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, first, 'one'));

    expect(await dropFile(road, second, 'other')).toEqual({ kind: 'started', runId });

    expect(road.started).toEqual([runId]);
    expect(await road.run(runId)).toMatchObject({
      status: 'PENDING',
      waitingFor: null,
      waitingUntil: null,
      // What each of them is, reading says; until then they have the slots in their order.
      files: [
        { slot: 'stat_file', size: 3, arrival: { key: first } },
        { slot: 'recap_file', size: 5, arrival: { key: second } },
      ],
    });
    expect(await road.journal(runId)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      'UPL-21',
      'RUN-ARRIVED',
    ]);
  });

  test('both are taken to processing/, each as its own version', async () => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));
    await dropFile(road, recapKey, 'recap');

    expect(await road.receive(runId)).toEqual({ verdict: 'received' });

    const { files } = await road.run(runId);
    expect(files.map(({ key }) => road.files.text(key ?? ''))).toEqual(['statement', 'recap']);
    expect(road.files.keys().filter((key) => key.startsWith('drop/'))).toEqual([]);
  });

  test.each([
    { second: 'drop/claims/sn/MARS/recap.csv', why: 'folders in another case' },
    { second: 'drop/Claims/SN/ mars  /recap.csv', why: 'blanks around the name' },
  ])('they find each other in $second: $why', async ({ second }) => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));

    expect(await dropFile(road, second, 'recap')).toEqual({ kind: 'started', runId });
  });

  test('they find each other whatever the normal form of accents, with spaces in names', async () => {
    const road = aRoad();
    const folder = 'Déclaration février 2026';
    const first = `drop/claims/${folder.normalize('NFD')}/Règlements payés.csv`.normalize('NFD');
    const runId = runOf(await dropFile(road, first, 'statement'));
    const second = `drop/claims/${folder.normalize('NFC')}/Récap n° 2.csv`.normalize('NFC');

    expect(await dropFile(road, second, 'recap')).toEqual({ kind: 'started', runId });

    const { files } = await road.run(runId);
    expect(files.map(({ name }) => name)).toEqual(['Règlements payés.csv', 'Récap n° 2.csv']);
    expect(files[0]?.arrival?.key).toBe(first);
    await road.receive(runId);
    expect(road.files.keys().every((key) => key.startsWith('processing/'))).toBe(true);
  });

  test.each([
    { second: 'drop/claims/TG/mars/recap.csv', metadata: {}, why: 'another country' },
    { second: 'drop/claims/SN/avril/recap.csv', metadata: {}, why: 'another folder' },
    { second: 'drop/claims/SN/recap.csv', metadata: {}, why: 'no folder at all' },
    { second: 'drop/claims/SN/recap.csv', metadata: { sender: 'mars' }, why: 'a sender so named' },
    {
      second: 'drop/claims/mars/recap.csv',
      metadata: { country: 'Togo' },
      why: 'another country by its metadata',
    },
  ])('not a pair: $why', async ({ second, metadata }) => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));

    const other = await dropFile(road, second, 'recap', { metadata });

    expect(other.kind).toBe('waiting');
    expect(runOf(other)).not.toBe(runId);
    expect(road.started).toEqual([]);
  });

  test.each([
    { metadata: {} as Record<string, string>, why: 'the country alone' },
    { metadata: { sender: 'Clinique Exemple' }, why: 'the country and the sender' },
  ])('without a folder the pair is $why', async ({ metadata }) => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, 'drop/claims/a.csv', 'a', { metadata }));

    const second = await dropFile(road, 'drop/claims/b.csv', 'b', { metadata });

    expect(second).toEqual({ kind: 'started', runId });
  });

  test('a sender whose name is longer than a key may be', async () => {
    const road = aRoad();
    const long = { metadata: { sender: 'x'.repeat(2_000) } };
    const longer = { metadata: { sender: 'x'.repeat(2_001) } };
    const runId = runOf(await dropFile(road, 'drop/claims/a.csv', 'a', long));

    expect((await dropFile(road, 'drop/claims/c.csv', 'c', longer)).kind).toBe('waiting');
    expect(await dropFile(road, 'drop/claims/b.csv', 'b', long)).toEqual({
      kind: 'started',
      runId,
    });
  });

  test('one of both asks for a dry run: nothing may be written', async () => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));

    await dropFile(road, recapKey, 'recap', { metadata: { 'dry-run': 'true', sender: 'cpam' } });

    const run = await road.run(runId);
    expect(run).toMatchObject({ dryRun: true, options: { sender: 'cpam' } });
    expect(run.stages.map(({ name }) => name)).toEqual([
      'receive',
      'read',
      'compare',
      'map',
      'conclude',
    ]);
    expect(await road.journal(runId)).toContain('UPL-22');
  });
});

describe('the same file comes again while its pair waits', () => {
  test.each([
    { key: statKey, why: 'under the same name' },
    { key: 'drop/claims/SN/mars/stat (2).csv', why: 'under another name' },
  ])('$why: it is no second file, and is put aside', async ({ key }) => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));

    expect(await dropFile(road, key, 'statement')).toMatchObject({
      kind: 'refused',
      reason: { code: 'UPL-19', data: { run_id: runId } },
    });

    expect(await road.run(runId)).toMatchObject({ waitingFor: 'files', files: [{ size: 9 }] });
    expect(Object.values(asideReports(road))).toEqual(['UPL-19']);
    expect(await road.journal(runId)).toEqual(['RUN-CREATED', 'RUN-ARRIVED', 'UPL-21', 'UPL-19']);
    expect(await dropFile(road, recapKey, 'recap')).toEqual({ kind: 'started', runId });
  });

  test('told five times it is one file: nothing happens', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put(statKey, 'statement');

    const told = await Promise.all(
      [1, 2, 3, 4, 5].map(() => road.adopt({ key: statKey, versionId })),
    );

    expect(new Set(told.map(runOf)).size).toBe(1);
    expect(road.started).toEqual([]);
    expect((await road.run(runOf(told[0] ?? { kind: 'ignored', why: 'gone' }))).lastSeq).toBe(3);
    expect(asideReports(road)).toEqual({});
  });

  test('other content under the same name takes its place', async () => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));

    expect(await dropFile(road, statKey, 'a corrected statement')).toEqual({
      kind: 'waiting',
      runId,
    });

    expect((await road.run(runId)).files).toMatchObject([
      { slot: 'stat_file', size: 21, arrival: { key: statKey, versionId: 'v2' } },
    ]);
    expect(asideReports(road)).toEqual({ 'stat.csv': 'UPL-20' });
    expect(await road.journal(runId)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      'UPL-21',
      'UPL-20',
      'RUN-ARRIVED',
    ]);
    await dropFile(road, recapKey, 'recap');
    await road.receive(runId);
    const { files } = await road.run(runId);
    expect(files.map(({ key }) => road.files.text(key ?? ''))).toEqual([
      'a corrected statement',
      'recap',
    ]);
  });

  test('the function dies before the old one is put aside: the next delivery does it', async () => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));
    const { versionId } = await road.files.put(statKey, 'a corrected statement');
    road.faults.add('before-move');
    await expect(road.adopt({ key: statKey, versionId })).rejects.toThrow(Killed);

    expect(await road.adopt({ key: statKey, versionId })).toEqual({ kind: 'waiting', runId });

    expect(asideReports(road)).toEqual({ 'stat.csv': 'UPL-20' });
    expect((await road.run(runId)).files).toMatchObject([{ size: 21 }]);
    expect((await road.journal(runId)).filter((code) => code === 'UPL-20')).toHaveLength(1);
  });

  test('the older version is told of later: it does not come back', async () => {
    const road = aRoad();
    const old = await road.files.put(statKey, 'statement');
    const runId = runOf(await dropFile(road, statKey, 'a corrected statement'));

    expect(await road.adopt({ key: statKey, versionId: old.versionId })).toMatchObject({
      kind: 'refused',
      reason: { code: 'UPL-20' },
    });

    expect((await road.run(runId)).files).toMatchObject([{ size: 21 }]);
    expect(asideReports(road)).toEqual({ 'stat.csv': 'UPL-20' });
  });

  test('the older version is told of when the newer one is already being read', async () => {
    const road = aRoad();
    const old = await road.files.put(statKey, 'statement');
    const later = { storedAt: new Date('2026-03-02T08:59:59.000Z') };
    const runId = runOf(await dropFile(road, statKey, 'a corrected statement', later));
    await dropFile(road, recapKey, 'recap');
    await road.receive(runId);

    expect(await road.adopt({ key: statKey, versionId: old.versionId })).toMatchObject({
      kind: 'refused',
      reason: { code: 'UPL-20' },
    });
    expect(asideReports(road)).toEqual({ 'stat.csv': 'UPL-20' });
  });

  test('the same name in another normal form takes its place as well', async () => {
    const road = aRoad();
    const name = 'drop/claims/Règlements.csv';
    const runId = runOf(await dropFile(road, name.normalize('NFD'), 'statement'));

    const again = await dropFile(road, name.normalize('NFC'), 'a corrected statement');

    expect(again).toEqual({ kind: 'waiting', runId });
    expect(asideReports(road)).toEqual({ 'Règlements.csv': 'UPL-20' });
  });
});
