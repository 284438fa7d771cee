import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { PresentedCourse } from '../../shared/courses/present-course.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { drop, endedRunOf, getJson, journalOf, unique } from './road-rig.ts';
import { type Content, importToTheEnd } from './upload-rig.ts';

const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
let staff: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
});

/** The courses that a run wrote or found, in the order of their rows. */
async function coursesOf(run: PublicRun): Promise<PresentedCourse[]> {
  const { items } = await getJson<{ items: { key: string }[] }>(
    staff,
    `/api/runs/${run.id}/records`,
  );
  return Promise.all(
    items.map(({ key }) => getJson<PresentedCourse>(staff, `/api/courses/${key}`)),
  );
}

const readFixture = (name: string): Promise<Buffer<ArrayBuffer>> =>
  readFile(path.join(import.meta.dirname, '../files/courses', name)) as Promise<
    Buffer<ArrayBuffer>
  >;

describe('the samples of the seed are imported as they are', () => {
  test('CSV: one course, every field', async () => {
    const content = await readFixture('seed-sample.csv');

    const run = await importToTheEnd(staff, content, { name: 'sample.csv' });

    expect(run).toMatchObject({ status: 'DONE', counts: { read: 1, rejected: 0, set_aside: 0 } });
    expect(run.files[0]).toMatchObject({
      name: 'sample.csv',
      content_type: 'text/csv',
      delimiter: ',',
      sheet: null,
      rows: 1,
    });
    const [course] = await coursesOf(run);
    expect(course).toMatchObject({
      external_id: null,
      title: 'Python Basics',
      description: 'Introduction au Python',
      category: 'Programmation',
      category_source: 'given',
      instructor: 'Jean Dupont',
      duration_hours: 10,
      difficulty: 'beginner',
      learning_mode: 'text',
      price_minor: 0,
      currency: 'EUR',
      is_free: true,
      lessons: [
        { order: 1, title: 'Intro', content: null, video_url: null },
        { order: 2, title: 'Variables', content: null, video_url: null },
        { order: 3, title: 'Functions', content: null, video_url: null },
      ],
      tags: ['python', 'beginner'],
      active: true,
      // 100 − 18 (a description under 40 characters) − 3 (two tags)
      quality: { score: 79 },
    });
  });

  test('JSON: one course, every field', async () => {
    const content = await readFixture('seed-sample.json');

    const run = await importToTheEnd(staff, content, { name: 'sample.json' });

    expect(run).toMatchObject({ status: 'DONE', counts: { read: 1, rejected: 0, set_aside: 0 } });
    expect(run.files[0]).toMatchObject({ content_type: 'application/json', delimiter: null });
    const [course] = await coursesOf(run);
    expect(course).toMatchObject({
      title: 'Django Advanced',
      description: 'Concepts avancés Django',
      category: 'Web Development',
      instructor: 'Marie Martin',
      duration_hours: 20,
      difficulty: 'advanced',
      learning_mode: 'practice',
      price_minor: 9999,
      currency: 'EUR',
      is_free: false,
      lessons: [
        {
          order: 1,
          title: 'Models avancés',
          content: 'Relations complexes...',
          video_url: 'https://example.com/video1',
        },
      ],
      tags: ['django', 'python', 'advanced'],
      // 100 − 18 (a short description) − 8 (one lesson)
      quality: { score: 74 },
    });
  });
});

/** A cover, the courses with formulas, and what is left out. */
function aWorkbook(stem: string): Uint8Array<ArrayBuffer> {
  const cover = XLSX.utils.aoa_to_sheet([['Catalogue de la rentrée']]);
  const courses = XLSX.utils.aoa_to_sheet([
    ['Titre', 'Formateur', 'Durée', 'Prix (FCFA)', 'Niveau', 'Gratuit'],
    [`${stem} Tissage`, 'Awa Exemple', 12.5, 15_000, 'débutant', 'non'],
    [`${stem} Poterie`, 'Koffi Modèle', 4, 20_000, 'avancé', 'non'],
  ]);
  // What the program had computed when it saved the file is what counts.
  courses['D3'] = { t: 'n', f: 'D2+5000', v: 20_000 };
  courses['C3'] = { t: 'n', f: 'C2*2', v: 25 };
  const archive = XLSX.utils.aoa_to_sheet([
    ['Titre', 'Prix'],
    ['Ancien cours', 1],
  ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, cover, 'Couverture');
  XLSX.utils.book_append_sheet(book, courses, 'Cours');
  XLSX.utils.book_append_sheet(book, archive, 'Archives');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
}

test('a workbook: the first sheet with data, formulas by their saved values', async () => {
  const stem = unique('Classeur');

  const run = await importToTheEnd(staff, aWorkbook(stem), { name: 'catalogue.xlsx' });

  expect(run).toMatchObject({ status: 'DONE', counts: { ...none, read: 2, created: 2 } });
  expect(run.files[0]).toMatchObject({
    content_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    encoding: null,
    delimiter: null,
    sheet: 'Cours',
    rows: 2,
  });
  expect((await coursesOf(run)).map(({ title, ...course }) => [title, course])).toMatchObject([
    [
      `${stem} Tissage`,
      { duration_hours: 12.5, price_minor: 15_000, currency: 'XOF', difficulty: 'beginner' },
    ],
    [
      `${stem} Poterie`,
      { duration_hours: 25, price_minor: 20_000, currency: 'XOF', difficulty: 'advanced' },
    ],
  ]);
  const sheets = (await journalOf(staff, run.id)).find(({ code }) => code === 'RUN-SHEETS');
  expect(sheets?.data).toEqual({ used: 'Cours', left_out: ['Couverture', 'Archives'] });
});

/** The same two courses whatever the encoding, each cell with an accent or a sign that matters. */
const aTable = (stem: string, delimiter: string): string =>
  [
    ['Titre', 'Formateur', 'Durée', 'Prix (FCFA)', 'Mots-clés'],
    [`${stem} : l’élevage`, 'Aïssatou Exemple', '12h30', '15 000', 'élevage, forêt'],
    [`${stem} : la pêche`, 'Kossi Modèle', '90 min', '0', 'pêche'],
  ]
    .map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(delimiter))
    .join('\r\n');

const windows1252 = (text: string): Content =>
  new Uint8Array(Buffer.from(text.replaceAll('’', '\u0092'), 'latin1'));
const utf16 = (text: string): Content => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf8 = (text: string): Content => new Uint8Array(Buffer.from(text, 'utf8'));

describe('an encoding or a delimiter is found out', () => {
  test.each([
    { name: 'utf-16 with tabs', delimiter: '\t', encoding: 'utf-16le', encode: utf16 },
    { name: 'windows-1252', delimiter: ';', encoding: 'windows-1252', encode: windows1252 },
    { name: 'utf-8 with semicolons', delimiter: ';', encoding: 'utf-8', encode: utf8 },
    { name: 'utf-8 with commas', delimiter: ',', encoding: 'utf-8', encode: utf8 },
  ])('$name; the same file again changes nothing', async ({ delimiter, encoding, encode }) => {
    const stem = unique('Encodé');
    const key = `drop/courses/sn/${stem}.csv`;
    await drop(key, encode(aTable(stem, delimiter)) as Uint8Array);

    const run = await endedRunOf(staff, key);

    expect(run).toMatchObject({ status: 'DONE', counts: { ...none, read: 2, created: 2 } });
    expect(run.files[0]).toMatchObject({ encoding, delimiter, rows: 2 });
    expect(await coursesOf(run)).toMatchObject([
      {
        title: `${stem} : l’élevage`,
        instructor: 'Aïssatou Exemple',
        duration_hours: 12.5,
        price_minor: 15_000,
        currency: 'XOF',
        is_free: false,
        tags: ['élevage', 'forêt'],
      },
      {
        title: `${stem} : la pêche`,
        instructor: 'Kossi Modèle',
        duration_hours: 1.5,
        price_minor: 0,
        is_free: true,
        tags: ['pêche'],
      },
    ]);
    const again = await importToTheEnd(staff, encode(aTable(stem, delimiter)), { name: 'b.csv' });
    expect(again).toMatchObject({ status: 'DONE', counts: { ...none, read: 2, unchanged: 2 } });
  });
});
