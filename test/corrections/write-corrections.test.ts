import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { writeCorrections } from '../../shared/corrections/write-corrections.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { createFakeResultStore } from '../fakes/result-store.ts';
import { aRoad, bringToItsEnd, dropParcels, Killed, type Road } from '../runs/a-road.ts';
import { readParcels } from '../runs/parcels.ts';

const badRows = 'id;weight\nA;1\nB;heavy\nC;=2+2\nD;0\n';

/** A road with the step after settling, and what lies in the results bucket. */
function aCorrectingRoad(road: Road = aRoad()) {
  const results = createFakeResultStore();
  const write = (runId: string) =>
    writeCorrections({ ...road.ports, results, readItems: readParcels }, runId);
  return { road, results, write };
}

async function aRunToCorrect(road: Road, content = badRows, key = 'drop/courses/Colis du 3.csv') {
  const runId = await dropParcels(road, content, { key });
  await bringToItsEnd(road, runId);
  return runId;
}

const sheetOf = (bytes: Uint8Array | undefined, name: string): unknown[][] =>
  XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets[name] as XLSX.WorkSheet, {
    header: 1,
    defval: null,
  });

describe('after settling', () => {
  test('the rejected rows are a workbook beside the run, and the journal says so', async () => {
    const { road, results, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road);

    expect(await write(runId)).toBe('written');

    const key = `runs/${runId}/corrections/Colis du 3.corrections.xlsx`;
    expect([...results.files.keys()]).toEqual([key]);
    expect((await road.run(runId)).errorFileKey).toBe(key);
    const told = (await road.runs.readEvents(runId, 0, 100)).at(-1);
    expect(told).toMatchObject({ code: 'RUN-WORKBOOK', level: 'info', data: { rows: 2 } });
    const rows = sheetOf(results.files.get(key), 'Lignes à corriger');
    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['id', 'weight', 'Problème'],
      ['B', 'heavy', 'Ligne 3 : weight – PCL-R01'],
      ['C', '=2+2', 'Ligne 4 : weight – PCL-R01'],
    ]);
  });

  test('its summary counts, explains and says what to do', async () => {
    const { road, results, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road);
    await write(runId);

    const summary = sheetOf([...results.files.values()][0], 'Résumé').map((cells) =>
      cells.filter((cell) => cell !== null),
    );

    expect(summary).toContainEqual(['Fichier', 'Colis du 3.csv']);
    expect(summary).toContainEqual(['Import', runId]);
    expect(summary).toContainEqual(['Lignes lues', 4]);
    expect(summary).toContainEqual(['Créées', 2]);
    expect(summary).toContainEqual(['Rejetées', 2]);
    expect(summary).toContainEqual(['PCL-R01', 2, 'ligne rejetée', 'PCL-R01']);
    expect(summary).toContainEqual(['PCL-W01', 1, 'à vérifier', 'PCL-W01']);
    expect(summary.flat().some((cell) => String(cell).startsWith('2. Corrigez les cellules'))).toBe(
      true,
    );
  });

  test('rows that were JSON objects: it is said what an empty cell means', async () => {
    const { road, results, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road);
    await write(runId);
    const read = async function* () {
      yield [3, 4].map((row) => ({ kind: 'object' as const, row, value: { id: `P${row}` } }));
    };
    const other = createFakeResultStore();
    await writeCorrections({ ...road.ports, results: other, readItems: read }, runId);

    const stepsOf = (files: ReadonlyMap<string, Uint8Array>) =>
      sheetOf([...files.values()][0], 'Résumé')
        .flat()
        .filter((cell) => /^\d\. /.test(String(cell)));
    expect(stepsOf(results.files)).toHaveLength(5);
    expect(stepsOf(other.files).at(-1)).toMatch(/^6\. Ces lignes viennent d’un fichier JSON/);
    expect(sheetOf([...other.files.values()][0], 'Lignes à corriger')[0]).toEqual([
      ...['id', 'Problème', '_quai.json'],
    ]);
  });

  test.each([
    ['the reply was lost', null],
    ['it died before it had said so', 'corrections-before-end'],
  ])('run again, because %s: the same bytes, said once', async (_why, point) => {
    const { road, results, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road);
    if (point !== null) road.faults.add(point);
    const first = await write(runId).catch((fault: unknown) => fault);
    expect(first instanceof Killed).toBe(point !== null);
    const files = new Map(results.files);

    expect(await write(runId)).toBe('written');

    expect(results.files).toEqual(files);
    const codes = await road.journal(runId);
    expect(codes.filter((code) => code === 'RUN-WORKBOOK')).toHaveLength(1);
  });

  test('its key is in the report beside the file', async () => {
    const { road, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road);
    await write(runId);
    await road.conclude(runId);
    const report = road.files.keys().find((key) => key.endsWith('.report.json')) ?? '';
    expect(JSON.parse(road.files.text(report))).toMatchObject({
      error_file_key: `runs/${runId}/corrections/Colis du 3.corrections.xlsx`,
    });
  });

  test('rows that were rejected while settling are there too', async () => {
    const { road, results, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road);
    const [key] = [...road.chunks.objects.keys()].filter((name) => name.includes('/records/'));
    const lines = road.chunks.objects.get(key ?? '') as { row: number }[];
    const finding = newFinding({ code: 'PCL-LATE', level: 'rejected', slot: 'file', row: 2 });
    const late = lines.map((line) => (line.row === 2 ? { ...line, finding } : line));
    road.chunks.objects.set(key ?? '', late);
    const run = await road.run(runId);
    const counts = { ...run.counts, created: 1, rejected: 3 };
    road.ports.runs.read = async () => ({ ...run, counts });

    await write(runId);

    const rows = sheetOf([...results.files.values()][0], 'Lignes à corriger');
    expect(rows.slice(1).map(([id, , problem]) => [id, problem])).toEqual([
      ['A', 'Ligne 2 : PCL-LATE'],
      ['B', 'Ligne 3 : weight – PCL-R01'],
      ['C', 'Ligne 4 : weight – PCL-R01'],
    ]);
  });
});

describe('there is nothing to write', () => {
  test.each([
    ['no row was rejected', 'id;weight\nA;1\n'],
    ['the file was refused', 'id;colour\nA;red\n'],
  ])('when %s', async (_why, content) => {
    const { road, results, write } = aCorrectingRoad();
    const runId = await aRunToCorrect(road, content);
    expect(await write(runId)).toBe('nothing');
    expect(results.files.size).toBe(0);
  });

  test('when the run has ended, or is cancelled', async () => {
    const { road, results, write } = aCorrectingRoad();
    const ended = await aRunToCorrect(road);
    await road.conclude(ended);
    expect(await write(ended)).toBe('nothing');
    const cancelled = await aRunToCorrect(road, badRows, 'drop/courses/b.csv');
    await road.cancel(cancelled);
    expect(await write(cancelled)).toBe('nothing');
    expect(results.files.size).toBe(0);
  });
});

test('when it could not be written, the run ends all the same and says so', async () => {
  const road = aRoad();
  const runId = await aRunToCorrect(road);

  await road.conclude(runId, null, { code: 'RUN-WORKBOOK-FAILED', data: {} });
  await road.conclude(runId, null, { code: 'RUN-WORKBOOK-FAILED', data: {} });

  expect((await road.run(runId)).status).toBe('DONE_WITH_ERRORS');
  const codes = await road.journal(runId);
  expect(codes.filter((code) => code === 'RUN-WORKBOOK-FAILED')).toHaveLength(1);
});
