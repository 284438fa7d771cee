import { describe, expect, test } from 'vitest';
import type { CourseRecord } from '../../shared/courses/course-record.ts';
import { courseListKeys, coursesFields } from '../../shared/courses/courses-fields.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import type { ChunkRecord } from '../../shared/runs/reading-rules.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { recordsOf } from '../runs/a-chunk.ts';
import { courseFile, inBlocksOf } from '../sources/a-source.ts';
import { aContent, aRow } from './a-course.ts';

const rules = createCoursesReadingRules({ currency: 'EUR' });

async function readFile(name: string) {
  const records: ChunkRecord<CourseRecord>[] = [];
  const findings: string[] = [];
  const result = await readIntoChunks({
    source: readSource(inBlocksOf(1000, courseFile(name)), {
      name,
      listKeys: courseListKeys,
      fields: coursesFields,
    }),
    rules,
    slot: 'file',
    sink: {
      writeChunk: async (_, { bytes }) => void records.push(...recordsOf<CourseRecord>(bytes)),
      writeFindings: async (_, part) =>
        void findings.push(...part.map(({ code, row }) => `${code} ${row}`)),
    },
  });
  return { result, contents: records.map(({ record }) => record.content), records, findings };
}

/** Codes of a row's findings, and its content when it is not rejected. */
function read(cells: Record<string, unknown>, headers: Record<string, string> = {}) {
  const reading = rules.readRow(aRow({ title: 'Python Basics', ...cells }, headers));
  return {
    codes: reading.findings.map(({ code, column }) => `${code} ${column}`),
    content: reading.kind === 'record' ? reading.record.content : null,
    has: reading.kind === 'record' ? reading.record.has : null,
    id: reading.kind === 'record' ? reading.id : null,
  };
}

describe('files', () => {
  test('the CSV sample of the seed', async () => {
    const { contents, findings, records } = await readFile('seed-sample.csv');
    expect(contents).toEqual([aContent()]);
    expect(findings).toEqual([]);
    expect(records[0]?.row).toBe(2);
  });

  test('the JSON sample of the seed', async () => {
    const { contents, findings } = await readFile('seed-sample.json');
    expect(contents).toEqual([
      {
        externalId: null,
        title: 'Django Advanced',
        description: 'Concepts avancés Django',
        category: 'Web Development',
        categorySource: 'given',
        categoryProbability: null,
        instructor: 'Marie Martin',
        durationHours: 20,
        difficulty: 'advanced',
        learningMode: 'practice',
        priceMinor: 9999,
        currency: 'EUR',
        isFree: false,
        language: null,
        lessons: [
          {
            order: 1,
            title: 'Models avancés',
            content: 'Relations complexes...',
            videoUrl: 'https://example.com/video1',
          },
        ],
        tags: ['django', 'python', 'advanced'],
      },
    ]);
    // A bare 99.99: the seed says nothing of its currency.
    expect(findings).toEqual(['CRS-W05 1']);
  });

  test.each([
    'separateur-point-virgule.csv',
    'windows-1252.csv',
    'utf-16le-bom-tabs.csv',
    'utf-8-bom-sep-line.csv',
  ])('French headers and words: %s', async (name) => {
    const { contents, findings } = await readFile(name);
    expect(findings).toEqual([]);
    expect(contents).toMatchObject([
      {
        title: 'Bases de la comptabilité',
        category: 'Gestion',
        instructor: 'Aïssatou Exemple',
        durationHours: 12.5,
        difficulty: 'beginner',
        learningMode: 'video',
        priceMinor: 15000,
        currency: 'XOF',
        isFree: false,
        tags: ['comptabilité', 'gestion'],
      },
      {
        description: 'Conduire un élevage de « poulets de chair » à petite échelle',
        durationHours: 1.5,
        difficulty: 'all',
        learningMode: 'practice',
        priceMinor: 0,
        currency: 'XOF',
        isFree: true,
        lessons: [],
      },
    ]);
  });

  test('a row in another encoding is rejected, its neighbours are not', async () => {
    const { contents, findings } = await readFile('utf-8-with-one-1252-row.csv');
    expect(contents.map(({ title }) => title)).toEqual(['Élevage', 'Forêt']);
    expect(findings).toEqual(['RUN-R01 3']);
  });

  test('damaged accents are repaired, in headers too, and said', async () => {
    const { contents, findings } = await readFile('mojibake.csv');
    expect(contents).toMatchObject([{ title: 'Élevage de volaille', category: 'Agriculture' }]);
    expect(findings).toEqual(['RUN-W03 2']);
  });
});

describe('a row', () => {
  test.each([
    { cells: { title: ' ' }, codes: ['CRS-R01 title'], why: 'no title' },
    { cells: { title: ['A'] }, codes: ['CRS-R16 title'], why: 'a list for a title' },
    { cells: { title: 'x'.repeat(301) }, codes: ['CRS-R15 title'], why: 'an endless title' },
    { cells: { difficulty: 'moyenâgeux' }, codes: ['CRS-R02 difficulty'], why: 'an unknown level' },
    {
      cells: { learning_mode: 'télépathie' },
      codes: ['CRS-R03 learning_mode'],
      why: 'an unknown mode',
    },
    { cells: { price: 'cher' }, codes: ['CRS-R04 price'], why: 'a word for a price' },
    { cells: { price: '1,234' }, codes: ['CRS-R05 price'], why: 'a price with two meanings' },
    { cells: { price: '10.5 XOF' }, codes: ['CRS-R06 price'], why: 'centimes of the CFA franc' },
    { cells: { price: '-1' }, codes: ['CRS-R07 price'], why: 'a negative price' },
    { cells: { price: '1e20' }, codes: ['CRS-R07 price'], why: 'a price beyond measure' },
    { cells: { price: '5 pommes' }, codes: ['CRS-R12 price'], why: 'an unknown currency' },
    { cells: { duration: 'long' }, codes: ['CRS-R08 duration'], why: 'an unknown length' },
    { cells: { is_free: 'maybe' }, codes: ['CRS-R09 is_free'], why: 'neither yes nor no' },
    { cells: { is_free: 'true', price: 5 }, codes: ['CRS-R10 is_free'], why: 'free, with a price' },
    { cells: { price: '5 €', currency: 'XOF' }, codes: ['CRS-R13 price'], why: 'two currencies' },
    {
      cells: { external_id: 2 ** 53 },
      codes: ['CRS-R14 external_id'],
      why: 'an id that lost digits',
    },
    { cells: { lessons: {} }, codes: ['CRS-R11 lessons'], why: 'an object for lessons' },
    {
      cells: { lessons: [{ content: 'x' }] },
      codes: ['CRS-R18 lessons'],
      why: 'a lesson without title',
    },
    { cells: { tags: { a: 1 } }, codes: ['CRS-R19 tags'], why: 'an object for tags' },
    {
      cells: { price: 'x', duration: 'y' },
      codes: ['CRS-R08 duration', 'CRS-R04 price'],
      why: 'two flaws',
    },
  ])('is rejected for $why', ({ cells, codes }) => {
    expect(read(cells)).toMatchObject({ codes, content: null });
  });

  test.each([
    {
      cells: { is_free: false, price: 0 },
      codes: ['CRS-W01 is_free'],
      found: { isFree: true, priceMinor: 0 },
    },
    { cells: { language: 'klingon' }, codes: ['CRS-W02 language'], found: { language: null } },
    {
      cells: { lessons: [{ title: 'L', video_url: 'javascript:alert(1)' }] },
      codes: ['CRS-W03 lessons'],
      found: { lessons: [{ order: 1, title: 'L', content: null, videoUrl: null }] },
    },
    { cells: { duration: 0 }, codes: ['CRS-W04 duration'], found: { durationHours: null } },
    { cells: { title: '<b>Python</b>' }, codes: ['RUN-W04 title'], found: { title: 'Python' } },
  ])('is kept with a remark: $codes', ({ cells, codes, found }) => {
    expect(read(cells)).toMatchObject({ codes, content: found });
  });

  test.each([
    { cells: {}, found: { priceMinor: null, currency: null, isFree: null } },
    { cells: { price: '' }, found: { priceMinor: null, currency: null, isFree: null } },
    { cells: { price: 0 }, found: { priceMinor: 0, currency: 'EUR', isFree: true } },
    { cells: { price: 'Gratuit' }, found: { priceMinor: 0, currency: 'EUR', isFree: true } },
    { cells: { is_free: 'oui' }, found: { priceMinor: 0, currency: 'EUR', isFree: true } },
    { cells: { is_free: 'payant' }, found: { priceMinor: null, currency: null, isFree: false } },
    { cells: { price: '5000', currency: 'FCFA' }, found: { priceMinor: 5000, currency: 'XOF' } },
    { cells: { price: '5000 FCFA' }, found: { priceMinor: 5000, currency: 'XOF' } },
  ])('price and free agree: $cells', ({ cells, found }) => {
    expect(read(cells)).toMatchObject({ codes: [], content: found });
  });

  test.each([5, '5', '1 250,50', '5k'])(
    'a bare %s is in the house’s currency, which is said',
    (price) => {
      expect(read({ price })).toMatchObject({
        codes: ['CRS-W05 price'],
        content: { currency: 'EUR', isFree: false },
      });
      for (const named of [
        read({ price: `${price} EUR` }),
        read({ price }, { price: 'Prix (€)' }),
      ]) {
        expect(named).toMatchObject({ codes: [], content: { currency: 'EUR' } });
      }
    },
  );

  test('the price column may name the currency, the duration column the unit', () => {
    const { content } = read(
      { price: '5000', duration: '90' },
      { price: 'Prix (FCFA)', duration: 'duration_minutes' },
    );
    expect(content).toMatchObject({ priceMinor: 5000, currency: 'XOF', durationHours: 1.5 });
  });

  test('what a column says holds for its own file alone', () => {
    const francs = () => read({ price: '90', duration: '90' }, { price: 'Prix (FCFA)' }).content;
    const minutes = () => read({ price: '90', duration: '90' }, { duration: 'duree_min' }).content;
    for (let times = 0; times < 2; times += 1) {
      expect(francs()).toMatchObject({ priceMinor: 90, currency: 'XOF', durationHours: 90 });
      expect(minutes()).toMatchObject({ priceMinor: 9000, currency: 'EUR', durationHours: 1.5 });
    }
  });

  test('the place has its own currency', () => {
    const inDakar = createCoursesReadingRules({ currency: 'XOF' });
    expect(read({ price: '90' }).content?.currency).toBe('EUR');
    expect(inDakar.readRow(aRow({ title: 'A', price: '90' }))).toMatchObject({
      record: { content: { priceMinor: 90, currency: 'XOF' } },
    });
  });

  test('knows which columns its file has', () => {
    expect(read({ tags: '', price: null }).has).toEqual(['title', 'price', 'tags']);
  });

  test.each([
    { word: 'Débutant', expected: 'beginner' },
    { word: 'INTERMÉDIAIRE', expected: 'intermediate' },
    { word: 'avancée', expected: 'advanced' },
    { word: 'Tous niveaux', expected: 'all' },
    { word: '', expected: null },
  ])('difficulty $word is $expected', ({ word, expected }) => {
    expect(read({ difficulty: word }).content?.difficulty).toBe(expected);
  });

  test.each([
    { word: 'Vidéo', expected: 'video' },
    { word: 'en direct', expected: 'live' },
    { word: 'Hands-on', expected: 'practice' },
    { word: 'mixte', expected: 'mixed' },
    { word: 'texte', expected: 'text' },
  ])('learning mode $word is $expected', ({ word, expected }) => {
    expect(read({ learning_mode: word }).content?.learningMode).toBe(expected);
  });

  test.each([
    { word: 'Français', expected: 'fr' },
    { word: 'EN', expected: 'en' },
    { word: 'fr-SN', expected: 'fr' },
    { word: 'en_US', expected: 'en' },
  ])('language $word is $expected', ({ word, expected }) => {
    expect(read({ language: word }).content?.language).toBe(expected);
  });

  test('the sum of its parts may not be larger than the store takes', () => {
    const lessons = Array.from({ length: 16 }, (_, i) => ({
      title: `L${i}`,
      content: 'x'.repeat(19_000),
    }));
    expect(read({ lessons }).codes).toEqual(['CRS-R17 null']);
    expect(read({ lessons: lessons.slice(1) }).codes).toEqual([]);
  });
});
