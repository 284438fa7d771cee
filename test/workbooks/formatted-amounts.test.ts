import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { type MoneyContext, readMoney } from '../../shared/values/read-money.ts';
import { cellsOf } from '../sources/a-source.ts';
import { outcomeOf } from '../values/outcome.ts';
import { readBook } from './a-workbook.ts';
import { anXlsx, textRow } from './a-xlsx.ts';

/** What a reader hands on of a number under a format: in .xlsx, and in .xls. */
async function readFormatted(number: string, format: string): Promise<readonly unknown[]> {
  const code = format.replaceAll('"', '&quot;');
  const xlsx = anXlsx({
    sheets: { Cours: { data: `${textRow('price')}<row><c s="1"><v>${number}</v></c></row>` } },
    styles:
      `<numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts>` +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
  });
  const workbook = XLSX.utils.book_new();
  const cells = { A1: { t: 's', v: 'price' }, A2: { t: 'n', v: Number(number), z: format } };
  const sheet = { '!ref': 'A1:A2', ...cells } as unknown as XLSX.WorkSheet;
  XLSX.utils.book_append_sheet(workbook, sheet, 'Cours');
  const xls = new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'biff8' }));
  const [a] = cellsOf(await readBook(xlsx))[0] ?? [];
  const [b] = cellsOf(await readBook(xls, { name: 'cours.xls' }))[0] ?? [];
  return [a, b];
}

const moneyOf = (cell: unknown, context: MoneyContext): unknown => {
  const reading = readMoney(cell, context);
  if (reading.kind !== 'value') return outcomeOf(reading);
  return `${reading.value.amountMinor} ${reading.value.currency}`;
};

const francs = '#,##0\\ "FCFA"';

describe('an amount under the format of a currency', () => {
  test.each([
    ['5000', francs, '5000 FCFA', '5000 XOF'],
    // The parity of the franc: a thousand times as much, if its point were read as grouping.
    ['655.957', francs, '655.9570 FCFA', 'too-precise'],
    ['-655.957', francs, '-655.9570 FCFA', 'too-precise'],
    ['1250.5', francs, '1250.5 FCFA', 'too-precise'],
    ['0.001', francs, '0.0010 FCFA', 'too-precise'],
    ['99.99', '0.00\\ [$€-40C]', '99.99 €', '9999 EUR'],
    ['1.235', '0.00\\ [$€-40C]', '1.2350 €', 'too-precise'],
    ['1234.567', '0.000\\ "KWD"', '1234.5670 KWD', '1234567 KWD'],
    ['1.5', '0.000\\ "KWD"', '1.5 KWD', '1500 KWD'],
    ['12', '0\\ " - €"', '12 €', '1200 EUR'],
    ['12', '0\\ "(F CFA)"', '12 F CFA', '12 XOF'],
  ])('%s under %s is %s, which is %s', async (number, format, cell, money) => {
    expect(await readFormatted(number, format)).toEqual([cell, cell]);
    expect(moneyOf(cell, { house: 'XOF' })).toEqual(money);
  });

  test.each([
    ['where the franc is that of Central Africa', { house: 'XAF' }, '5000 XAF'],
    ['in a column of that franc', { house: 'XOF', declared: 'XAF' }, '5000 XAF'],
    ['in a column of the other one', { house: 'XAF', declared: 'XOF' }, '5000 XOF'],
    ['in a column of euros', { house: 'XOF', declared: 'EUR' }, 'currencies-differ'],
  ])('means its francs %s as a text does', async (_where, context, money) => {
    const [cell] = await readFormatted('5000', francs);
    expect(moneyOf(cell, context)).toEqual(money);
    expect(moneyOf('5000 FCFA', context)).toEqual(money);
  });

  test('keeps its currency when it is a formula that nobody computed', async () => {
    const data = `${textRow('price')}<row><c s="1"><f>15000</f></c></row>`;
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="0 &quot;€&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
    const items = await readBook(anXlsx({ sheets: { Cours: { data } }, styles }));
    expect(cellsOf(items)).toEqual([['15000 €']]);
  });
});
