import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createCorrectionSelection } from '../../shared/corrections/select-corrected.ts';
import type { CourseRecord } from '../../shared/courses/course-record.ts';
import { coursesFields } from '../../shared/courses/courses-fields.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { aFinding, writeWorkbook } from '../corrections/a-workbook.ts';
import { recordsOf } from '../runs/a-chunk.ts';
import { inBlocksOf } from '../sources/a-source.ts';

/** What a run reads of an error workbook after somebody wrote into some of its cells. */
async function readBack(workbook: Uint8Array, written: Readonly<Record<string, string>>) {
  const book = XLSX.read(workbook);
  const sheet = book.Sheets['Lignes à corriger'] as XLSX.WorkSheet;
  for (const [at, v] of Object.entries(written)) sheet[at] = { t: 's', v };
  const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
  const records: CourseRecord[] = [];
  const findings: Finding[] = [];
  await readIntoChunks({
    source: createCorrectionSelection(async () => true).select(
      readSource(inBlocksOf(65_536, bytes), { name: 'retour.xlsx', fields: coursesFields }),
    ),
    rules: createCoursesReadingRules({ currency: 'XOF' }),
    slot: 'file',
    sink: {
      writeChunk: async (_, chunk) =>
        void records.push(...recordsOf<CourseRecord>(chunk.bytes).map(({ record }) => record)),
      writeFindings: async (_, part) => void findings.push(...part),
    },
  });
  return { records, codes: findings.map(({ code }) => code) };
}

test('a corrected JSON course has the fields that it was sent with, so nothing else is cleared', async () => {
  const workbook = await writeWorkbook(
    [
      { kind: 'object', row: 1, value: { id: 'A', titre: 'Poules', difficulty: 'zzz' } },
      {
        kind: 'object',
        row: 2,
        value: { id: 'B', title: 'Chèvres', price: 'abc', description: 'Longue', lessons: ['Un'] },
      },
    ],
    [aFinding(1, { column: 'difficulty' }), aFinding(2, { column: 'price' })],
  );

  const { records, codes } = await readBack(workbook, { C2: 'débutant' });

  expect(codes).toEqual([]);
  expect(records.map(({ has }) => has)).toEqual([['external_id', 'title', 'difficulty']]);
  expect(records[0]?.content).toMatchObject({ title: 'Poules', difficulty: 'beginner' });
});

test('a text under a weak name is not lost to a surer name in another object', async () => {
  const workbook = await writeWorkbook(
    [
      { kind: 'object', row: 1, value: { title: 'Poules', summary: 'Élever', price: 'dix' } },
      { kind: 'object', row: 2, value: { title: 'Chèvres', description: 'Traire', price: 'x' } },
    ],
    [aFinding(1, { column: 'price' }), aFinding(2, { column: 'price' })],
  );

  const { records } = await readBack(workbook, { C2: '10' });

  expect(records.map(({ content }) => content.description)).toEqual(['Élever']);
});
