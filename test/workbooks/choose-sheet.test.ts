import { describe, expect, test } from 'vitest';
import type { FieldSpec } from '../../shared/sources/source-item.ts';
import { chooseSheet } from '../../shared/workbooks/choose-sheet.ts';
import { createMergeFilling } from '../../shared/workbooks/fill-merges.ts';
import { createSheetLooking } from '../../shared/workbooks/look-into-sheets.ts';
import { openPackage, type SheetPart } from '../../shared/workbooks/open-package.ts';
import { openZip } from '../../shared/workbooks/open-zip.ts';
import type { SheetRow } from '../../shared/workbooks/sheet-row.ts';
import { cellsOf, factsOf } from '../sources/a-source.ts';
import { fields, readBook, refusalOf } from './a-workbook.ts';
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

  describe('where kinds of tables have names in common', () => {
    const field = (name: string, over: object = {}) => ({
      ...{ name, required: true, aliases: [], ...over },
    });
    const common = ['title', 'price', 'start'];
    /** A table of lessons, and one that only sums them up. */
    const lessons = [...common, 'lesson'].map((name) =>
      field(name, name === 'lesson' ? { marksTable: true } : {}),
    );
    const sums = common.map((name) => field(name, { unlessHas: ['Lésson'] }));
    const rowsOf = (cells: readonly string[]): SheetRow[] =>
      [cells, cells.map(() => 'x')].map((each, i) => ({
        ...{ row: i + 1, cells: [...each], found: each.length, last: each.at(-1) },
        ...{ flaw: undefined, uncomputed: [], isHidden: false },
      }));
    const sheets: Readonly<Record<string, readonly string[]>> = {
      Cours: ['title', 'price', 'start', 'lesson'],
      Sommes: ['title', 'price'],
      Larges: ['title', 'price', 'start', 'duration', 'note'],
    };
    const choose = (names: readonly string[], given: readonly FieldSpec[]) =>
      chooseSheet(
        names.map((name) => ({ name, isHidden: false, sheet: name })),
        async (name) => ({ rows: rowsOf(sheets[name] ?? []), isCut: false }),
        { fields: given },
      );

    test.each([
      { names: ['Cours', 'Sommes'], given: sums, expected: 'Sommes' },
      { names: ['Sommes', 'Cours'], given: sums, expected: 'Sommes' },
      { names: ['Larges', 'Cours'], given: lessons, expected: 'Cours' },
      { names: ['Cours', 'Larges'], given: lessons, expected: 'Cours' },
    ])('of $names $expected is read, and nothing else was meant', async ({ expected, ...of }) => {
      expect(await choose(of.names, of.given)).toMatchObject({ name: expected, alike: [] });
    });

    test('the other kind is read where there is no better one', async () => {
      expect(await choose(['Larges', 'Sommes'], lessons)).toMatchObject({ name: 'Larges' });
    });
  });

  test('is one part, however many sheets name it', async () => {
    const named = ['Un', 'Deux', 'Trois'].map((name) => `<sheet name="${name}" r:id="rId1"/>`);
    const workbook = `<workbook xmlns:r="r"><sheets>${named.join('')}</sheets></workbook>`;
    const items = await read({ sheets: { A: courses }, parts: { 'xl/workbook.xml': workbook } });
    expect(factsOf(items)).toMatchObject({ sheet: 'Un', sheetsLeftOut: [] });
    expect(cellsOf(items)).toEqual([['Un', '5']]);
  });

  test('is not looked for among more than a thousand', async () => {
    const sheets = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}a`, notes]));
    const { '1000a': _, ...fewer } = sheets;
    expect(refusalOf(await read({ sheets }))).toEqual({ code: 'RUN-F29', max: 1_000 });
    expect(factsOf(await read({ sheets: fewer }))['sheet']).toBe('0a');
  });

  test('is looked for no further than its share of the bytes', async () => {
    const zip = openZip(
      anXlsx({ sheets: { Vide: { data: '<row/>'.repeat(50_000) }, Cours: courses } }),
    );
    const workbook = await openPackage(zip, 'cours.xlsx');
    const context = { texts: [], formats: [], is1904: false, isUncomputed: false };
    const [empty, full] = workbook.sheets as [SheetPart, SheetPart];
    const little = createSheetLooking(workbook, context, 100_000);
    expect(await little(empty)).toEqual({ rows: [], isCut: true });
    expect(await little(full)).toMatchObject({ rows: { length: 3 }, isCut: false });
    const much = createSheetLooking(workbook, context);
    expect(await much(empty)).toEqual({ rows: [], isCut: false });
  });

  test('is one that may still hold something when no other does', async () => {
    const seen = (isCut: boolean) => async () => ({ rows: [], isCut });
    const candidates = [{ name: 'A', isHidden: false, sheet: 'A' }];
    const two = [...candidates, { name: 'B', isHidden: false, sheet: 'B' }];
    expect(await chooseSheet(two, seen(false), { fields })).toBeUndefined();
    expect(await chooseSheet(two, seen(true), { fields })).toMatchObject({ name: 'A' });
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

  test('are found with a prefix and in any quotes, and not in texts', async () => {
    const behind =
      "<x:mergeCell  ref = '$A$2:$B$3' /><mergeCells/><pageSetup a='mergeCell ref=\"B2:B3\"'/>";
    const data = `${textRow('title', 'price', 'note')}${numbers('1', '2')}${textRow('', '4', 'mergeCell ref="B2:B4"')}`;
    const items = await read({ sheets: { Cours: { data, behind } } });
    expect(factsOf(items)).toMatchObject({ mergedCells: 1 });
    expect(cellsOf(items)[1]?.slice(0, 2)).toEqual([1, '4']);
  });

  test('that make too many cells to look at are refused', () => {
    const areas = [0, 1].map((column) => ({ column, first: 2, last: 9 }));
    const filling = createMergeFilling(areas, 'Cours', 5);
    const row = (number: number, ...cells: unknown[]) => ({
      ...{ row: number, cells, found: 3, last: 'c', flaw: undefined, uncomputed: [] },
      isHidden: false,
    });
    expect(filling.fill(row(2, 'a', 'b', 'c')).cells).toEqual(['a', 'b', 'c']);
    expect(filling.fill(row(3, null, null, 'c')).cells).toEqual(['a', 'b', 'c']);
    expect(filling.fill(row(4, null, 'B', 'c')).cells).toEqual(['a', 'B', 'c']);
    // Two of each row were looked at.
    expect(() => filling.fill(row(5, null, null, 'c'))).toThrow('RUN-F18');
  });

  test('that reach beyond the table make no rows', async () => {
    const items = await readMerged([numbers('1', '2')], 'A2:A1048576', 'B2:B20');
    expect(cellsOf(items)).toEqual([[1, 2]]);
    expect(factsOf(items)['mergedCells']).toBeUndefined();
  });
});
