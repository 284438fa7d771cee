import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readSource } from '../../shared/sources/read-source.ts';
import { measureZip } from '../../shared/workbooks/measure-zip.ts';
import { inflatedBytesMax } from '../../shared/workbooks/read-workbook.ts';
import { cellsOf, collectItems, factsOf, inBlocksOf, problemsOf } from '../sources/a-source.ts';

type Cells = Record<string, XLSX.CellObject | string>;

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
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType, compression: true }));
}

const text = (v: string): XLSX.CellObject => ({ t: 's', v });
const read = (bytes: Uint8Array) =>
  collectItems(readSource(inBlocksOf(1000, bytes), { name: 'a.xlsx', fields: [] }));

describe('readWorkbook', () => {
  test('reads formulas by their values, days as days, lengths of time as h:mm:ss', async () => {
    const bytes = aWorkbook({
      Cours: {
        '!ref': 'A1:E2',
        A1: text('title'),
        B1: text('price'),
        C1: text('start'),
        D1: text('duration'),
        E1: text('free'),
        A2: { t: 's', v: 'Python Basics', f: '"Python"&" Basics"' },
        B2: { t: 'n', v: 19.989999999999998, f: '10+9.99' },
        C2: { t: 'n', v: 45000, z: 'dd/mm/yyyy' },
        D2: { t: 'n', v: 1.5, z: '[h]:mm' },
        E2: { t: 'b', v: true },
      },
    });
    expect(cellsOf(await read(bytes))).toEqual([
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
      { hidden: ['Listes'] },
    );
    const items = await read(bytes);
    expect(factsOf(items)).toEqual({
      sheet: 'Cours',
      sheetsLeftOut: ['Vide', 'Titre', 'Listes', 'Autre'],
      leftOut: { blank: 3 },
    });
    // The numbers that the program shows, though two rows above are empty and one between.
    expect(items.slice(1, 3)).toEqual([
      { kind: 'header', sheet: 'Cours', row: 3, cells: ['title'] },
      { kind: 'row', sheet: 'Cours', row: 5, cells: ['One'] },
    ]);
  });

  test('rejects rows whose formulas failed', async () => {
    const bytes = aWorkbook({
      Cours: {
        '!ref': 'A1:B3',
        A1: text('title'),
        B1: text('price'),
        A2: text('One'),
        B2: { t: 'e', v: 0x2a },
        A3: text('Two'),
        B3: { t: 'n', v: 5 },
      },
    });
    const items = await read(bytes);
    expect(problemsOf(items)).toEqual(['RUN-R06 2']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { column: 'price', value: '#N/A' },
    });
    expect(cellsOf(items)).toEqual([['Two', 5]]);
  });

  test('keeps the currency that only the format shows', async () => {
    const bytes = aWorkbook({
      Cours: {
        '!ref': 'A1:C2',
        A1: text('title'),
        B1: text('price'),
        C1: text('other'),
        A2: text('One'),
        B2: { t: 'n', v: 15000, z: '#,##0 "FCFA"' },
        C2: { t: 'n', v: 5, z: '[$€-40C]#,##0.00' },
      },
    });
    expect(cellsOf(await read(bytes))).toEqual([['One', '15000 XOF', '5 EUR']]);
  });

  test('reads the old binary format too', async () => {
    const cells = { '!ref': 'A1:A2', A1: text('title'), A2: text('Élevage') };
    const items = await read(aWorkbook({ Cours: cells }, { bookType: 'biff8' }));
    expect(cellsOf(items)).toEqual([['Élevage']]);
  });

  test('refuses a workbook that is cut short', async () => {
    const bytes = aWorkbook({ Cours: { '!ref': 'A1', A1: text('title') } });
    expect(problemsOf(await read(bytes.subarray(0, 2000)))).toEqual(['RUN-F10 null']);
  });

  test('refuses one that says it would fill the memory, before it is unpacked', async () => {
    const bytes = aWorkbook({ Cours: { '!ref': 'A1', A1: text('title') } });
    new DataView(bytes.buffer).setUint32(lastEntryOf(bytes) + 24, 900_000_000, true);
    expect(await measureZip(bytes, inflatedBytesMax)).toBeGreaterThan(900_000_000);
    expect(problemsOf(await read(bytes))).toEqual(['RUN-F08 null']);
  });

  test('refuses one whose directory tells less than is there', async () => {
    // 3 MB of one letter pack into 3 KB; the directory and the member both say 1 KB.
    const bytes = zipOf('xl/worksheets/sheet1.xml', new Uint8Array(3_000_000).fill(97), 1_024);
    expect(bytes.length).toBeLessThan(4_096);
    expect(await measureZip(bytes, inflatedBytesMax)).toBeUndefined();
    expect(problemsOf(await read(bytes))).toEqual(['RUN-F10 null']);
  });

  test('measures what is there when the directory tells the truth', async () => {
    const letters = new Uint8Array(3_000_000).fill(97);
    expect(await measureZip(zipOf('a.xml', letters, 3_000_000), inflatedBytesMax)).toBe(3_000_000);
    expect(await measureZip(zipOf('a.xml', letters, 3_000_001), inflatedBytesMax)).toBeUndefined();
  });

  test('rejects rows with one cell far to the right, without looking at every hole', async () => {
    const cells: Cells = { '!ref': 'A1:XFD31', A1: text('title') };
    for (let row = 2; row <= 31; row += 1) cells[`XFD${row}`] = text('x');
    const items = await read(aWorkbook({ Cours: cells }));
    expect(items.filter(({ kind }) => kind === 'row')).toEqual([]);
    expect(problemsOf(items)).toHaveLength(30);
    expect(items.find(({ kind }) => kind === 'problem')).toEqual({
      kind: 'problem',
      level: 'rejected',
      row: 2,
      code: 'RUN-R02',
      data: { found: 16_384, expected: 1, value: 'x' },
      cells: [],
    });
  });

  test('refuses a header that reaches beyond column 1,000', async () => {
    const cells = { '!ref': 'A1:ALM2', A1: text('title'), ALM1: text('far'), A2: text('One') };
    const items = await read(aWorkbook({ Cours: cells }));
    expect(items.at(-1)).toEqual({
      kind: 'problem',
      level: 'blocking',
      row: null,
      code: 'RUN-F15',
      data: { row: 1, found: 1_001, max: 1_000 },
    });
  });

  test('cells of a row keep their places, with nothing where nothing is', async () => {
    const cells = {
      '!ref': 'A1:C2',
      ...{ A1: text('a'), B1: text('b'), C1: text('c') },
      ...{ A2: text('1'), C2: text('3') },
    };
    expect(cellsOf(await read(aWorkbook({ Cours: cells })))).toEqual([['1', null, '3']]);
  });
});

/** Where the last entry of a zip file's directory begins. */
function lastEntryOf(bytes: Uint8Array): number {
  return bytes.findLastIndex(
    (_, i) =>
      bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2,
  );
}

/** A zip file of one deflated member, with the size that its headers are to tell. */
function zipOf(name: string, content: Uint8Array, toldBytes: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(content);
  const named = new TextEncoder().encode(name);
  const member = new DataView(new ArrayBuffer(30));
  member.setUint32(0, 0x04034b50, true);
  const entry = new DataView(new ArrayBuffer(46));
  entry.setUint32(0, 0x02014b50, true);
  // The fields from the version on are the same in both, two bytes apart.
  for (const [header, at] of [
    [member, 4],
    [entry, 6],
  ] as const) {
    header.setUint16(at, 20, true);
    header.setUint16(at + 4, 8, true);
    header.setUint32(at + 14, packed.length, true);
    header.setUint32(at + 18, toldBytes, true);
    header.setUint16(at + 22, named.length, true);
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, 46 + named.length, true);
  end.setUint32(16, 30 + named.length + packed.length, true);
  const parts = [member, named, packed, entry, named, end];
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
    ),
  );
}
