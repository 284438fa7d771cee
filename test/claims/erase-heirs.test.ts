import { describe, expect, test } from 'vitest';
import { eraseFile } from '../../shared/claims/personal-data/erase-file.ts';
import { isErased } from '../../shared/runs/erased.ts';
import type { Run } from '../../shared/runs/run.ts';
import { createFakeErasableObjects } from '../fakes/erasable-objects.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aFile, anEvent } from '../runs/a-run.ts';
import { aSession } from './an-import-session.ts';

/** What came of a session holds its persons as well: its corrections, theirs, and undos. */
const first = aSession();
const [stat, recap] = first.files;
if (stat === undefined || recap === undefined) throw new Error('a session has two files');
const wish = { fileId: stat.id, countryCode: 'SN', by: 'awa@example.org' };

const aCorrection = (id: string, correctionOf: string | null, fields: Partial<Run> = {}): Run =>
  aSession({
    ...{ id, correctionOf, createdAt: '2026-04-02T09:00:00.000Z' },
    files: [
      aFile({
        ...{ id: `file_${id}`, slot: 'corrections', name: 'retour.xlsx', sha256: `sum of ${id}` },
        key: `processed/2026/04/02/${id}/retour.xlsx`,
      }),
    ],
    ...fields,
  });
const correction = aCorrection('run_2', first.id);
const second = aCorrection('run_3', 'run_2', { createdAt: '2026-04-03T09:00:00.000Z' });
const undo = aSession({
  ...{ id: 'run_4', kind: 'undo', undoOf: 'run_2', files: [], errorFileKey: null },
  createdAt: '2026-04-04T09:00:00.000Z',
});
const stranger = aCorrection('run_5', 'run_of_somebody_else');

async function anArchive(...others: readonly Run[]) {
  const runs = createFakeRunStore();
  const objects = createFakeErasableObjects();
  for (const run of [first, ...others]) {
    await runs.create(run, [anEvent({ runId: run.id })]);
    for (const { key } of run.files) {
      objects.put('ingest', key ?? '');
      objects.put('ingest', `${key}.report.json`);
    }
    objects.put('results', `runs/${run.id}/findings/read-00000.ndjson`);
    objects.put('results', `runs/${run.id}/records/00000-x.ndjson`);
    objects.put('results', `runs/${run.id}/log.txt`);
  }
  return { runs, objects, timing: createFakeTiming('2026-05-01T09:00:00.000Z') };
}

describe('corrections and undos of an erased file’s run', () => {
  test('go along, their workbooks and all that was made of them; the proof names them', async () => {
    const archive = await anArchive(correction, second, undo, stranger);

    const erasing = await eraseFile(archive, wish);

    const untouched = (id: string) => [
      `runs/${id}/findings/read-00000.ndjson@v1`,
      `runs/${id}/log.txt@v1`,
      `runs/${id}/records/00000-x.ndjson@v1`,
    ];
    expect(archive.objects.left('results')).toEqual(
      [
        ...[first.id, 'run_2', 'run_3', 'run_4'].map((id) => `runs/${id}/log.txt@v1`),
        ...untouched('run_5'),
      ].sort(),
    );
    expect(archive.objects.left('ingest')).toEqual(
      [recap, ...stranger.files]
        .flatMap(({ key }) => [`${key}.report.json@v1`, `${key}@v1`])
        .sort(),
    );
    expect(erasing).toMatchObject({
      kind: 'erased',
      proof: {
        // Heirs first, as they were found; the file’s own run last.
        run_ids: ['run_2', 'run_4', 'run_3', first.id],
        workbooks: expect.arrayContaining([
          { file_id: 'file_run_2', sha256: 'sum of run_2', run_id: 'run_2' },
          { file_id: 'file_run_3', sha256: 'sum of run_3', run_id: 'run_3' },
        ]),
        removed: [
          // The statement and two workbooks, each with its report.
          { place: 'ingest', what: 'processed', versions: 6 },
          { place: 'results', what: 'findings', versions: 4 },
          { place: 'results', what: 'records', versions: 4 },
        ],
      },
    });
  });

  test('say so themselves: nothing of them can be shown or begun again', async () => {
    const archive = await anArchive(correction, undo, stranger);
    await eraseFile(archive, wish);

    for (const id of [first.id, 'run_2', 'run_4']) {
      const run = (await archive.runs.read(id)) as Run;
      expect(isErased(run), id).toBe(true);
      expect(run.errorFileKey, id).toBeNull();
      const events = await archive.runs.readEvents(id, 1, 10);
      expect(
        events.map(({ code, data }) => [code, data]),
        id,
      ).toEqual([['CLM-FILE-ERASED', { file_id: stat.id, by: 'awa@example.org' }]]);
    }
    expect(isErased((await archive.runs.read('run_5')) as Run)).toBe(false);
  });

  test.each([
    ['an undo of it goes on', { ...undo, undoOf: first.id, status: 'PROCESSING' as const }],
    ['an undo of its correction goes on', { ...undo, status: 'PROCESSING' as const }],
    ['a correction of it goes on', { ...correction, status: 'PROCESSING' as const }],
    [
      'a workbook is being read that may be of it',
      aCorrection('run_6', null, { status: 'PROCESSING' }),
    ],
  ])('must have ended: %s', async (_why, open) => {
    const archive = await anArchive(correction, { ...open, id: 'run_9' });

    expect(await eraseFile(archive, wish)).toEqual({ kind: 'in-use', runId: 'run_9' });
    expect(isErased((await archive.runs.read(first.id)) as Run)).toBe(false);
  });

  test('a workbook that has not arrived keeps nobody waiting: it will be refused', async () => {
    const [file = aFile()] = stranger.files;
    const files = [{ ...file, key: null, arrival: null }];
    const announced = aCorrection('run_6', null, { status: 'PENDING', files });
    const archive = await anArchive(announced);
    expect((await eraseFile(archive, wish)).kind).toBe('erased');
  });

  test('one that ended after the erasure is erased when somebody asks again', async () => {
    const archive = await anArchive();
    await eraseFile(archive, wish);
    archive.timing.advance(60_000);
    await archive.runs.create(correction, [anEvent({ runId: 'run_2' })]);
    archive.objects.put('ingest', correction.files[0]?.key ?? '');

    const again = await eraseFile(archive, wish);

    expect(again).toMatchObject({
      kind: 'erased',
      proof: {
        ...{ run_ids: ['run_2', first.id], erased_at: '2026-05-01T09:00:00.000Z' },
        completed_at: '2026-05-01T09:01:00.000Z',
        workbooks: [{ file_id: 'file_run_2', sha256: 'sum of run_2', run_id: 'run_2' }],
        removed: [
          { place: 'ingest', what: 'processed', versions: 2 },
          { place: 'results', what: 'findings', versions: 1 },
          { place: 'results', what: 'records', versions: 1 },
          { place: 'ingest', what: 'processed', versions: 1 },
        ],
      },
    });
    expect(archive.objects.left('ingest').join()).not.toContain('retour');
    expect((await eraseFile(archive, wish)).kind).toBe('erased-before');
  });

  test('headers that were kept to read the file again go with it', async () => {
    const layout = { sheet: null, headerRow: 1, header: ['Modou Secret'], lines: 1 } as never;
    const chosen = { stat_file: { 'Modou Secret': 'note' } } as never;
    const read = { ...first, files: [{ ...stat, layout }, recap], columns: chosen };
    const runs = createFakeRunStore();
    await runs.create(read, [anEvent()]);
    await eraseFile(
      { runs, objects: createFakeErasableObjects(), timing: createFakeTiming() },
      wish,
    );
    expect(JSON.stringify(await runs.read(first.id))).not.toContain('Secret');
  });
});
