import { describe, expect, test } from 'vitest';
import { sweepRuns } from '../../shared/runs/sweep-runs.ts';
import { aZip } from '../workbooks/a-xlsx.ts';
import { asideReports, dropFile, recapKey, runOf, statKey } from './a-dropped-pair.ts';
import { aRoad, type Road } from './a-road.ts';

const day = 24 * 3_600_000;

const sweep = (road: Road) =>
  sweepRuns({
    ...road.ports,
    executionState: async () => 'missing',
    stopExecution: async () => undefined,
    conclude: (runId, because) => road.conclude(runId, because),
  });

describe('the second file never comes', () => {
  test('after a day the run ends in CLM-F01, with the file that came in error/', async () => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, 'statement'));
    road.timing.advance(day);
    expect((await sweep(road)).swept).toEqual([]);
    road.timing.advance(1);

    expect((await sweep(road)).swept).toEqual([runId]);

    expect(await road.run(runId)).toMatchObject({
      status: 'ERROR',
      waitingFor: null,
      message: { code: 'CLM-F01', data: { names: ['stat.csv'] } },
    });
    const place = `error/2026/03/02/${runId}/stat.csv`;
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
    expect(JSON.parse(road.files.text(`${place}.report.json`))).toMatchObject({
      run_id: runId,
      status: 'ERROR',
    });
    expect(await road.journal(runId)).toContain('CLM-F01');
  });

  test('it comes after all, a day late: it waits for a first one of its own', async () => {
    const road = aRoad();
    const late = runOf(await dropFile(road, statKey, 'statement'));
    road.timing.advance(day + 1);
    await sweep(road);

    const next = await dropFile(road, recapKey, 'recap');

    expect(next.kind).toBe('waiting');
    expect(runOf(next)).not.toBe(late);
    expect(road.started).toEqual([]);
  });
});

describe('a pair is free for the next files', () => {
  test.each([
    {
      why: 'its run is under way',
      after: async (road: Road) => void (await dropFile(road, recapKey, 'recap')),
    },
    {
      why: 'its run is overdue, though nobody has ended it yet',
      after: async (road: Road) => road.timing.advance(day),
    },
    {
      why: 'its run was cancelled',
      after: async (road: Road, runId: string) => void (await road.cancel(runId)),
    },
    {
      why: 'its run was cancelled and has ended',
      after: async (road: Road, runId: string) => {
        await road.cancel(runId);
        await road.conclude(runId);
      },
    },
  ])('$why', async ({ after }) => {
    const road = aRoad();
    const first = runOf(await dropFile(road, statKey, 'statement'));
    await after(road, first);
    const started = [...road.started];

    const april = await dropFile(road, 'drop/claims/SN/mars/avril.csv', 'april statement');

    expect(april.kind).toBe('waiting');
    const next = runOf(april);
    expect(next).not.toBe(first);
    expect(road.started).toEqual(started);
    expect(await dropFile(road, 'drop/claims/SN/mars/avril-r.csv', 'april recap')).toEqual({
      kind: 'started',
      runId: next,
    });
  });

  test('the same two names next month are the next run', async () => {
    const road = aRoad();
    const march = runOf(await dropFile(road, statKey, 'march'));
    await dropFile(road, recapKey, 'march recap');
    await road.receive(march);
    const april = { storedAt: new Date('2026-04-02T08:00:00.000Z') };

    const next = runOf(await dropFile(road, statKey, 'april', april));

    expect(next).not.toBe(march);
    expect(await dropFile(road, recapKey, 'april recap', april)).toEqual({
      kind: 'started',
      runId: next,
    });
    expect(asideReports(road)).toEqual({});
  });

  test('told again of a file whose run is long under way: nothing begins', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put(statKey, 'statement');
    const runId = runOf(await road.adopt({ key: statKey, versionId }));
    const second = await road.files.put(recapKey, 'recap');
    await road.adopt({ key: recapKey, versionId: second.versionId });
    await dropFile(road, 'drop/claims/SN/mars/third.csv', 'third');

    // Its first delivery was not confirmed, and the third file holds the pair by now.
    expect(await road.adopt({ key: recapKey, versionId: second.versionId })).toEqual({
      kind: 'started',
      runId,
    });
    expect(await road.adopt({ key: statKey, versionId })).toEqual({ kind: 'started', runId });

    expect(road.started).toEqual([runId]);
    expect((await road.runs.listOpen(10)).length).toBe(2);
  });
});

describe('a corrected workbook among the files of pairs', () => {
  const workbook = (text: string) =>
    aZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${text}</t></si></sst>` },
    ]);
  const one = 'drop/claims/SN/mars/';

  test.each([
    { key: `${one}run_1.corrections.xlsx`, content: workbook('x'), why: 'by its name' },
    {
      key: `${one}RUN_1.Corrections (1).XLSX`,
      content: workbook('x'),
      why: 'as a browser saves it',
    },
    { key: `${one}corrigé.xlsx`, content: workbook('_quai.stat'), why: 'by its hidden keys' },
  ])('is a run of its own, $why', async ({ key, content }) => {
    const road = aRoad();
    const waiting = runOf(await dropFile(road, statKey, 'statement'));

    const adoption = await dropFile(road, key, content);

    expect(adoption.kind).toBe('started');
    expect(runOf(adoption)).not.toBe(waiting);
    expect(await road.run(runOf(adoption))).toMatchObject({
      waitingFor: null,
      files: [{ slot: 'corrections' }],
    });
    expect(await dropFile(road, recapKey, 'recap')).toEqual({ kind: 'started', runId: waiting });
  });

  test.each([
    { name: 'stat.xlsx', content: workbook('Numero de sinistre'), why: 'no keys in it' },
    { name: 'stat.xlsx', content: 'no workbook at all', why: 'it is no workbook' },
    { name: 'corrections.csv', content: '_quai', why: 'a table, not a workbook' },
    { name: 'mes corrections.xlsx', content: workbook('x'), why: 'only a word of its name' },
  ])('$name is none: $why', async ({ name, content }) => {
    const road = aRoad();

    expect((await dropFile(road, one + name, content)).kind).toBe('waiting');
  });
});
