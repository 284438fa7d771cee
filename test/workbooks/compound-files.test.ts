import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { checkCompound } from '../../shared/workbooks/check-compound.ts';
import { listCompoundStreams } from '../../shared/workbooks/list-compound-streams.ts';
import { UnreadableWorkbook } from '../../shared/workbooks/unreadable-workbook.ts';
import { cellsOf, factsOf, problemsOf } from '../sources/a-source.ts';
import { readBook, refusalOf } from './a-workbook.ts';

/** A compound file of streams, made by the library. */
function aCompound(streams: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const file = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) {
    XLSX.CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content as string));
  }
  return new Uint8Array(XLSX.CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** The same file as Excel leaves it after much editing: its directory stands behind all else. */
function withDirectoryAtEnd(bytes: Uint8Array): Uint8Array {
  const old = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const placeOf = (sector: number) => (sector + 1) * 512;
  // The table's own sectors: 109 in the header, 127 and the next of their kind in each one more.
  const tables = Array.from({ length: 109 }, (_, i) => old.getUint32(76 + i * 4, true));
  for (let more = old.getUint32(68, true), left = old.getUint32(72, true); left > 0; left -= 1) {
    for (let i = 0; i < 127; i += 1) tables.push(old.getUint32(placeOf(more) + i * 4, true));
    more = old.getUint32(placeOf(more) + 508, true);
  }
  const cellOf = (sector: number) =>
    placeOf(tables[Math.floor(sector / 128)] ?? 0) + (sector % 128) * 4;
  const chain: number[] = [];
  for (let at = old.getUint32(48, true); at < 0xfffffff0; at = old.getUint32(cellOf(at), true)) {
    chain.push(at);
  }
  const sectors = Math.ceil(bytes.length / 512) - 1;
  const moved = new Uint8Array(placeOf(sectors + chain.length));
  moved.set(bytes);
  const view = new DataView(moved.buffer);
  for (const [i, from] of chain.entries()) {
    moved.set(bytes.subarray(placeOf(from), placeOf(from) + 512), placeOf(sectors + i));
    const isLast = i === chain.length - 1;
    view.setUint32(cellOf(sectors + i), isLast ? 0xfffffffe : sectors + i + 1, true);
    view.setUint32(cellOf(from), 0xffffffff, true);
  }
  view.setUint32(48, sectors, true);
  return moved;
}

/** BIFF8 records, each a type and its bytes. */
const records = (...list: readonly (readonly [number, readonly number[]])[]) =>
  Buffer.concat(
    list.map(([type, bytes]) => Buffer.from([type & 0xff, type >> 8, bytes.length, 0, ...bytes])),
  );
const begin = [0x0809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]] as const;
const isEncrypted = [0x002f, [1, 0, 1, 0, 1, 0, ...new Array(48).fill(7)]] as const;

describe('what comes in the envelope of old workbooks', () => {
  test.each([
    ['an .xlsx with a password', ['EncryptedPackage', 'EncryptionInfo'], { code: 'RUN-F09' }],
    [
      'a .doc',
      ['WordDocument', '1Table'],
      { code: 'RUN-F01', name: 'cours.xlsx', kind: 'word-processing', label: 'Word .doc' },
    ],
    [
      'a .ppt',
      ['PowerPoint Document'],
      { code: 'RUN-F01', name: 'cours.xlsx', kind: 'presentation', label: 'PowerPoint .ppt' },
    ],
    [
      'a .msg',
      ['__properties_version1.0'],
      { code: 'RUN-F01', name: 'cours.xlsx', kind: 'binary', label: 'Outlook .msg' },
    ],
    ['anything else', ['Unknown'], { code: 'RUN-F10' }],
  ])('%s', async (_what, names, expected) => {
    const bytes = aCompound(Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(refusalOf(await readBook(bytes))).toEqual(expected);
  });

  test('an .xls with a password', async () => {
    const bytes = aCompound({ Workbook: records(begin, isEncrypted, [0x000a, []]) });
    expect(refusalOf(await readBook(bytes))).toEqual({ code: 'RUN-F09' });
  });

  test('its names are listed over several sectors; a damaged one has none', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`stream ${i}`, 'x']));
    const bytes = aCompound(many);
    expect(listCompoundStreams(bytes)).toContain('stream 39');
    expect(listCompoundStreams(bytes.subarray(0, 400))).toEqual([]);
    // A directory that leads to itself ends all the same.
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(48, 0xfffffffe, true);
    expect(listCompoundStreams(bytes)).toEqual([]);
  });

  test('they are all listed where the directory lies behind 8 MB and more', () => {
    const others = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}`, 'x']));
    const bytes = aCompound({ ...others, Workbook: Buffer.alloc(8 * 2 ** 20, 7) });
    const moved = withDirectoryAtEnd(bytes);
    const names = ['Root Entry', '\u0001Sh33tJ5', ...Object.keys(others), 'Workbook'];
    const read = XLSX.CFB.read(Buffer.from(moved), { type: 'buffer' });
    expect(XLSX.CFB.find(read, '/Workbook')?.size).toBe(8_388_608);
    expect(listCompoundStreams(bytes).toSorted()).toEqual(names.toSorted());
    expect(listCompoundStreams(moved).toSorted()).toEqual(names.toSorted());
    expect(checkCompound(moved, 'cours.xls')).toEqual({ hasMacros: false });
  });

  test('macros of an .xls are told by their folder', () => {
    const parts = { Workbook: 'x', '_VBA_PROJECT_CUR/PROJECT': 'x' };
    expect(checkCompound(aCompound(parts), 'cours.xls')).toEqual({ hasMacros: true });
    expect(checkCompound(aCompound({ Book: 'x' }), 'cours.xls')).toEqual({ hasMacros: false });
  });

  test('an .xls that is too large is refused before it is read', () => {
    const bytes = new Uint8Array(20 * 2 ** 20 + 1);
    bytes.set(aCompound({ Workbook: 'x' }));
    const check = () => checkCompound(bytes, 'cours.xls');
    expect(check).toThrow(UnreadableWorkbook);
    expect(check).toThrow('RUN-F22');
  });
});

test('an .xls: hidden columns, days from 1904, ids in full', async () => {
  const workbook = XLSX.utils.book_new();
  const sheet = {
    '!ref': 'A1:C3',
    '!cols': [{}, { hidden: true }],
    ...{ A1: { t: 's', v: 'title' }, B1: { t: 's', v: 'price' }, C1: { t: 's', v: 'start' } },
    ...{ A2: { t: 's', v: 'Élevage' }, B2: { t: 'n', v: 5 } },
    C2: { t: 'n', v: 43538, z: 'dd/mm/yyyy' },
    ...{ A3: { t: 's', v: 'Deux' }, B3: { t: 'n', v: 20140000008325 } },
  };
  XLSX.utils.book_append_sheet(workbook, sheet as unknown as XLSX.WorkSheet, 'Cours');
  workbook.Workbook = { WBProps: { date1904: true } };
  const bytes = new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'biff8' }));
  const items = await readBook(bytes, { name: 'cours.xls' });
  expect(cellsOf(items)).toEqual([
    ['Élevage', 5, '2023-03-15'],
    ['Deux', 20140000008325],
  ]);
  expect(problemsOf(items)).toEqual([]);
  expect(factsOf(items)).toMatchObject({
    ...{ sheet: 'Cours', hiddenColumns: ['B'], serialEpoch: 1904 },
  });
});
