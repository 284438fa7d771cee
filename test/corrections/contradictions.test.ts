import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createCorrectionSelection } from '../../shared/corrections/select-corrected.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import { flattenBatches } from '../../shared/sources/flatten-batches.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { writeWorkbook } from './a-workbook.ts';

const rules = createCoursesReadingRules({ currency: 'XOF' });
/** Two rows say different things of one course, under one id. */
const file = 'id;titre;prix (XOF)\nP1;Bases de la couture;5000\nP2;Broderie;7000\nP1;Tricot;9000\n';

async function* bytesOf(content: Uint8Array | string): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

const openFile = (content: Uint8Array | string) =>
  readSource(bytesOf(content), { name: 'cours.csv', fields: rules.fields });

/** Reads a file as a run does: what counted, and the findings on rows. */
async function read(content: Uint8Array | string) {
  const findings: Finding[] = [];
  const selection = createCorrectionSelection(async () => true);
  const result = await readIntoChunks({
    source: selection.select(openFile(content)),
    rules,
    slot: 'file',
    sink: {
      writeChunk: async () => {},
      writeFindings: async (_, more) => {
        findings.push(...more);
      },
    },
  });
  const { rows, accepted, rejected } = result;
  return { rows, accepted, rejected, findings };
}

/** The workbook of that file, as a grid: id, titre, prix, Problème, key. */
async function aGrid() {
  const items: SourceItem[] = [];
  for await (const item of flattenBatches(openFile(file))) items.push(item);
  const { findings } = await read(file);
  const { Sheets } = XLSX.read(await writeWorkbook(items, findings));
  const sheet = Sheets['Lignes à corriger'] as XLSX.WorkSheet;
  return XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
}

const csvOf = (grid: readonly (readonly string[])[]) =>
  grid.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n');

test('the row that was kept stands beside the one that contradicts it', async () => {
  const [, kept = [], rejected = []] = await aGrid();
  expect([kept.slice(0, 3), rejected.slice(0, 3)]).toEqual([
    ['P1', 'Bases de la couture', '5000'],
    ['P1', 'Tricot', '9000'],
  ]);
  expect(kept[3]).toContain('Ligne 2 : gardée telle quelle');
  expect(rejected[3]).toContain('Ligne 4 : ');
});

test('another cell of it corrected: it still contradicts, and overwrites nothing', async () => {
  const grid = await aGrid();
  const back = await read(csvOf(grid.map((row, i) => (i === 2 ? row.with(2, '9500') : row))));
  expect(back).toMatchObject({ rows: 1, accepted: 0, rejected: 1 });
  expect(back.findings.map(({ code }) => code)).toEqual(['CRS-D02']);
});

test('its id corrected: it is a course of its own', async () => {
  const grid = await aGrid();
  const back = await read(csvOf(grid.map((row, i) => (i === 2 ? row.with(0, 'P3') : row))));
  expect(back).toMatchObject({ rows: 1, accepted: 1, rejected: 0, findings: [] });
});
