import { describe, expect, test } from 'vitest';
import { announcePair } from './a-pair.ts';
import { aRoad, dropParcels, Killed } from './a-road.ts';
import { aFile, anEvent, aRun } from './a-run.ts';
import { aParcelFile } from './parcels.ts';

describe('where the files of an ended run rest', () => {
  test('two files named alike lie side by side', async () => {
    const road = aRoad();
    const { runId, stat, recap } = await announcePair(road);
    for (const [key, text] of [
      [stat, 'statement'],
      [recap, 'recap'],
    ] as const) {
      await road.files.put(key, text);
      await road.adopt({ key, versionId: undefined });
    }
    await road.receive(runId);

    const run = await road.conclude(runId, { code: 'RUN-FAULT', data: { error: 'x' } });

    const place = `error/2026/03/02/${runId}/export`;
    expect(road.files.keys()).toEqual([
      `${place} (2).xlsx`,
      `${place} (2).xlsx.report.json`,
      `${place}.xlsx`,
      `${place}.xlsx.report.json`,
    ]);
    expect(run?.files.map(({ key }) => road.files.text(key ?? ''))).toEqual(['statement', 'recap']);
  });

  test('of a pair only one came: it rests, the other has no place', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.adopt({ key: stat, versionId: undefined });

    const run = await road.conclude(runId, {
      code: 'RUN-NEVER-CAME',
      data: { waiting_for: 'files' },
    });

    const place = `error/2026/03/02/${runId}/export.xlsx`;
    expect(run?.files.map(({ key }) => key)).toEqual([place, null]);
    expect(run?.waitingFor).toBeNull();
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
  });

  test.each([
    { point: 'after-move', why: 'it was moved to processing/, but the run does not know' },
    { point: 'before-move', why: 'it still lies where it was dropped' },
  ])('receiving broke off for good: $why', async ({ point }) => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    road.faults.add(point);
    await expect(road.receive(runId)).rejects.toThrow(Killed);

    const run = await road.conclude(runId, { code: 'RUN-FAULT', data: { error: 'x' } });

    const place = `error/2026/03/02/${runId}/parcels.csv`;
    expect(run).toMatchObject({ status: 'ERROR', files: [{ key: place }] });
    expect(road.files.keys()).toEqual([place, `${place}.report.json`]);
  });

  test('a file that somebody took away does not keep its run from ending', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.files.move({ key: 'drop/courses/parcels.csv' }, 'elsewhere/parcels.csv');

    const run = await road.conclude(runId, { code: 'RUN-FAULT', data: { error: 'x' } });

    expect(run).toMatchObject({ status: 'ERROR', files: [{ key: null }] });
  });

  test('files of a confirmed run stay where its dry run put them, whatever its end', async () => {
    const road = aRoad();
    const key = 'processed/2026/03/01/run_first/parcels.csv';
    await road.files.put(key, 'abc');
    const run = aRun({ files: [aFile({ key })], replayOf: 'run_first' });
    await road.runs.create(run, [anEvent()]);

    const ended = await road.conclude(run.id, { code: 'RUN-FAULT', data: { error: 'x' } });

    expect(ended?.files[0]?.key).toBe(key);
    expect(road.files.keys()).toEqual([key]);
  });
});
