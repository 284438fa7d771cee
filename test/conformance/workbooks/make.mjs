/**
 * Makes the workbooks that SheetJS and ExcelJS write; make.py makes the others and says how.
 * ExcelJS is no dependency of this project: in a folder of your own,
 *   npm i exceljs@4.4.0 xlsx@npm:@e965/xlsx@0.20.3
 * and run a copy of this file there, with this folder as its argument.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import * as XLSX from 'xlsx';

const folder = process.argv[2] ?? path.dirname(fileURLToPath(import.meta.url));
const header = ['id', 'title', 'price', 'hours', 'start', 'active'];
const day = (text) => new Date(`${text}T00:00:00Z`);
const base = [
  [20140000008325, 'Comptabilité – niveau 1', 150000, 1.5, day('2024-03-15'), true],
  ['0012', 'Ligne 1\nLigne 2', 99.99, 0.1 + 0.2, day('2023-12-31'), false],
  [7, '日本語 🎓 & <b>gras</b>', -5, null, day('2024-02-29'), true],
  ['A-4', 'Nombres en texte', '1 250,50', '1h30', '15/03/2024', 'oui'],
];

/** What Windows-1252 can hold: the formats before Excel 97 know nothing else. */
const latin = base.with(2, [7, 'Été & <b>gras</b>', -5, null, day('2024-02-29'), true]);

function sheetjs(name, options, { is1904 = false, rows = base } = {}) {
  const sheet = XLSX.utils.aoa_to_sheet([header, ...rows], {
    UTC: true,
    dateNF: 'dd/mm/yyyy',
    date1904: is1904,
  });
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Cours');
  if (is1904) book.Workbook = { WBProps: { date1904: true } };
  const bytes = XLSX.write(book, { type: 'buffer', ...options });
  writeFileSync(path.join(folder, name), options.codepage === 1252 ? writeAccents(bytes) : bytes);
}

/** SheetJS writes `_` for what is not ASCII; Excel 5 wrote the page that the file names: 1252. */
function writeAccents(bytes) {
  const text = bytes.toString('latin1');
  return Buffer.from(
    text
      .replaceAll('Comptabilit_ _ niveau', 'Comptabilit\xe9 \x96 niveau')
      .replaceAll('_t_ & <b>', '\xc9t\xe9 & <b>'),
    'latin1',
  );
}

sheetjs('sheetjs-plain.xlsx', { bookType: 'xlsx' });
sheetjs('sheetjs-shared.xlsx', { bookType: 'xlsx', bookSST: true, compression: true });
sheetjs('sheetjs-1904.xlsx', { bookType: 'xlsx' }, { is1904: true });
sheetjs('sheetjs-binary.xlsb', { bookType: 'xlsb' });
sheetjs('sheetjs-biff8.xls', { bookType: 'biff8' });
sheetjs('sheetjs-biff5.xls', { bookType: 'biff5', codepage: 1252 }, { rows: latin });
sheetjs('sheetjs-biff2.xls', { bookType: 'biff2', codepage: 1252 }, { rows: latin });
sheetjs('sheetjs-2003.xls', { bookType: 'xlml' });
sheetjs('sheetjs-flat.fods', { bookType: 'fods' });

function fillExcelJs(book) {
  const sheet = book.addWorksheet('Cours');
  sheet.addRow(header);
  for (const row of base) sheet.addRow(row);
  const rich = { richText: [{ text: 'Cours de ' }, { font: { bold: true }, text: 'COBOL' }] };
  sheet.addRow([8, rich, { formula: 'C2+1', result: 150001 }]);
  const link = { text: 'Lien', hyperlink: 'https://example.org/' };
  sheet.addRow([9, link, { formula: '1/0', result: { error: '#DIV/0!' } }]);
  return sheet;
}

const plain = new ExcelJS.Workbook();
fillExcelJs(plain);
await plain.xlsx.writeFile(path.join(folder, 'exceljs-plain.xlsx'));

const streamed = new ExcelJS.stream.xlsx.WorkbookWriter({
  filename: path.join(folder, 'exceljs-streamed.xlsx'),
  useSharedStrings: false,
  useStyles: true,
});
fillExcelJs(streamed).commit();
await streamed.commit();
