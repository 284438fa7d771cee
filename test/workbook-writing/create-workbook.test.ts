import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createWorkbook } from '../../shared/workbook-writing/create-workbook.ts';
import type { SheetCell } from '../../shared/workbook-writing/write-sheet.ts';

const text = (value: string): SheetCell => ({ value, look: 'text' });

/** A workbook of one sheet with a header, and rows of one cell. */
async function aWorkbook(...cells: SheetCell[]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = createWorkbook();
  const columns = [{ width: 20 }, { width: 10, isHidden: true }];
  const sheet = workbook.openSheet({ name: 'Lignes', hasHeader: true, columns });
  await sheet.addRow([{ value: 'nom', look: 'header' }]);
  for (const cell of cells) await sheet.addRow([cell]);
  return workbook.finish();
}

/** The text of one file inside a workbook. */
function partOf(bytes: Uint8Array, name: string): string {
  const { files } = XLSX.read(bytes, { bookFiles: true }) as unknown as {
    files: Record<string, { content: Uint8Array }>;
  };
  const part = files[name];
  if (part === undefined) throw new Error(`no ${name} in ${Object.keys(files)}`);
  return new TextDecoder().decode(part.content);
}

function valuesOf(bytes: Uint8Array): unknown[] {
  const { Sheets } = XLSX.read(bytes);
  return XLSX.utils
    .sheet_to_json<unknown[]>(Sheets['Lignes'] as XLSX.WorkSheet, { header: 1, blankrows: true })
    .slice(1)
    .map(([value]) => value);
}

describe('a written workbook', () => {
  test.each([
    ['a formula that is a text', '=1+1'],
    ['markup', '<b>&amp; "é’</b>'],
    ['spaces at both ends', '  x '],
    ['lines', 'a\nb'],
    ['what looks like an escape', '_x0041_'],
    ['digits', '0020140000008325'],
    ['characters of two units', '😀'],
    ['as long as a cell can be', 'x'.repeat(32_767)],
  ])('gives back %s', async (_what, value) => {
    expect(valuesOf(await aWorkbook(text(value)))).toEqual([value]);
  });

  test('cleans what no cell can hold', async () => {
    const cells = [text('a\u0000b\u0008'), text('a\r\nb\rc'), text('\ud83d'), text('\uffff!')];
    expect(valuesOf(await aWorkbook(...cells))).toEqual(['ab', 'a\nb\nc', '\ufffd', '!']);
  });

  test('keeps numbers, truth and nothing', async () => {
    const cells: SheetCell[] = [
      { value: 20140000008325, look: 'integer' },
      { value: true, look: 'number' },
      { value: null, look: 'wrong-text' },
      { value: 'end', look: 'text' },
    ];
    expect(valuesOf(await aWorkbook(...cells))).toEqual([20140000008325, true, undefined, 'end']);
  });

  test('computes nothing: what looks like a formula is text, marked as quoted', async () => {
    const bytes = await aWorkbook(text('=1+1'), text('1+1'));
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    const formats = partOf(bytes, 'xl/styles.xml')
      .split('<cellXfs')[1]
      ?.match(/<xf .*?<\/xf>/g);
    const formatOf = (cell: string) =>
      formats?.[Number(new RegExp(`r="${cell}" s="(\\d+)"`).exec(sheet)?.[1])];
    expect(formatOf('A2')).toContain('quotePrefix="1"');
    expect(formatOf('A3')).not.toContain('quotePrefix');
    expect(formatOf('A3')).toContain('numFmtId="49"');
  });

  test('has a header that stays, a filter, widths, and a hidden column', async () => {
    const sheet = partOf(await aWorkbook(text('x')), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(sheet).toContain('<autoFilter ref="A1:B2"/>');
    expect(sheet).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
    expect(sheet).toContain('<col min="2" max="2" width="10" hidden="1" customWidth="1"/>');
  });

  test('has notes at their cells', async () => {
    const cell = { value: 'dix', look: 'wrong-text', note: 'Pas un nombre.\n<Corrigez>' } as const;
    const sheet = XLSX.read(await aWorkbook(text('x'), cell)).Sheets['Lignes'];
    expect([...(sheet?.['A3'].c ?? [])]).toMatchObject([
      { a: 'Quai', t: 'Pas un nombre.\n<Corrigez>' },
    ]);
    expect(sheet?.['A2'].c).toBeUndefined();
  });

  test('is high enough for a text of several lines', async () => {
    const cell = { value: 'x'.repeat(40), look: 'problem' } as const;
    const sheet = partOf(await aWorkbook(cell), 'xl/worksheets/sheet1.xml');
    // 18 characters a line: three lines of 15 points.
    expect(sheet).toContain('<row r="2" ht="45" customHeight="1">');
  });

  test('is the same bytes for the same content', async () => {
    expect(await aWorkbook(text('x'))).toEqual(await aWorkbook(text('x')));
  });
});

test('sheets stand as they were opened, in whatever order they are filled', async () => {
  const workbook = createWorkbook();
  const first = workbook.openSheet({ name: 'Résumé & co', columns: [] });
  const second = workbook.openSheet({ name: 'Lignes', columns: [] });
  await second.addRow([text('two')]);
  await first.addRow([text('one')]);
  workbook.openSheet({ name: 'Vide', columns: [{ width: 9 }] });

  const { SheetNames, Sheets } = XLSX.read(await workbook.finish());

  expect(SheetNames).toEqual(['Résumé & co', 'Lignes', 'Vide']);
  expect([Sheets['Résumé & co']?.['A1'].v, Sheets['Lignes']?.['A1'].v]).toEqual(['one', 'two']);
});

test('columns behind Z are named as spreadsheets do', async () => {
  const workbook = createWorkbook();
  const sheet = workbook.openSheet({ name: 'Large', columns: [{ width: 9 }] });
  await sheet.addRow(Array.from({ length: 703 }, (_, i) => text(`c${i + 1}`)));
  const written = XLSX.read(await workbook.finish()).Sheets['Large'];
  expect([written?.['Z1'].v, written?.['AA1'].v, written?.['ZZ1'].v, written?.['AAA1'].v]).toEqual([
    ...['c26', 'c27', 'c702', 'c703'],
  ]);
});
