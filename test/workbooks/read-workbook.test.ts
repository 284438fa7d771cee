import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { cellsOf, factsOf, problemsOf } from '../sources/a-source.ts';
import { readBook, refusalOf } from './a-workbook.ts';

type Cells = Record<string, unknown>;

function aWorkbook(
  sheets: Record<string, Cells>,
  {
    hidden = [],
    bookType = 'xlsx' as XLSX.BookType,
  }: { hidden?: string[]; bookType?: XLSX.BookType } = {},
): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(workbook, cells as XLSX.WorkSheet, name);
  }
  workbook.Workbook = {
    Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return new Uint8Array(
    XLSX.write(workbook, { type: 'array', bookType, compression: true, bookSST: true }),
  );
}

const text = (v: string): XLSX.CellObject => ({ t: 's', v });

describe.each(['xlsx', 'biff8'] as const)('readWorkbook of a %s file', (bookType) => {
  test('reads formulas by their values, days as days, lengths of time as h:mm:ss', async () => {
    const cells = {
      '!ref': 'A1:E2',
      ...{ A1: text('title'), B1: text('price'), C1: text('start'), D1: text('duration') },
      ...{ E1: text('note'), E2: { t: 'b', v: true } },
      A2: { t: 's', v: 'Python Basics', f: '"Python"&" Basics"' },
      B2: { t: 'n', v: 19.989999999999998, f: '10+9.99' },
      C2: { t: 'n', v: 45000, z: 'dd/mm/yyyy' },
      D2: { t: 'n', v: 1.5, z: '[h]:mm' },
    };
    expect(cellsOf(await readBook(aWorkbook({ Cours: cells }, { bookType })))).toEqual([
      ['Python Basics', 19.99, '2023-03-15', '36:00:00', true],
    ]);
  });

  test('uses the first visible sheet with data, and names the others', async () => {
    const data = { '!ref': 'A3:A5', A3: text('title'), A5: text('One') };
    const bytes = aWorkbook(
      {
        Vide: { '!ref': 'A1' },
        Titre: { '!ref': 'A1', A1: text('Nos cours') },
        Listes: data,
        Cours: data,
        Autre: data,
      },
      { hidden: ['Listes'], bookType },
    );
    const items = await readBook(bytes);
    expect(factsOf(items)).toMatchObject({
      sheet: 'Cours',
      sheetsLeftOut: ['Vide', 'Titre', 'Listes', 'Autre'],
      leftOut: { blank: 3 },
    });
    // The numbers that the program shows, though two rows above are empty and one between.
    expect(items.filter(({ kind }) => kind === 'header' || kind === 'row')).toEqual([
      { kind: 'header', sheet: 'Cours', row: 3, cells: ['title'] },
      { kind: 'row', sheet: 'Cours', row: 5, cells: ['One'] },
    ]);
  });

  test('rejects rows whose formulas failed', async () => {
    const cells = {
      '!ref': 'A1:B3',
      ...{ A1: text('title'), B1: text('price'), A2: text('One'), B2: { t: 'e', v: 0x2a } },
      ...{ A3: text('Two'), B3: { t: 'n', v: 5 } },
    };
    const items = await readBook(aWorkbook({ Cours: cells }, { bookType }));
    expect(problemsOf(items)).toEqual(['RUN-R06 2']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { column: 'price', value: '#N/A' },
    });
    expect(cellsOf(items)).toEqual([['Two', 5]]);
  });

  test('keeps the currency that only the format shows', async () => {
    const cells = {
      '!ref': 'A1:C2',
      ...{ A1: text('title'), B1: text('price'), C1: text('note'), A2: text('One') },
      B2: { t: 'n', v: 15000, z: '#,##0 "FCFA"' },
      C2: { t: 'n', v: 5, z: '[$€-40C]#,##0.00' },
    };
    expect(cellsOf(await readBook(aWorkbook({ Cours: cells }, { bookType })))).toEqual([
      ['One', '15000 FCFA', '5 €'],
    ]);
  });

  test('fills merged areas downwards, and counts them', async () => {
    const cells = {
      '!ref': 'A1:B5',
      '!merges': [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }],
      ...{ A1: text('title'), B1: text('price'), A2: text('Un'), B2: { t: 'n', v: 1 } },
      ...{ B3: { t: 'n', v: 2 }, B4: { t: 'n', v: 3 }, A5: text('Deux'), B5: { t: 'n', v: 4 } },
    };
    const items = await readBook(aWorkbook({ Cours: cells }, { bookType }));
    expect(cellsOf(items)).toEqual([
      ['Un', 1],
      ['Un', 2],
      ['Un', 3],
      ['Deux', 4],
    ]);
    expect(factsOf(items)).toMatchObject({ mergedCells: 2 });
  });

  test('refuses a workbook that is cut short', async () => {
    const cells = { '!ref': 'A1:A2', A1: text('title'), A2: text('One') };
    const bytes = aWorkbook({ Cours: cells }, { bookType });
    expect(refusalOf(await readBook(bytes.subarray(0, 1500)))).toEqual({ code: 'RUN-F10' });
  });
});

describe('cells and their places', () => {
  test('rejects rows with one cell far to the right, without looking at every hole', async () => {
    const cells: Cells = { '!ref': 'A1:XFD31', A1: text('title') };
    for (let row = 2; row <= 31; row += 1) cells[`XFD${row}`] = text('x');
    const items = await readBook(aWorkbook({ Cours: cells }));
    expect(items.filter(({ kind }) => kind === 'row')).toEqual([]);
    expect(problemsOf(items).filter((one) => one.startsWith('RUN-R02'))).toHaveLength(30);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      level: 'rejected',
      row: 2,
      code: 'RUN-R02',
      data: { found: 16_384, expected: 1, value: 'x' },
    });
  });

  test('refuses a header that reaches beyond column 1,000', async () => {
    const cells = { '!ref': 'A1:ALM2', A1: text('title'), ALM1: text('far'), A2: text('One') };
    expect(refusalOf(await readBook(aWorkbook({ Cours: cells })))).toEqual({
      ...{ code: 'RUN-F15', row: 1, found: 1_001, max: 1_000 },
    });
  });

  test('cells of a row keep their places, with nothing where nothing is', async () => {
    const cells = {
      '!ref': 'A1:C2',
      ...{ A1: text('title'), B1: text('price'), C1: text('note') },
      ...{ A2: text('1'), C2: text('3') },
    };
    expect(cellsOf(await readBook(aWorkbook({ Cours: cells })))).toEqual([['1', null, '3']]);
  });

  test.each([1, 16_384, 1_048_576])('are the same from blocks of %i bytes', async (blockBytes) => {
    const cells = {
      '!ref': 'A1:B3',
      ...{ A1: text('title'), B1: text('note'), A2: text('Élevage'), B2: text('ŋ 😀 & <b>') },
      ...{ A3: text('Zwei'), B3: { t: 'n', v: 0.1 + 0.2 } },
    };
    const items = await readBook(aWorkbook({ Cours: cells }), { blockBytes });
    expect(cellsOf(items)).toEqual([
      ['Élevage', 'ŋ 😀 & <b>'],
      ['Zwei', 0.3],
    ]);
  });
});
