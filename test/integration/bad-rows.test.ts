import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { drop, endedRunOf, getJson, keysUnder, readObject, unique } from './road-rig.ts';

const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
let staff: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
});

/** Ten courses; rows 4, 7 and 10 of the file are wrong, each in its own way. */
function aFileWithBadRows(stem: string): string {
  const good = (i: number) => `${stem} ${i};Awa Exemple;débutant;10`;
  return [
    'titre;formateur;niveau;prix (EUR)',
    good(1),
    good(2),
    `${stem} 3;Awa Exemple;débutant;dix euros`,
    good(4),
    good(5),
    `${stem} 6;Awa Exemple;impossible;10`,
    good(7),
    good(8),
    ';Awa Exemple;débutant;10',
    good(10),
  ].join('\n');
}

interface Finding {
  readonly code: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly level: string;
  readonly message: string;
  readonly fix: string | null;
}

const findingsOf = async (run: PublicRun, lang: string): Promise<Finding[]> => {
  const call: CallApi = (path) => staff(path, { headers: { 'accept-language': lang } });
  return (await getJson<{ items: Finding[] }>(call, `/api/runs/${run.id}/findings`)).items;
};

async function importDropped(stem: string, content: string): Promise<PublicRun> {
  const key = `drop/courses/${stem}.csv`;
  await drop(key, content);
  return endedRunOf(staff, key);
}

/** Where a file rests after its run, and its report beside it. */
async function restOf(run: PublicRun, folder: 'processed' | 'error') {
  const day = run.completed_at?.slice(0, 10).replaceAll('-', '/');
  const keys = await keysUnder(`${folder}/${day}/${run.id}/`);
  const report = keys.find((key) => key.endsWith('.report.json'));
  return { keys, report: report === undefined ? null : JSON.parse(await readObject(report)) };
}

describe('a file with three bad rows among ten', () => {
  let run: PublicRun;
  beforeAll(async () => {
    const stem = unique('Bad');
    run = await importDropped(stem, aFileWithBadRows(stem));
  });

  test('ends with errors: seven are imported, three rejected', () => {
    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { ...none, read: 10, created: 7, rejected: 3 },
      progress_percent: 100,
    });
  });

  test('says what is wrong with each row, in French and in English', async () => {
    const french = await findingsOf(run, 'fr');
    const english = await findingsOf(run, 'en');

    expect(french).toMatchObject([
      {
        code: 'CRS-R04',
        level: 'rejected',
        row: 4,
        column: 'prix (EUR)',
        value: 'dix euros',
        message: 'Le prix n’est pas un nombre.',
      },
      {
        code: 'CRS-R02',
        row: 7,
        column: 'niveau',
        value: 'impossible',
        message: 'La difficulté n’est pas un mot connu.',
      },
      { code: 'CRS-R01', row: 10, column: 'titre', message: 'Le titre manque.' },
    ]);
    expect(english.map(({ code, row, message, fix }) => [code, row, message, fix])).toEqual([
      [
        'CRS-R04',
        4,
        'The price is not a number.',
        'Write, say, 99.99 or 150 000 FCFA; for a free course, 0.',
      ],
      [
        'CRS-R02',
        7,
        'The difficulty is not a known word.',
        'Write beginner, intermediate, advanced or all, or leave the cell empty.',
      ],
      ['CRS-R01', 10, 'The title is missing.', 'Give the title of the course.'],
    ]);
  });

  test('rests in processed/ with its report, errors in the order of their rows', async () => {
    const { keys, report } = await restOf(run, 'processed');

    expect(keys).toHaveLength(2);
    expect(report).toMatchObject({
      run_id: run.id,
      status: 'DONE_WITH_ERRORS',
      counts: { ...none, read: 10, created: 7, rejected: 3 },
    });
    expect(report.findings.map(({ code, row }: Finding) => [code, row])).toEqual([
      ['CRS-R04', 4],
      ['CRS-R02', 7],
      ['CRS-R01', 10],
    ]);
  });
});

test('a file of which every row is bad ends in ERROR and rests in error/', async () => {
  const stem = unique('Worse');

  const run = await importDropped(stem, `titre;prix\n${stem} 1;dix\n${stem} 2;vingt`);

  expect(run).toMatchObject({ status: 'ERROR', counts: { ...none, read: 2, rejected: 2 } });
  expect(run.message).toEqual(expect.any(String));
  const { keys, report } = await restOf(run, 'error');
  expect(keys).toHaveLength(2);
  expect(report.findings.map(({ row }: Finding) => row)).toEqual([2, 3]);
});

test.each([
  { header: 'formateur;prix', code: 'RUN-F04', why: 'nothing is like it' },
  { header: 'tittre;prix', code: 'RUN-F05', why: 'a likeness is named, never applied' },
])('a file without the title column is refused ($code: $why)', async ({ header, code }) => {
  const stem = unique('Untitled');

  const run = await importDropped(stem, `${header}\nAwa Exemple;10\nKoffi Modèle;20`);

  expect(run).toMatchObject({ status: 'ERROR', counts: { ...none, created: 0, rejected: 0 } });
  const [finding] = await findingsOf(run, 'en');
  expect(finding).toMatchObject({ code, level: 'blocking', row: 1 });
  expect(finding?.message).toContain('The required column “title” is missing');
  expect((await restOf(run, 'error')).report).toMatchObject({ status: 'ERROR' });
});
