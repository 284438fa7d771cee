import { gzipSync } from 'node:zlib';
import { anXlsx, aZip, textRow, xlsxMembers } from '../workbooks/a-xlsx.ts';
import type { HostileFile } from './hostile-file.ts';

const data = `${textRow('title', 'price')}${textRow('Un', '5')}`;
const plain = { sheets: { Cours: { data } } };
const sheetPath = 'xl/worksheets/sheet1.xml';
const magic = (...bytes: number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(2000, 7)]);
/** A workbook of many sheets, all of which are one part. */
const manySheets = (count: number) => {
  const sheet = (_: unknown, i: number) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="rId1"/>`;
  const sheets = Array.from({ length: count }, sheet).join('');
  const workbook = `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
  return anXlsx({ ...plain, parts: { 'xl/workbook.xml': workbook } });
};
/** A workbook that tells more about its sheet or its styles. */
const withMore = (given: { behind?: string; before?: string; more?: string; styles?: string }) => {
  const { behind = '', before = '', more = '', styles = '' } = given;
  return anXlsx({ sheets: { Cours: { data: data + more, behind, before } }, styles });
};
const doctype = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>';

/** Packages and other bytes; the workbooks are all changes of one that is read. */
export const hostileBinaries: readonly HostileFile[] = [
  {
    why: 'a picture of 600 MB packed into 600 KB beside the sheet (a bomb by its ratio)',
    name: 'cours.xlsx',
    content: () =>
      aZip([
        ...xlsxMembers(plain),
        { name: 'xl/media/image1.png', content: new Uint8Array(600_000_000) },
      ]),
    code: 'RUN-F18',
  },
  {
    why: 'a sheet of 300 MB whose directory tells 1 KB (a bomb that lies)',
    name: 'cours.xlsx',
    content: () =>
      aZip([
        ...xlsxMembers(plain).filter(({ name }) => name !== sheetPath),
        { name: sheetPath, content: new Uint8Array(300_000_000).fill(32), toldBytes: 1_024 },
      ]),
    code: 'RUN-F10',
  },
  {
    why: 'a workbook of 60,000 parts',
    name: 'cours.xlsx',
    content: () =>
      aZip([
        ...xlsxMembers(plain),
        ...Array.from({ length: 60_000 }, (_, i) => ({ name: `xl/media/${i}`, content: '' })),
      ]),
    code: 'RUN-F18',
  },
  {
    why: 'three million shared texts and more',
    name: 'cours.xlsx',
    content: () =>
      anXlsx({
        ...plain,
        texts: Array.from({ length: 3_200_000 }, (_, i) => `<si><t>${i * 7}</t></si>`).join(''),
      }),
    code: 'RUN-F20',
    peakMegabytesMax: 700,
  },
  {
    why: 'one shared text of a million characters, named by every cell',
    name: 'cours.xlsx',
    content: () =>
      anXlsx({
        sheets: {
          Cours: {
            data: `${textRow('title', 'price')}${'<row><c t="s"><v>0</v></c></row>'.repeat(2_000)}`,
          },
        },
        texts: `<si><t>${'a'.repeat(1_000_000)}</t></si>`,
      }),
    code: 'RUN-F18',
  },
  {
    why: 'a number format of half a million brackets that are never closed',
    name: 'cours.xlsx',
    content: () =>
      withMore({ styles: `<numFmts><numFmt formatCode="${'[$'.repeat(500_000)}"/></numFmts>` }),
    code: '',
    accepted: 1,
  },
  {
    why: '90,000 number formats of brackets that are never closed',
    name: 'cours.xlsx',
    content: () => {
      const format = `<numFmt numFmtId="164" formatCode="${'[$'.repeat(127)}"/>`;
      return withMore({ styles: `<numFmts>${format.repeat(90_000)}</numFmts>` });
    },
    code: '',
    accepted: 1,
  },
  {
    why: 'a tag of a million letters without any value',
    name: 'cours.xlsx',
    content: () => withMore({ styles: `<cellXfs><xf ${'a'.repeat(1_000_000)}/></cellXfs>` }),
    code: '',
    accepted: 1,
  },
  {
    why: 'a type of content that begins a pattern again and again',
    name: 'cours.xlsx',
    content: () => {
      const type = `<Override PartName="/a" ContentType="${'excel.'.repeat(160_000)}"/>`;
      const parts = { '_rels/.rels': null, '[Content_Types].xml': `<Types>${type}</Types>` };
      return anXlsx({ ...plain, parts });
    },
    code: '',
    accepted: 1,
  },
  {
    why: '280,000 sheets that are all one part',
    name: 'cours.xlsx',
    content: () => manySheets(280_000),
    code: 'RUN-F29',
  },
  {
    why: 'as many sheets as may be, all one part',
    name: 'cours.xlsx',
    content: () => manySheets(1_000),
    code: '',
    accepted: 1,
  },
  {
    why: 'merged areas of 15 MB that are never closed',
    name: 'cours.xlsx',
    content: () => withMore({ behind: '<mergeCell '.repeat(1_400_000) }),
    code: 'RUN-F10',
  },
  {
    why: 'merged areas whose places are never closed',
    name: 'cours.xlsx',
    content: () => withMore({ behind: '<mergeCell ref="'.repeat(900_000) }),
    code: 'RUN-F10',
  },
  {
    why: '400,000 merged areas that begin in a row which comes 300,000 times',
    name: 'cours.xlsx',
    content: () =>
      withMore({
        more: '<row r="4"><c r="B4"><v>1</v></c></row>'.repeat(300_000),
        behind: `<mergeCells>${'<mergeCell ref="ZZ4:ZZ5"/>'.repeat(400_000)}</mergeCells>`,
      }),
    code: 'CRS-R01',
    accepted: 1,
  },
  {
    why: 'a million hidden columns, told a thousand times',
    name: 'cours.xlsx',
    content: () =>
      withMore({
        before: `<cols>${'<col min="1" max="1000000" hidden="1"/>'.repeat(1_000)}</cols>`,
        more: '<row><c r="ZZZZZZ3"><v>1</v></c></row>',
      }),
    code: 'RUN-R02',
    accepted: 1,
  },
  {
    why: 'a blank shared text of a million characters, named by 100,000 cells',
    name: 'cours.xlsx',
    content: () =>
      anXlsx({
        sheets: { Cours: { data: data + '<row><c t="s"><v>0</v></c></row>'.repeat(100_000) } },
        texts: `<si><t>${' '.repeat(900_000)}</t></si>`,
      }),
    code: '',
    accepted: 1,
  },
  {
    why: 'more rows than a sheet has, all with one number',
    name: 'cours.xlsx',
    content: () => withMore({ more: '<row r="3"/>'.repeat(1_100_000) }),
    code: 'RUN-F21',
  },
  {
    why: 'entities that multiply inside the workbook',
    name: 'cours.xlsx',
    content: () =>
      anXlsx({
        ...plain,
        texts: '',
        parts: { 'xl/sharedStrings.xml': `${doctype}<sst><si><t>&b;</t></si></sst>` },
      }),
    code: 'RUN-F19',
  },
  {
    why: 'a row number beyond the last one',
    name: 'cours.xlsx',
    content: () =>
      anXlsx({
        sheets: { Cours: { data: `${data}<row r="99999999"><c t="str"><v>loin</v></c></row>` } },
      }),
    code: 'RUN-F21',
  },
  {
    why: 'a cell in the last column of every row',
    name: 'cours.xlsx',
    content: () => {
      const rows = Array.from(
        { length: 50_000 },
        (_, i) =>
          `<row r="${i + 3}"><c r="A${i + 3}"><v>1</v></c><c r="XFD${i + 3}"><v>1</v></c></row>`,
      );
      return anXlsx({ sheets: { Cours: { data: data + rows.join('') } } });
    },
    code: 'RUN-R02',
    accepted: 1,
  },
  {
    why: 'member names that climb out of the folder',
    name: 'cours.xlsx',
    content: () =>
      aZip([...xlsxMembers(plain), { name: '../../../etc/cron.d/x', content: '* * *' }]),
    code: '',
    accepted: 1,
  },
  {
    why: 'a workbook that is cut in the middle',
    name: 'cours.xlsx',
    content: () => anXlsx(plain).subarray(0, 700),
    code: 'RUN-F10',
  },
  {
    why: 'an encrypted member',
    name: 'cours.xlsx',
    content: () =>
      aZip(
        xlsxMembers(plain).map((each) => (each.name === sheetPath ? { ...each, flags: 1 } : each)),
      ),
    code: 'RUN-F09',
  },
  {
    why: 'a zip of something else',
    name: 'cours.xlsx',
    content: () => aZip([{ name: 'photos/a.txt', content: 'x' }]),
    code: 'RUN-F01',
  },
  {
    why: 'a gzip bomb',
    name: 'cours.csv',
    content: () => gzipSync(new Uint8Array(100_000_000)),
    code: 'RUN-F01',
  },
  { why: 'a PDF', name: 'cours.csv', content: '%PDF-1.7\n%âãÏÓ\n1 0 obj', code: 'RUN-F01' },
  {
    why: 'a picture',
    name: 'cours.xlsx',
    content: magic(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    code: 'RUN-F01',
  },
  {
    why: 'a program of Windows',
    name: 'cours.xls',
    content: magic(0x4d, 0x5a, 0x90, 0),
    code: 'RUN-F01',
  },
  {
    why: 'a program of Linux',
    name: 'cours.json',
    content: magic(0x7f, 0x45, 0x4c, 0x46),
    code: 'RUN-F01',
  },
  {
    why: 'bytes without any sense',
    name: 'cours.csv',
    // A linear congruence: the same bytes each time, and no NUL more than others.
    content: () => {
      let state = 1;
      return Uint8Array.from({ length: 100_000 }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return state >>> 24;
      });
    },
    code: 'RUN-F01',
  },
  {
    why: 'an old workbook that is damaged',
    name: 'cours.xls',
    content: magic(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    code: 'RUN-F10',
  },
];
