import { describe, expect, test } from 'vitest';
import { anXlsx, textRow } from '../../workbooks/a-xlsx.ts';
import { readPayments } from './read-payments.ts';

const header = 'nom_complet,type_id,valeur_id,devise,montant';
const awa = 'Awa Exemple,MSISDN,22890123456,XOF,10000';
const moussa = 'Moussa Exemple,MSISDN,22890654321,XOF,5000';
const read = (...lines: readonly string[]) => readPayments('liste.csv', `${lines.join('\n')}\n`);

/** Verdict, rows read, good ones, and what was found: all that a bulk is decided by. */
async function judge(...lines: readonly string[]) {
  const { result, told } = await read(...lines);
  return [result.verdict, result.rows, result.accepted, ...told];
}

describe('below the header every row is a payment or an error', () => {
  test.each([
    ['NB : Fatou Exemple,,,,', 'a note'],
    ['Fatou Exemple,,,,', 'what is left of a payment'],
    ['* Fatou,,,,', 'what begins like a note'],
    ['Fait à Dakar le 02/03/2026,,,,', 'a signature'],
    ['Total Fatou,,,,7000', 'somebody whose name begins like a total'],
    ['Sous-total,,,,15000', 'a sub-total'],
    ['Page 1/2,,,,', 'the end of a page'],
  ])('%s is an error: %s', async (row) => {
    expect(await judge(header, awa, moussa, row)).toEqual(['read', 3, 2, 'TRF-R32 4 null']);
    expect(await judge(header, awa, row, moussa)).toEqual(['read', 3, 2, 'TRF-R32 3 null']);
  });

  test('a payment without its identifier is told by its cell', async () => {
    expect(await judge(header, awa, 'Total Fatou,MSISDN,,XOF,7000')).toEqual([
      ...['read', 2, 1, 'TRF-R01 3 valeur_id'],
    ]);
  });

  test('blank rows, lines of dashes and the header again are none', async () => {
    const { result, told } = await read(header, awa, ',,,,', header, moussa, '---,---,---,---,---');
    expect(told).toEqual([]);
    expect([result.rows, result.accepted]).toEqual([2, 2]);
  });
});

describe('a total', () => {
  test.each([
    ['Total,,,,15000'],
    ['TOTAL GÉNÉRAL :,,,XOF,15 000 FCFA'],
    [',Total,,,15000'],
    ['2,Total,,,15000'],
  ])('%s is left out: it is the sum', async (row) => {
    const { result, told } = await read(header, awa, moussa, row);
    expect(told).toEqual([]);
    expect([result.rows, result.accepted, result.facts.leftOut?.total]).toEqual([2, 2, 1]);
  });

  test.each(['Total,,,,12000', 'Total,,,,', 'Total,,,,=SUM(E2:E3)', 'Total,,,XOF,5000'])(
    '%s refuses the file: it is not the sum',
    async (row) => {
      const [verdict, , accepted, ...told] = await judge(header, awa, moussa, row);
      expect([verdict, accepted, told]).toEqual(['refused', 0, ['TRF-F06 4 montant']]);
    },
  );

  test('a second one is an error', async () => {
    const total = 'Total,,,,15000';
    expect(await judge(header, awa, moussa, total, total)).toEqual([
      ...['read', 3, 2, 'TRF-R32 5 null'],
    ]);
  });

  test('of a file with bad rows it is not held against the others', async () => {
    const bad = 'Fatou,MSISDN,22890111222,XOF,0';
    expect(await judge(header, awa, bad, 'Total,,,,15000')).toEqual([
      ...['read', 2, 1, 'TRF-R14 3 montant'],
    ]);
  });
});

describe('above the header', () => {
  test.each([
    ['Awa Exemple,MSISDN,22890123456,XOF,10000', 'a payment'],
    ['Awa Exemple,,22890123456,XOF,10000', 'one without its type'],
    ['10000,XOF,IBAN,GB82WEST12345698765432,Awa', 'one of other columns'],
  ])('%s refuses the file: %s', async (row) => {
    const [verdict, , accepted, ...told] = await judge(row, header, moussa);
    expect([verdict, accepted, told]).toEqual(['refused', 0, ['TRF-F07 1 null']]);
  });

  test('titles are none', async () => {
    const titles = [
      'Bourses de mars 2026,,,,',
      'Compte payeur,SN0123456789,Total,15000,',
      'Contact,221771234567,,,',
      ',,,,',
    ];
    const { told, payments } = await read(...titles, header, awa, moussa);
    expect(told).toEqual([]);
    expect(payments).toHaveLength(2);
  });
});

describe('in a workbook', () => {
  const columns = textRow('type_id', 'valeur_id', 'devise', 'montant');
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const rowOf = (identifier: string, amount: string, attributes = '') =>
    `<row${attributes}>${text('MSISDN')}${text(identifier)}${text('XOF')}<c>${amount}</c></row>`;
  const one = rowOf('22890123456', '<v>10000</v>');
  const liste = `${columns}${one}`;
  const readSheets = (sheets: NonNullable<Parameters<typeof anXlsx>[0]['sheets']>) =>
    readPayments('liste.xlsx', anXlsx({ sheets }));

  test('what a merged area repeats pays nobody', async () => {
    const data = `${liste}${rowOf('22890654321', '')}`;
    const behind = '<mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>';
    const { told, payments } = await readSheets({ Liste: { data, behind } });
    expect(told).toEqual(['TRF-R29 3 montant']);
    expect(payments.map(({ amountMinor }) => amountMinor)).toEqual(['10000']);
  });

  test('a hidden row refuses the file', async () => {
    const data = `${liste}${rowOf('22890654321', '<v>5000</v>', ' hidden="1"')}`;
    const { result, findings } = await readSheets({ Liste: { data } });
    expect([result.verdict, result.accepted]).toEqual(['refused', 0]);
    expect(findings.map(({ code, level, data: { count } }) => [code, level, count])).toEqual([
      ['TRF-F04', 'blocking', 1],
    ]);
  });

  test('a second sheet with payments refuses it', async () => {
    const { result, findings } = await readSheets({
      Mars: { data: liste },
      Avril: { data: liste },
    });
    expect(result.verdict).toBe('refused');
    expect(findings.map(({ code, data }) => [code, data['left_out']])).toEqual([
      ['TRF-F05', 'Avril'],
    ]);
  });

  test('a sheet of something else does not', async () => {
    const other = `${textRow('Ville', 'Remarque')}${textRow('Dakar', 'siège')}`;
    const { told } = await readSheets({ Liste: { data: liste }, Notes: { data: other } });
    expect(told).toEqual([]);
  });
});
