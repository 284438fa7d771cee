import { describe, expect, test } from 'vitest';
import { cellsOf, problemsOf } from '../sources/a-source.ts';
import { readBook, refusalOf } from './a-workbook.ts';
import { anXlsx, aZip, textRow, type XlsxParts, xlsxMembers, type ZipMember } from './a-xlsx.ts';

const header = textRow('title', 'price');
const data = `${header}${textRow('Un', '5')}`;
const plain: XlsxParts = { sheets: { Cours: { data } } };
const sheetPath = 'xl/worksheets/sheet1.xml';
/** The plain workbook, with one of its members changed, and others beside it. */
const changed = (name: string, change: Partial<ZipMember>, ...more: readonly ZipMember[]) =>
  aZip([
    ...xlsxMembers(plain).map((one) => (one.name === name ? { ...one, ...change } : one)),
    ...more,
  ]);
const refuse = async (bytes: Uint8Array) => refusalOf(await readBook(bytes));

test('the plain workbook, of which all others here are changes, is read', async () => {
  expect(cellsOf(await readBook(changed('', {})))).toEqual([['Un', '5']]);
});

describe('packages', () => {
  test('that would fill the disk are refused with the name of the sheet', async () => {
    // So much that it may be true: 6 MB packed, 2 GB told.
    const content = noise(6_000_000);
    const told = { content, isStored: true, toldBytes: 2_000_000_000 };
    expect(await refuse(changed(sheetPath, told))).toEqual({
      ...{ code: 'RUN-F08', sheet: 'Cours', mb: 1_908, max_mb: 1_024 },
    });
  });

  test('that become hundreds of times larger are refused before they are unpacked', async () => {
    // 60 MB of one letter pack into 58 KB.
    const bomb = { name: 'xl/media/image1.png', content: new Uint8Array(60_000_000).fill(97) };
    expect(await refuse(changed('', {}, bomb))).toEqual({
      ...{ code: 'RUN-F18', part: 'xl/media/image1.png' },
    });
  });

  test('whose directory tells less than is there are refused when that shows', async () => {
    const letters = new Uint8Array(3_000_000).fill(97);
    const bytes = changed(sheetPath, { content: letters, toldBytes: 1_024 });
    expect(await refuse(bytes)).toEqual({ code: 'RUN-F10' });
  });

  test('whose directory tells more than is there are refused', async () => {
    expect(await refuse(changed(sheetPath, { toldBytes: 5_000 }))).toEqual({ code: 'RUN-F10' });
  });

  test('with a checksum that is not that of its bytes are refused', async () => {
    expect(await refuse(changed(sheetPath, { crc: 1 }))).toEqual({ code: 'RUN-F10' });
  });

  test('of too many parts are refused', async () => {
    const members = Array.from({ length: 10_001 }, (_, i) => ({ name: `a/${i}`, content: '' }));
    expect(await refuse(aZip(members))).toEqual({ code: 'RUN-F18', part: '10001 × ZIP' });
  });

  test('whose parts lie over each other are refused', async () => {
    expect(await refuse(changed(sheetPath, { alias: 'xl/worksheets/sheet2.xml' }))).toEqual({
      ...{ code: 'RUN-F18', part: 'xl/worksheets/sheet2.xml' },
    });
  });

  test('with two parts of one name are refused', async () => {
    const twice = { name: sheetPath.toUpperCase(), content: '<worksheet/>' };
    expect(await refuse(changed('', {}, twice))).toEqual({ code: 'RUN-F10' });
  });

  test('with an encrypted member are refused as protected', async () => {
    expect(await refuse(changed(sheetPath, { flags: 1 }))).toEqual({ code: 'RUN-F09' });
  });

  test.each(['../../etc/passwd', '..\\..\\autorun.inf', '/xl/../../a', 'xl/%2e%2e/%2e%2e/a'])(
    'with the name %s are read without it: nothing is ever written by it',
    async (name) => {
      const bytes = changed('', {}, { name, content: 'x' });
      expect(cellsOf(await readBook(bytes))).toEqual([['Un', '5']]);
    },
  );

  test.each([
    ['stored', { isStored: true }],
    ['in the large format', { isZip64: true }],
    ['sizes behind the data', { flags: 8 }],
  ])('%s are read', async (_how, change) => {
    expect(cellsOf(await readBook(changed(sheetPath, change)))).toEqual([['Un', '5']]);
  });
});

describe('XML', () => {
  const dtd =
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
  test.each(['xl/workbook.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', sheetPath])(
    'with a DTD is refused in %s, before anything is replaced',
    async (name) => {
      const content = String(xlsxMembers(plain).find((one) => one.name === name)?.content);
      const part = name === sheetPath ? 'Cours' : name.toLowerCase();
      expect(
        await refuse(changed(name, { content: `<?xml version="1.0"?>${dtd}${content}` })),
      ).toEqual({ code: 'RUN-F19', part });
    },
  );

  test('of shared texts with a DTD is refused', async () => {
    const parts = { 'xl/sharedStrings.xml': `${dtd}<sst><si><t>&b;</t></si></sst>` };
    expect(await refuse(anXlsx({ ...plain, texts: '', parts }))).toMatchObject({
      ...{ code: 'RUN-F19', part: 'xl/sharedstrings.xml' },
    });
  });

  test.each([
    ['nested too deeply', '<a>'.repeat(101) + '</a>'.repeat(101)],
    ['never closed', '<worksheet><sheetData>'],
    ['closed too often', '<worksheet></worksheet></worksheet>'],
    ['a tag without end', `<worksheet a="${'a'.repeat(1_100_000)}"/>`],
    ['cut within a tag', '<worksheet><sheetData/></work'],
  ])('%s is refused', async (_why, content) => {
    expect(await refuse(changed(sheetPath, { content }))).toEqual({ code: 'RUN-F10' });
  });
});

describe('texts', () => {
  test('one of more than a million characters costs its row', async () => {
    const long = 'a'.repeat(1_000_001);
    const sheets = { Cours: { data: `${header}${textRow('Un', long)}${textRow('Deux', '5')}` } };
    const items = await readBook(anXlsx({ sheets }));
    expect(problemsOf(items)).toEqual(['RUN-R15 2']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { column: 'price', value: `${'a'.repeat(100)}…` },
    });
    expect(cellsOf(items)).toEqual([['Deux', '5']]);
  });

  test('a long one that every cell names makes no endless rows', async () => {
    const cell = '<c t="s"><v>0</v></c>';
    const rows = `<row>${cell}</row>`.repeat(1_100);
    const sheets = { Cours: { data: `${header}${rows}` } };
    // 1,100 rows of a million characters each, out of 20 KB.
    const texts = `<si><t>${'a'.repeat(1_000_000)}</t></si>`;
    const items = await readBook(anXlsx({ sheets, texts }));
    expect(refusalOf(items)).toEqual({ code: 'RUN-F18', part: 'Cours' });
  });

  test('too many shared ones are refused', async () => {
    const sheets = { Cours: { data } };
    const texts = `<si/>`.repeat(3_000_001);
    expect(await refuse(anXlsx({ sheets, texts }))).toEqual({
      ...{ code: 'RUN-F20', max: 3_000_000, max_mb: 192 },
    });
  });

  test('shared ones that are too long together are refused before they are unpacked', async () => {
    const members = xlsxMembers({ ...plain, texts: '<si/>' }).map((one) =>
      one.name === 'xl/sharedStrings.xml'
        ? { ...one, content: noise(600_000), toldBytes: 210_000_000 }
        : one,
    );
    expect(await refuse(aZip(members))).toEqual({
      ...{ code: 'RUN-F20', max: 3_000_000, max_mb: 192 },
    });
  });
});

/** Bytes that do not pack, the same in every run. */
function noise(bytes: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state & 0xff;
  });
}
