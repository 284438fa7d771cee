import { describe, expect, test } from 'vitest';
import { cellsOf, factsOf } from '../sources/a-source.ts';
import { readBook, refusalOf } from './a-workbook.ts';
import { anXlsx, aZip, textRow, type XlsxParts, xlsxMembers } from './a-xlsx.ts';

const data = `${textRow('title')}<row><c t="s"><v>0</v></c></row>`;
const plain: XlsxParts = { sheets: { Cours: { data } }, texts: '<si><t>Un</t></si>' };
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relations = (list: readonly (readonly [string, string, string])[], type = office) =>
  `<Relationships xmlns="${packaged}">${list
    .map(([id, kind, to]) => `<Relationship Id="${id}" Type="${type}/${kind}" Target="${to}"/>`)
    .join('')}</Relationships>`;
const workbook = (sheets: string) =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`;
const sheetXml = (rows: string) =>
  `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
const cells = async (parts: XlsxParts) => cellsOf(await readBook(anXlsx(parts)));

describe('parts are found whatever they are called', () => {
  test('in other folders, by absolute, relative and escaped targets', async () => {
    const parts = {
      ...{ 'xl/workbook.xml': null, 'xl/_rels/workbook.xml.rels': null },
      ...{ 'xl/worksheets/sheet1.xml': null, 'xl/sharedStrings.xml': null },
      '_rels/.rels': relations([['a', 'officeDocument', '/book/main.xml']]),
      'book/main.xml': workbook('<sheet name="Cours" sheetId="1" r:id="x"/>'),
      'book/_rels/main.xml.rels': relations([
        ['x', 'worksheet', '../les%20feuilles/une.xml'],
        ['y', 'sharedStrings', '/textes.xml'],
      ]),
      'les feuilles/une.xml': sheetXml(data),
      'textes.xml': '<sst><si><t>Un</t></si></sst>',
    };
    expect(await cells({ ...plain, parts })).toEqual([['Un']]);
  });

  test('without relations of the package, by its content types, else by its usual name', async () => {
    const types = (name: string) =>
      `<Types><Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
    const moved = {
      ...{ '_rels/.rels': null, 'xl/workbook.xml': null },
      '[Content_Types].xml': types('xl/Book1.xml'),
      'xl/Book1.xml': workbook('<sheet name="Cours" sheetId="1" r:id="rId1"/>'),
      'xl/_rels/workbook.xml.rels': null,
      'xl/_rels/Book1.xml.rels': relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    };
    expect(await cells({ ...plain, parts: moved })).toEqual([['Un']]);
    const bare = { '_rels/.rels': null, '[Content_Types].xml': '<Types/>' };
    expect(await cells({ ...plain, parts: bare })).toEqual([['Un']]);
  });

  test('with backslashes between folders, in other cases', async () => {
    const members = xlsxMembers(plain).map((member) => ({
      ...member,
      name: member.name.replaceAll('/', '\\').toUpperCase(),
    }));
    expect(cellsOf(await readBook(aZip(members)))).toEqual([['Un']]);
  });

  test('with a prefix before every element, and another for relations', async () => {
    const prefix = (xml: string) => xml.replace(/<(\/?)(\w)/g, '<$1x:$2');
    const parts = {
      'xl/workbook.xml':
        `<x:workbook xmlns:x="${main}" xmlns:d3p1="${office}"><x:sheets>` +
        '<x:sheet name="Cours" sheetId="1" d3p1:id="rId1"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': prefix(
        relations([
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'sharedStrings', 'sharedStrings.xml'],
        ]),
      ),
      'xl/worksheets/sheet1.xml': prefix(sheetXml(data)),
      'xl/sharedStrings.xml': prefix('<sst><si><t>Un</t></si></sst>'),
    };
    expect(await cells({ ...plain, parts })).toEqual([['Un']]);
  });

  test('of the strict standard', async () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const parts = {
      '_rels/.rels': relations(
        [['a', 'officeDocument', 'xl/workbook.xml']],
        `${strict}/officeDocument/relationships`,
      ),
      'xl/workbook.xml':
        `<workbook xmlns="${strict}/spreadsheetml/main" conformance="strict" ` +
        `xmlns:r="${strict}/officeDocument/relationships"><sheets>` +
        '<sheet name="Cours" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(
        [['rId1', 'worksheet', 'worksheets/sheet1.xml']],
        `${strict}/officeDocument/relationships`,
      ),
      'xl/worksheets/sheet1.xml':
        `<worksheet xmlns="${strict}/spreadsheetml/main"><sheetData>${textRow('title')}` +
        '<row><c t="d"><v>2024-03-17T00:00:00</v></c></row></sheetData></worksheet>',
    };
    expect(await cells({ ...plain, parts })).toEqual([['2024-03-17']]);
  });
});

describe('XML in every encoding', () => {
  const sheet = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}" standalone="yes"?>\n${sheetXml(textRow('title') + textRow('Élevage ŋ'))}`;
  const utf16 = (text: string, mark: boolean) =>
    new Uint8Array(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));
  const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
  test.each([
    ['UTF-8 with a mark', `\ufeff${sheet('UTF-8')}`],
    ['UTF-16 LE', utf16(sheet('UTF-16'), true)],
    ['UTF-16 BE', swapped(utf16(sheet('UTF-16'), true))],
    ['UTF-16 LE without a mark', utf16(sheet('UTF-16'), false)],
    ['UTF-8 that says UTF-16', sheet('utf-16')],
  ])('%s', async (_why, xml) => {
    const parts = { 'xl/worksheets/sheet1.xml': xml };
    expect(await cells({ ...plain, parts })).toEqual([['Élevage ŋ']]);
  });

  test('Latin-1, told by the declaration', async () => {
    const xml = Buffer.from(sheet('ISO-8859-1').replace(' ŋ', ''), 'latin1');
    const parts = { 'xl/worksheets/sheet1.xml': new Uint8Array(xml) };
    expect(await cells({ ...plain, parts })).toEqual([['Élevage']]);
  });

  test('one that nobody knows is refused', async () => {
    const parts = { 'xl/worksheets/sheet1.xml': sheet('klingon-8') };
    expect(refusalOf(await readBook(anXlsx({ ...plain, parts })))).toEqual({ code: 'RUN-F10' });
  });
});

test('a drawing’s rows are no rows, and a value may hold what looks like a tag', async () => {
  const behind =
    '<mc:AlternateContent><mc:Choice><controls><anchor><from><xdr:row>85</xdr:row></from></anchor>' +
    '</controls></mc:Choice></mc:AlternateContent>';
  const before = '<sheetPr note="a > b &lt;row&gt;"/>';
  const sheets = { Cours: { data, before, behind } };
  expect(await cells({ ...plain, sheets })).toEqual([['Un']]);
});

test('macros are told, never run', async () => {
  const items = await readBook(anXlsx({ ...plain, hasMacros: true }));
  expect(factsOf(items)).toMatchObject({ hasMacros: true });
  expect(cellsOf(items)).toEqual([['Un']]);
});

describe('of other kinds of packages the name is told', () => {
  test.each([
    [
      'an .xlsb',
      { '_rels/.rels': relations([['a', 'officeDocument', 'xl/workbook.bin']]) },
      { code: 'RUN-F13', label: 'Excel .xlsb' },
    ],
    [
      'an .ods',
      { '[Content_Types].xml': null, '_rels/.rels': null, 'content.xml': '<a/>' },
      { code: 'RUN-F01', label: 'OpenDocument' },
    ],
    [
      'any .zip',
      { '[Content_Types].xml': null, '_rels/.rels': null },
      { code: 'RUN-F01', label: 'ZIP' },
    ],
  ])('%s', async (_what, parts, expected) => {
    const bytes = anXlsx({
      ...plain,
      parts: { 'xl/workbook.xml': null, 'xl/workbook.bin': 'x', ...parts },
    });
    expect(refusalOf(await readBook(bytes))).toMatchObject({ name: 'cours.xlsx', ...expected });
  });
});
