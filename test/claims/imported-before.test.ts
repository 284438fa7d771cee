import { describe, expect, test } from 'vitest';
import { word } from '../../shared/messages/catalogue.ts';
import { remarkImported } from '../../shared/runs/imported-before.ts';
import { aRun } from '../runs/a-run.ts';
import { aPair, aStatCsv } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';
import { actOn } from './claims-actions.ts';

const files = aPair([{}], [{}]);
const told = async (road: ClaimsRoad, runId: string) =>
  (await road.findings(runId)).filter(({ code }) => code === 'CLM-F09');

describe('files of claims that were imported before', () => {
  test('both: a warning for each, in findings, journal and counts, and the run goes on', async () => {
    const road = aClaimsRoad();
    const first = await road.drive(await road.send(files));

    const again = await road.drive(await road.send(files));

    expect(again).toMatchObject({ status: 'DONE', findings: { 'CLM-F09': 2 } });
    const data = { run_id: first.id, at: first.completedAt };
    expect(await told(road, again.id)).toMatchObject([
      { level: 'warning', slot: 'stat_file', data: { name: 'stat.csv', ...data } },
      { level: 'warning', slot: 'recap_file', data: { name: 'recap.csv', ...data } },
    ]);
    const events = await road.runs.readEvents(again.id, 0, 100);
    const lines = events.filter(({ code }) => code === 'CLM-F09');
    expect(lines).toMatchObject([
      { level: 'warning', data },
      { level: 'warning', data },
    ]);
    expect(first.findings).toEqual({});
  });

  test('one of both is new: the other is told', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(files));

    const again = await road.drive(await road.send(aPair([{}, { id: 'S2' }], [{}])));

    expect(again.findings).toMatchObject({ 'CLM-F09': 1 });
    const found = await road.findings(again.id);
    expect(found.filter(({ code }) => code === 'CLM-F09')).toMatchObject([{ slot: 'recap_file' }]);
  });

  test('in another country: nothing is said', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(files));

    const togo = { country: 'Togo', countryCode: 'TG' };
    expect((await road.drive(await road.send(files, togo))).findings).toEqual({});
  });

  test('swapped, it is told of the slots where they belong', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(files));
    const swapped = files.map((file) => ({
      ...file,
      slot: file.slot === 'stat_file' ? 'recap_file' : 'stat_file',
    }));

    const again = await road.drive(await road.send(swapped));

    expect(await told(road, again.id)).toMatchObject([
      { slot: 'stat_file', data: { name: 'stat.csv' } },
      { slot: 'recap_file', data: { name: 'recap.csv' } },
    ]);
  });

  test('beside what refuses the files it is not said: there is nothing that stays unchanged', async () => {
    const road = aClaimsRoad();
    const twoStatements = aPair(aStatCsv([{}]), aStatCsv([{}]));
    const run = await road.run(await road.send(twoStatements));
    await road.drive(run.id);
    const hashed = await road.run(run.id);
    await road.runs.rememberFiles({ ...hashed, status: 'DONE', completedAt: hashed.createdAt });

    const again = await road.drive(await road.send(twoStatements));

    expect(again).toMatchObject({ status: 'ERROR', findings: { 'CLM-F18': 1 } });
    expect(await told(road, again.id)).toEqual([]);
  });

  test('read again after a crash, it is said once', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(files));
    const runId = await road.send(files);
    road.faults.add('read-before-end');
    await expect(road.drive(runId)).rejects.toThrow();

    await road.drive(runId);

    expect((await road.run(runId)).findings).toMatchObject({ 'CLM-F09': 2 });
    expect(await told(road, runId)).toHaveLength(2);
  });

  test('after an undo claims are created again, and the remark does not say otherwise', async () => {
    const road = aClaimsRoad();
    const first = await road.drive(await road.send(files));
    const undoing = await actOn(road).undo(first.id);
    if (undoing.kind !== 'undoing') throw new Error(undoing.kind);
    await road.drive(undoing.run.id);

    const again = await road.drive(await road.send(files));

    expect(again).toMatchObject({ counts: { created: 2 }, findings: { 'CLM-F09': 2 } });
    const [finding] = await told(road, again.id);
    expect(word('CLM-F09', finding?.data ?? {}, 'fr').fix).toContain('défait depuis');
    expect(word('CLM-F09', finding?.data ?? {}, 'en').fix).toContain('undone since');
  });
});

test('of a course file that was imported before nothing is said', async () => {
  const findImported = async () => {
    throw new Error('not asked');
  };
  expect(await remarkImported({ findImported }, aRun({ domain: 'courses' }))).toEqual([]);
});
