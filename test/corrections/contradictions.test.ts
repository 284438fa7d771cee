import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createCorrectionSelection } from '../../shared/corrections/select-corrected.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import { createRowSet, type RowSet } from '../../shared/runs/row-set.ts';
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
async function read(content: Uint8Array | string, onlyRows?: RowSet) {
  const findings: Finding[] = [];
  const selection = createCorrectionSelection(async () => true);
  const result = await readIntoChunks({
    source: selection.select(openFile(content)),
    rules,
    slot: 'file',
    onlyRows,
    sink: {
      writeChunk: async () => {},
      writeFindings: async (_, more) => {
        findings.push(...more);
      },
    },
  });
  const { verdict, rows, accepted, rejected } = result;
  return { verdict, rows, accepted, rejected, findings };
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

test('sorted, the changed row before the kept one: nothing is written, and both are named', async () => {
  const [header = [], kept = [], rejected = []] = await aGrid();
  const back = await read(csvOf([header, rejected.with(2, '9500'), kept]));
  expect(back).toMatchObject({ verdict: 'refused', accepted: 0 });
  expect(back.findings).toMatchObject([
    { code: 'RUN-K06', level: 'blocking', row: 3, data: { first_row: 2, row: 3 } },
  ]);
});

test('sorted, and made to say the same as the kept one: accepted', async () => {
  const [header = [], kept = [], rejected = []] = await aGrid();
  const same = rejected.with(1, 'Bases de la couture').with(2, '5000');
  const back = await read(csvOf([header, same, kept]));
  expect(back).toMatchObject({ rows: 1, accepted: 1, rejected: 0, findings: [] });
});

test('in a replay of what failed: a row that is good by now overwrites no later one', async () => {
  // Row 2 was rejected by the rules of the time, row 4 was accepted.
  const onlyRows = createRowSet();
  onlyRows.add(2);
  const back = await read(file, onlyRows);
  expect(back).toMatchObject({ verdict: 'refused', accepted: 0 });
  expect(back.findings).toMatchObject([
    { code: 'RUN-K06', level: 'blocking', row: 4, data: { first_row: 2, row: 4 } },
  ]);
});

test('the kept row got another id: of the rejected one it is told that it was not read', async () => {
  const [header = [], kept = [], rejected = []] = await aGrid();
  for (const rows of [
    [kept.with(0, 'P3'), rejected],
    [rejected, kept.with(0, 'P3')],
  ]) {
    const back = await read(csvOf([header, ...rows]));
    expect(back).toMatchObject({ rows: 1, accepted: 1, rejected: 0 });
    expect(back.findings).toMatchObject([
      { code: 'RUN-K07', level: 'warning', row: 2 + rows.indexOf(rejected) },
    ]);
  }
});

test('of a pair that nobody changed nothing is told, in whichever order', async () => {
  const [header = [], kept = [], rejected = []] = await aGrid();
  const added = ['P9', 'Teinture', '4000', '', ''];
  for (const rows of [
    [kept, rejected, added],
    [rejected, kept, added],
  ]) {
    const back = await read(csvOf([header, ...rows]));
    expect(back).toMatchObject({ rows: 1, accepted: 1, rejected: 0, findings: [] });
  }
});
