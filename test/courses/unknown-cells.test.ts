import { expect, test } from 'vitest';
import type { CourseRecord } from '../../shared/courses/course-record.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { anXlsx } from '../workbooks/a-xlsx.ts';

const rules = createCoursesReadingRules({ currency: 'XOF' });

/** A row of texts; what begins with `=` is a formula that was never computed. */
const row = (...cells: readonly string[]) =>
  `<row>${cells
    .map((cell) =>
      cell.startsWith('=')
        ? `<c><f>${cell.slice(1)}</f></c>`
        : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
    )
    .join('')}</row>`;

/** Reads a workbook as a run does: which fields each good course says something of. */
async function read(rows: readonly string[], behind = '') {
  async function* bytes() {
    yield anXlsx({ sheets: { Cours: { data: rows.join(''), behind } } });
  }
  const findings: Finding[] = [];
  const records: { readonly row: number; readonly record: CourseRecord }[] = [];
  await readIntoChunks({
    source: readSource(bytes(), { name: 'cours.xlsx', fields: rules.fields }),
    rules,
    slot: 'file',
    sink: {
      writeChunk: async (_, { bytes: chunk }) => {
        for (const line of new TextDecoder().decode(chunk).split('\n')) {
          records.push(JSON.parse(line));
        }
      },
      writeFindings: async (_, more) => {
        findings.push(...more);
      },
    },
  });
  return {
    has: Object.fromEntries(records.map((each) => [each.row, each.record.has])),
    codes: findings.map(({ code, row: at }) => `${code} ${at}`),
  };
}

test('a value that nobody knows is not empty: what is stored of it stays', async () => {
  const { has, codes } = await read([
    row('id', 'titre', 'prix (XOF)'),
    row('1', 'Couture', '=B2*2'),
    row('2', 'Broderie', '5000'),
  ]);
  // The first row says nothing of the price, the second one does.
  expect(has).toEqual({
    2: ['external_id', 'title'],
    3: ['external_id', 'title', 'price'],
  });
  expect(codes).toEqual(['RUN-W06 2']);
});

test('of a price without its currency nothing is known', async () => {
  const { has } = await read([
    row('id', 'titre', 'prix', 'devise', 'gratuit'),
    row('1', 'Couture', '50', '=X1', 'non'),
  ]);
  expect(has).toEqual({ 2: ['external_id', 'title'] });
});

test.each([
  { header: ['id', 'titre'], cells: ['=A1+1', 'Couture'], code: 'CRS-R21 2' },
  { header: ['titre', 'formateur'], cells: ['Couture', '=X1'], code: 'CRS-R21 2' },
  { header: ['id', 'titre'], cells: ['1', '=X1'], code: 'CRS-R01 2' },
])('which course it is must be known: $code for $cells', async ({ header, cells, code }) => {
  const { has, codes } = await read([row(...header), row(...cells), row('9', 'Broderie')]);
  expect(codes).toContain(code);
  expect(Object.keys(has)).toEqual(['3']);
});

test('the sixtieth formula of a row is as unknown as the first', async () => {
  const others = Array.from({ length: 60 }, (_, i) => `autre ${i}`);
  const { has } = await read([
    row('id', 'titre', ...others, 'prix (XOF)'),
    row('1', 'Couture', ...others.map(() => '=X1'), '=X1'),
  ]);
  expect(has).toEqual({ 2: ['external_id', 'title'] });
});

test('what is unknown in a merged area is unknown in all of its rows', async () => {
  const { has } = await read(
    [
      row('id', 'titre', 'prix (XOF)'),
      row('1', 'Couture', '=X1'),
      row('2', 'Broderie'),
      row('3', 'Tricot', '10'),
    ],
    '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>',
  );
  expect(has).toEqual({
    2: ['external_id', 'title'],
    3: ['external_id', 'title'],
    4: ['external_id', 'title', 'price'],
  });
});
