import { describe, expect, test } from 'vitest';
import { accountedFor } from '../../shared/runs/decide-ending.ts';
import { aPair, aRecapCsv, aStatCsv, conformClaims } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { storedClaims } from './stored-claims.ts';
import { countedExample, exampleCounts, workedExample } from './worked-example.ts';

describe('the worked example, as two files', () => {
  test('every claim as CLAIMS §5 says', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(workedExample));

    const told = await road.comparison(run.id);
    expect(
      Object.fromEntries(told.map(({ claimId, kind, code }) => [claimId, [kind, code]])),
    ).toEqual({
      S1: ['incomplete', 'CLM-X17'],
      S3: ['conform', 'CLM-X16'],
      S4: ['conform', null],
      S6: ['conform', null],
      S8: ['conform', null],
      S9: ['gap', 'CLM-X03'],
      S10: ['tolerance', 'CLM-X15'],
      S11: ['outside', null],
      S12: ['only_stat', 'CLM-X01'],
      S13: ['only_recap', 'CLM-X02'],
    });
    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      period: { start: '2024-01-10', end: '2024-03-28' },
      currency: 'XOF',
      counts: exampleCounts,
      message: { code: 'RUN-SOME-REJECTED', data: { read: 23, rejected: 7 } },
    });
    expect(run.findings).toEqual({
      ...{ 'CLM-R04': 1, 'CLM-R12': 1, 'CLM-R19': 1, 'CLM-R20': 1, 'CLM-O06': 1 },
      ...{ 'CLM-X01': 1, 'CLM-X02': 1, 'CLM-X03': 1, 'CLM-X15': 1, 'CLM-X16': 1, 'CLM-X17': 1 },
    });
  });

  test('what is stored: lines of the statement, to the last franc', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(workedExample));

    expect(run.tallies).toMatchObject({
      ...{ claims_conform: 5, claims_created: 5, claims_rejected: 4, insured_created: 1 },
      ...{ total_claimed: 38_004, total_reimbursed: 36_000 },
    });
    expect(storedClaims(road)).toEqual({
      S3: { version: 1, claimed: '10000', days: ['2024-03-27', '2024-03-30'], recap: 1 },
      S4: { version: 1, claimed: '4000', days: ['2024-01-12'], recap: 1 },
      S6: { version: 1, claimed: '6000', days: ['2024-02-15', '2024-02-15'], recap: 1 },
      S8: {
        version: 1,
        claimed: '8000',
        days: ['2024-03-01', '2024-03-02', '2024-03-28'],
        recap: 1,
      },
      S10: { version: 1, claimed: '10004', days: ['2024-03-01'], recap: 1 },
    });
  });

  test('each file has its own counts, and both together are the run’s', async () => {
    const road = aClaimsRoad();

    const { files, counts } = await road.drive(await road.send(workedExample));

    expect(Object.fromEntries(files.map((file) => [file.slot, file.counts]))).toEqual({
      stat_file: {
        ...{ read: 15, created: 9, updated: 0, unchanged: 0 },
        ...{ rejected: 4, setAside: 2 },
      },
      recap_file: {
        ...{ read: 8, created: 5, updated: 0, unchanged: 0 },
        ...{ rejected: 3, setAside: 0 },
      },
    });
    expect(accountedFor(counts)).toBe(counts.read);
  });

  test('S1, S3 and one row that is not settled: read 7, created 3, rejected 3, set aside 1', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(countedExample));

    expect(run.status).toBe('DONE_WITH_ERRORS');
    expect(run.counts).toEqual({
      ...{ read: 7, created: 3, updated: 0, unchanged: 0 },
      ...{ rejected: 3, setAside: 1 },
    });
  });

  test('a gap as large as the tolerance is a gap; with tolerance 0 only no gap conforms', async () => {
    const strict = aClaimsRoad({ tolerance: 0 });

    const run = await strict.drive(await strict.send(workedExample));

    const told = await strict.comparison(run.id);
    expect(told.filter(({ kind }) => kind === 'gap').map(({ claimId }) => claimId)).toEqual([
      'S10',
      'S9',
    ]);
    expect(run.tallies).toMatchObject({ claims_conform: 4, total_claimed: 28_000 });
  });
});

describe('imported again', () => {
  test('all unchanged, each told (M02), and nothing written', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(workedExample));
    const before = structuredClone([...road.records.items]);
    const writes = road.records.writes();

    const run = await road.drive(await road.send(workedExample));

    expect(run.counts).toEqual({ ...exampleCounts, created: 0, unchanged: 14 });
    expect(run.findings).toMatchObject({ 'CLM-M02': 5 });
    expect(run.tallies).toMatchObject({
      ...{ claims_conform: 5, claims_unchanged: 5, claims_rejected: 4 },
      ...{ total_claimed: 38_004, total_reimbursed: 36_000 },
    });
    expect(run.tallies).not.toHaveProperty('claims_created');
    expect([...road.records.items]).toEqual(before);
    expect(road.records.writes()).toBe(writes);
  });

  test('a pair without errors is done, also when all is unchanged', async () => {
    const road = aClaimsRoad();
    const { stat, recap } = conformClaims(1, 3);
    const first = await road.drive(await road.send(aPair(stat, recap)));
    const again = await road.drive(await road.send(aPair(stat, recap)));

    expect([first.status, again.status]).toEqual(['DONE', 'DONE']);
    expect(again.counts).toMatchObject({ read: 6, unchanged: 6, created: 0 });
  });
});

describe('a dry run', () => {
  test('writes nothing, and counts what the real run then counts', async () => {
    const road = aClaimsRoad();
    await road.drive(
      await road.send(
        aPair(
          [
            { id: 'S3', day: '2024-03-27', claimed: '1' },
            { id: 'S3', day: '2024-01-12', claimed: '1' },
          ],
          [
            { id: 'S3', day: '2024-03-27', claimed: '1' },
            { id: 'S3', day: '2024-01-12', claimed: '1' },
          ],
        ),
      ),
    );
    const before = structuredClone([...road.records.items]);

    const dry = await road.drive(await road.send(workedExample, { dryRun: true }));

    expect([...road.records.items]).toEqual(before);
    expect(dry.counts).toEqual({ ...exampleCounts, created: 11, updated: 3 });
    const real = await road.drive(await road.send(workedExample));
    expect(dry.counts).toEqual(real.counts);
    expect(dry.findings).toEqual(real.findings);
    expect(dry.tallies).toEqual(real.tallies);
    expect(dry.files.map(({ counts }) => counts)).toEqual(real.files.map(({ counts }) => counts));
  });
});

describe('files that are no pair, or have no day in common', () => {
  test('in each other’s slots: put right, said once (F08), and imported', async () => {
    const road = aClaimsRoad();
    const [stat, recap] = workedExample;
    const swapped = [
      { ...recap, slot: 'stat_file' },
      { ...stat, slot: 'recap_file' },
    ];

    const run = await road.drive(await road.send(swapped));

    expect(run.counts).toEqual(exampleCounts);
    expect(run.findings).toMatchObject({ 'CLM-F08': 1 });
    expect(run.files.map(({ name, slot, rows }) => [name, slot, rows])).toEqual([
      ['recap.csv', 'recap_file', 8],
      ['stat.csv', 'stat_file', 15],
    ]);
    expect((await road.findings(run.id)).filter(({ code }) => code === 'CLM-F08')).toMatchObject([
      { level: 'warning', data: { stat: 'stat.csv', recap: 'recap.csv' } },
    ]);
  });

  test.each([
    { title: 'two statements', files: aPair(aStatCsv([{}]), aStatCsv([{}])), code: 'CLM-F18' },
    { title: 'two recaps', files: aPair(aRecapCsv([{}]), aRecapCsv([{}])), code: 'CLM-F18' },
    {
      title: 'a statement of January and a recap of March',
      files: aPair([{ day: '2024-01-15' }], [{ day: '2024-03-15' }]),
      code: 'CLM-F14',
    },
    {
      title: 'a statement without any valid day',
      files: aPair([{ day: '' }], [{}]),
      code: 'CLM-F14',
    },
    { title: 'an empty file', files: aPair('', [{}]), code: 'CLM-F03' },
  ])('$title: ERROR $code, nothing is written', async ({ files, code }) => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(files));

    expect(run.status).toBe('ERROR');
    expect(run.message?.code).toBe(code);
    expect(run.findings).toMatchObject({ [code]: 1 });
    expect(road.records.items.size).toBe(0);
    expect(accountedFor(run.counts)).toBe(run.counts.read);
    expect((await road.findings(run.id)).map((finding) => finding.code)).toContain(code);
  });

  test('the user narrows the period: what lies outside is set aside', async () => {
    const road = aClaimsRoad();
    const days = ['2024-01-10', '2024-02-10', '2024-03-10'];
    const { stat, recap } = conformClaims(1, 3, (i) => ({ day: days[i - 1] ?? '' }));

    const run = await road.drive(
      await road.send(aPair(stat, recap), {
        options: { periodStart: '2024-02-01', periodEnd: '2024-02-29' },
      }),
    );

    expect(run.period).toEqual({ start: '2024-02-01', end: '2024-02-29' });
    expect(run.counts).toMatchObject({ read: 6, created: 2, rejected: 0, setAside: 4 });
    expect(run.status).toBe('DONE');
    expect(Object.keys(storedClaims(road))).toEqual(['C-2']);
  });

  test('narrowed to days that the files do not have: F14 says both', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(
      await road.send(aPair([{}], [{}]), { options: { periodStart: '2024-05-01' } }),
    );

    expect(run).toMatchObject({ status: 'ERROR', message: { code: 'CLM-F14' } });
  });

  test('none conforms: ERROR, and every row is accounted for', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(
      await road.send(
        aPair(
          [{ claimed: '10000' }, { id: 'S2', day: '', status: 'Rejeté', reimbursed: '0' }],
          [{ claimed: '9000' }],
        ),
      ),
    );

    expect(run).toMatchObject({
      status: 'ERROR',
      message: { code: 'CLM-NONE-CONFORM' },
      counts: { read: 3, created: 0, rejected: 2, setAside: 1 },
    });
    expect(road.records.items.size).toBe(0);
  });
});
