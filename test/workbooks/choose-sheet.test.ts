import { describe, expect, test } from 'vitest';
import { cellsOf, factsOf } from '../sources/a-source.ts';
import { readBook } from './a-workbook.ts';
import { anXlsx, textRow, type XlsxParts } from './a-xlsx.ts';

const sheet = (...rows: (readonly string[])[]) => ({
  data: rows.map((row) => textRow(...row)).join(''),
});
const notes = sheet(['Lisez-moi', 'x'], ['Ce classeur contient', 'des cours']);
const courses = sheet(['Nos cours'], ['title', 'price'], ['Un', '5']);
const prices = sheet(['price'], ['5']);
const read = (given: XlsxParts) => readBook(anXlsx(given));

describe('the sheet that is read', () => {
  test.each([
    ['whose columns match most', { Notes: notes, Prix: prices, Cours: courses }, [], 'Cours'],
    ['the first of equals', { A: prices, B: prices }, [], 'A'],
    [
      'the first with data when none matches',
      { Vide: sheet(), Un: sheet(['a']), Deux: notes },
      [],
      'Deux',
    ],
    [
      'data rather than a matching header alone',
      { Modèle: sheet(['title', 'price']), Notes: notes },
      [],
      'Notes',
    ],
    [
      'a visible one rather than one that matches',
      { Cours: courses, Notes: notes },
      ['Cours'],
      'Notes',
    ],
    [
      'a hidden one when nothing else holds data',
      { Titre: sheet(['Titre']), Cours: courses },
      ['Cours'],
      'Cours',
    ],
    [
      'a sheet of one row when there is no other',
      { Vide: sheet(), Un: sheet(['title']) },
      [],
      'Un',
    ],
  ])('%s', async (_why, sheets, hidden, expected) => {
    const facts = factsOf(await read({ sheets, hidden }));
    expect(facts['sheet']).toBe(expected);
    expect(facts['sheetsLeftOut']).toEqual(Object.keys(sheets).filter((name) => name !== expected));
  });

  test('is the one that an earlier reading used', async () => {
    const bytes = anXlsx({ sheets: { Cours: courses, Autre: sheet(['title'], ['Deux']) } });
    const layout = { sheet: 'Autre', headerRow: 1, header: ['title'] };
    expect(cellsOf(await readBook(bytes, { layout }))).toEqual([['Deux']]);
  });

  test('is none when nothing holds anything', async () => {
    expect(cellsOf(await read({ sheets: { A: sheet(), B: sheet() } }))).toEqual([]);
  });
});

describe('merged areas', () => {
  const numbers = (...values: readonly string[]) =>
    `<row>${values.map((value, i) => (value === '' ? '' : `<c r="${'ABC'[i]}9"><v>${value}</v></c>`)).join('')}</row>`;
  const readMerged = (rows: readonly string[], ...areas: readonly string[]) => {
    const behind = `<mergeCells count="${areas.length}">${areas.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const data = `${textRow('title', 'price', 'note')}${rows.join('')}`;
    return read({ sheets: { Cours: { data, behind } } });
  };

  test('fill the rows below in their left column, and no others', async () => {
    const rows = [numbers('1', '2', '3'), numbers('', '', '4'), numbers('', '', ''), numbers('5')];
    const items = await readMerged(rows, 'A2:B3');
    expect(cellsOf(items)).toEqual([[1, 2, 3], [1, null, 4], [5]]);
    expect(factsOf(items)).toMatchObject({ mergedCells: 1 });
  });

  test('of one row are left alone, and what stands in a cell stays', async () => {
    const rows = [numbers('1', '', '3'), numbers('7', '', '4'), numbers('', '8')];
    const items = await readMerged(rows, 'A2:B2', 'A2:A4');
    expect(cellsOf(items)).toEqual([
      [1, null, 3],
      [7, null, 4],
      [1, 8],
    ]);
  });

  test('that reach beyond the table make no rows', async () => {
    const items = await readMerged([numbers('1', '2')], 'A2:A1048576', 'B2:B20');
    expect(cellsOf(items)).toEqual([[1, 2]]);
    expect(factsOf(items)['mergedCells']).toBeUndefined();
  });
});
