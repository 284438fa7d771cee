import { describe, expect, test } from 'vitest';
import { eraseFile } from '../../shared/claims/personal-data/erase-file.ts';
import type { Run } from '../../shared/runs/run.ts';
import { createFakeErasableObjects } from '../fakes/erasable-objects.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { anEvent } from '../runs/a-run.ts';
import { aSession } from './an-import-session.ts';

const first = aSession();
const [stat, recap] = first.files;
if (stat === undefined || recap === undefined) throw new Error('a session has two files');
const at = `runs/${first.id}`;
const rest = `processed/2026/04/01/${first.id}`;
const wish = { fileId: stat.id, countryCode: 'SN', by: 'awa@example.org' };

/** A session whose files rest, and everything that was made of them. */
async function anArchive(...more: readonly Run[]) {
  const runs = createFakeRunStore();
  for (const run of [first, ...more]) await runs.create(run, [anEvent({ runId: run.id })]);
  const objects = createFakeErasableObjects();
  const timing = createFakeTiming('2026-05-01T09:00:00.000Z');
  for (const name of ['stat_file.xlsx', 'recap_file.xlsx']) {
    objects.put('ingest', `${rest}/${name}`, 'v1');
    objects.put('ingest', `${rest}/${name}.report.json`, 'v1');
  }
  objects.put('ingest', `${rest}/stat_file.xlsx`, 'marked-deleted');
  for (const key of [
    ...['partitions/00000/stat_file-00000.ndjson', 'partitions/principals.bin', 'log.txt'],
    ...['chunks/00000.ndjson', 'findings/read-00000.ndjson', 'comparison/00000.ndjson'],
    ...['records/00000-x.ndjson', 'corrections/stat.corrections.xlsx', 'manifest.jsonl'],
    ...['a-kind-that-comes-later/1'],
  ]) {
    objects.put('results', `${at}/${key}`, 'v1');
  }
  objects.put('results', `${at}/findings/read-00000.ndjson`, 'v2');
  objects.put('results', 'runs/run_other/findings/read-00000.ndjson', 'v1');
  return { runs, objects, timing };
}

describe('erasing a file', () => {
  test('removes every version of it, and everything that was read from it', async () => {
    const archive = await anArchive();

    const erasing = await eraseFile(archive, wish);

    expect(erasing.kind).toBe('erased');
    // The other file of the session is another file; it is erased when somebody asks for it.
    expect(archive.objects.left('ingest')).toEqual([
      `${rest}/recap_file.xlsx.report.json@v1`,
      `${rest}/recap_file.xlsx@v1`,
    ]);
    expect(archive.objects.left('results')).toEqual([
      `${at}/log.txt@v1`,
      `${at}/manifest.jsonl@v1`,
      'runs/run_other/findings/read-00000.ndjson@v1',
    ]);
  });

  test('is proved in writing, without the file’s name', async () => {
    const archive = await anArchive();
    await eraseFile(archive, wish);

    const proof = archive.objects.proofs.get(`${first.id}/${stat.id}`);
    expect(proof).toEqual({
      file_id: stat.id,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      ...{ size: 2048, slot: 'stat_file', country_code: 'SN', run_ids: [first.id] },
      workbooks: [],
      erased_at: '2026-05-01T09:00:00.000Z',
      erased_by: 'awa@example.org',
      completed_at: '2026-05-01T09:00:00.000Z',
      removed: [
        { place: 'ingest', what: 'processed', versions: 3 },
        { place: 'results', what: 'partitions', versions: 2 },
        { place: 'results', what: 'chunks', versions: 1 },
        { place: 'results', what: 'findings', versions: 2 },
        { place: 'results', what: 'comparison', versions: 1 },
        { place: 'results', what: 'records', versions: 1 },
        { place: 'results', what: 'corrections', versions: 1 },
        { place: 'results', what: 'a-kind-that-comes-later', versions: 1 },
      ],
      kept: [
        {
          what: 'claims',
          why: 'Les sinistres enregistrés restent\u00a0: ce sont les écritures de l’assureur.',
        },
        {
          what: 'journal',
          why: 'Le journal de l’import et son texte restent\u00a0: ils disent des codes, des lignes et des comptes, rien de ce qui était écrit dans les cellules.',
        },
        {
          what: 'file_name',
          why: 'Le nom du fichier reste, avec l’import et dans son journal\u00a0: il dit quel envoi a été effacé.',
        },
      ],
    });
    expect(JSON.stringify(proof)).not.toContain('.xlsx');
  });

  test('is said in the run: the file is marked, the workbook is gone, the journal tells', async () => {
    const { runs, ...archive } = await anArchive();
    await eraseFile({ runs, ...archive }, wish);

    const run = await runs.read(first.id);
    expect(run?.files.map(({ erasedAt }) => erasedAt)).toEqual([
      '2026-05-01T09:00:00.000Z',
      undefined,
    ]);
    expect(run?.errorFileKey).toBeNull();
    expect((await runs.readEvents(first.id, 1, 10)).map(({ code, data }) => [code, data])).toEqual([
      ['CLM-FILE-ERASED', { file_id: stat.id, by: 'awa@example.org' }],
    ]);
  });

  test('asked again, gives the first answer and touches nothing', async () => {
    const archive = await anArchive();
    const once = await eraseFile(archive, wish);
    archive.timing.advance(60_000);
    const again = await eraseFile(archive, { ...wish, by: 'modou@example.org' });

    expect(again).toEqual({ ...once, kind: 'erased-before' });
    expect((await archive.runs.read(first.id))?.lastSeq).toBe(2);
  });

  test('broken off while removing, goes on and proves what was there at first', async () => {
    const archive = await anArchive();
    archive.objects.breakOnce();
    await expect(eraseFile(archive, wish)).rejects.toThrow('throttled');
    expect((await archive.runs.read(first.id))?.files[0]?.erasedAt).toBe(
      '2026-05-01T09:00:00.000Z',
    );
    archive.timing.advance(60_000);

    const erasing = await eraseFile(archive, wish);

    expect(erasing).toMatchObject({
      kind: 'erased',
      proof: {
        erased_at: '2026-05-01T09:00:00.000Z',
        completed_at: '2026-05-01T09:01:00.000Z',
      },
    });
    expect(archive.objects.left('results')).not.toContain(`${at}/chunks/00000.ndjson@v1`);
    expect(erasing.kind === 'erased' && erasing.proof.removed).toHaveLength(8);
  });
});

describe('every run that used the file', () => {
  const replay = aSession({
    ...{ id: 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9X', createdAt: '2024-11-22T10:00:00.000Z' },
    ...{ replayOf: first.id, files: first.files },
  });

  test('loses what it made of it, and is named in the proof; the first run comes last', async () => {
    const archive = await anArchive(replay);
    archive.objects.put('results', `runs/${replay.id}/findings/read-00000.ndjson`);

    const erasing = await eraseFile(archive, wish);

    expect(archive.objects.left('results').filter((key) => key.includes(replay.id))).toEqual([]);
    expect(erasing).toMatchObject({ runId: first.id, proof: { run_ids: [replay.id, first.id] } });
    expect((await archive.runs.read(replay.id))?.files[0]?.erasedAt).toBeDefined();
  });

  test('must have ended', async () => {
    const archive = await anArchive({ ...replay, status: 'PROCESSING' });

    expect(await eraseFile(archive, wish)).toEqual({ kind: 'in-use', runId: replay.id });
    expect((await archive.runs.read(first.id))?.files[0]?.erasedAt).toBeUndefined();
  });
});

describe('a dropped file', () => {
  const drop = { key: 'drop/claims/sn/stat.xlsx', versionId: 'mine' };
  const dropped = aSession({ files: [{ ...stat, arrival: drop }] });

  test('goes with its own version; what others sent under the same name stays', async () => {
    const runs = createFakeRunStore();
    await runs.create(dropped, [anEvent()]);
    const objects = createFakeErasableObjects();
    objects.put('ingest', drop.key, 'mine');
    objects.put('ingest', drop.key, 'another');
    objects.put('ingest', `${drop.key}.bak`, 'mine');

    await eraseFile({ runs, objects, timing: createFakeTiming() }, wish);

    expect(objects.left('ingest')).toEqual([`${drop.key}.bak@mine`, `${drop.key}@another`]);
  });
});

test.each([
  ['of another country', { ...wish, countryCode: 'TG' }],
  ['that nobody sent', { ...wish, fileId: 'file_none' }],
])('a file %s is not there', async (_why, asked) => {
  expect(await eraseFile(await anArchive(), asked)).toEqual({ kind: 'missing' });
});
