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
  expect(factsOf(items)).toMatchObject({ sheet: 'Cours', hiddenColumns: ['B'] });
});
