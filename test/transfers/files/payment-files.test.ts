import { describe, expect, test } from 'vitest';
import { word } from '../../../shared/messages/catalogue.ts';
import { anXlsx, textRow } from '../../workbooks/a-xlsx.ts';
import { readPayments } from './read-payments.ts';

describe('files that people send', () => {
  test('the standard format of the seed (T15, T17)', async () => {
    const { records, told } = await readPayments('seed-standard.csv');
    expect(told).toEqual([]);
    expect(records).toEqual([
      {
        id: '2',
        row: 2,
        record: {
          transferId: 'tx-001',
          payee: { type: 'MSISDN', identifier: '22890123456', name: null },
          amountMinor: '10000',
          currency: 'XOF',
          note: null,
        },
      },
      {
        id: '3',
        row: 3,
        record: {
          transferId: 'tx-002',
          payee: { type: 'MSISDN', identifier: '22890654321', name: null },
          amountMinor: '5000',
          currency: 'XOF',
          note: null,
        },
      },
    ]);
  });

  test('the payment list of the seed, which has no ids (T16, T17)', async () => {
    const { payments, told } = await readPayments('seed-payment-list.csv');
    expect(told).toEqual([]);
    expect(payments).toEqual([
      {
        transferId: null,
        payee: { type: 'MSISDN', identifier: '22890123456', name: null },
        amountMinor: '10000',
        currency: 'XOF',
        note: null,
      },
      {
        transferId: null,
        payee: { type: 'MSISDN', identifier: '22890654321', name: null },
        amountMinor: '5000',
        currency: 'XOF',
        note: null,
      },
    ]);
  });

  test('Payment Hub: its ids are request_id, and its count of rows is none', async () => {
    const { payments, told } = await readPayments('payment-hub.csv');
    expect(told).toEqual([]);
    expect(payments).toEqual([
      {
        transferId: '5f2a7c10-3d5b-4c1e-9d6f-0a1b2c3d4e5f',
        payee: { type: 'MSISDN', identifier: '221770000101', name: null },
        amountMinor: '1500',
        currency: 'XOF',
        note: 'Bourse mars',
      },
      {
        transferId: '5f2a7c10-3d5b-4c1e-9d6f-0a1b2c3d4e60',
        payee: { type: 'ACCOUNT_ID', identifier: '000123', name: null },
        amountMinor: '2500',
        currency: 'XOF',
        note: null,
      },
    ]);
  });

  test('an office’s own list: names, spaces, Windows-1252, semicolons and a total', async () => {
    const { result, payments } = await readPayments('office-windows-1252-semicolons.csv');
    expect(result.rows).toBe(2);
    expect(result.facts.leftOut?.total).toBe(1);
    expect(payments).toEqual([
      {
        transferId: null,
        payee: { type: 'MSISDN', identifier: '221770000101', name: 'Aïssatou Exemple' },
        amountMinor: '10000',
        currency: 'XOF',
        note: 'Prime de février',
      },
      {
        transferId: null,
        payee: { type: 'MSISDN', identifier: '221770000102', name: 'Moussa Exemple' },
        amountMinor: '5000',
        currency: 'XOF',
        note: null,
      },
    ]);
  });

  test('columns in any order, a byte order mark, tabs', async () => {
    const { payments, told } = await readPayments('list-with-bom-tabs.csv');
    expect(told).toEqual([]);
    expect(payments.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
      ['100', 'XOF'],
    ]);
  });

  test('JSON: numbers are exact, also beyond 2^53', async () => {
    const { payments, told } = await readPayments('payments.json');
    expect(payments).toEqual([
      {
        transferId: 'tx-1',
        payee: { type: 'MSISDN', identifier: '22890123456', name: null },
        amountMinor: '125050',
        currency: 'NGN',
        note: 'ab',
      },
    ]);
    expect(told).toEqual(['TRF-R18 2 amount']);
  });

  test('the same payment twice is two rows: only the whole file is judged', async () => {
    const line = 'MSISDN,22890123456,XOF,100\n';
    const text = `type_id,valeur_id,devise,montant\n${line}${line}`;
    const { result } = await readPayments('twice.csv', text);
    expect([result.accepted, result.setAside]).toEqual([2, 0]);
  });
});

describe('files that are refused', () => {
  test('every bad amount, each by its own code', async () => {
    const { result, told } = await readPayments('every-bad-amount.csv');
    expect([result.rows, result.accepted]).toEqual([11, 0]);
    expect(told).toEqual([
      'TRF-R13 2 montant',
      'TRF-R14 3 montant',
      'TRF-R15 4 montant',
      'TRF-R16 5 montant',
      'TRF-R10 6 montant',
      'TRF-R17 7 montant',
      'TRF-R11 8 montant',
      'TRF-R12 9 montant',
      'TRF-R12 10 montant',
      'TRF-R18 11 montant',
      'TRF-R01 12 montant',
    ]);
  });

  test('numbers that a spreadsheet has shortened', async () => {
    const { told } = await readPayments('excel-scientific-numbers.csv');
    expect(told).toEqual([
      'TRF-R09 2 partyIdentifier',
      'TRF-R16 2 amount',
      'TRF-R09 3 partyIdentifier',
      'TRF-R16 3 amount',
    ]);
  });

  test('the result of a bulk: once, by the bulk’s name', async () => {
    const { result, findings } = await readPayments('bulk-result.csv');
    expect([result.rows, result.accepted, result.rejected]).toEqual([2, 0, 2]);
    const refusals = findings.filter(({ level }) => level === 'rejected');
    expect(refusals.map(({ code, data }) => [code, data])).toEqual([
      ['TRF-F03', { run_id: 'bulk-01KAEXEMPLE0000000000000Z1' }],
    ]);
  });

  test.each([
    ['courses.csv', 'courses'],
    ['statement-of-claims.csv', 'claims'],
  ])('%s is known for what it is', async (name, kind) => {
    const { result, findings } = await readPayments(name);
    expect(result.verdict).toBe('refused');
    expect(findings.map(({ code, data }) => [code, data['other_kind']])).toEqual([
      ['RUN-F17', kind],
    ]);
  });

  test('a required column that is not there', async () => {
    const { findings } = await readPayments(
      'no-currency.csv',
      'type_id,valeur_id,montant\nA,1,1\n',
    );
    expect(findings.map(({ code, data }) => [code, data['field']])).toEqual([
      ['RUN-F04', 'currency'],
    ]);
    const { message } = word('RUN-F04', findings[0]?.data ?? {}, 'fr');
    expect(message).toContain('« Devise »'.replaceAll(' ', '\u00a0'));
  });
});

describe('workbooks', () => {
  const header = textRow('type_id', 'valeur_id', 'devise', 'montant', 'motif');
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const rowOf = (identifier: string, amount: string, note = '') =>
    `<row>${text('MSISDN')}${identifier}${text('XOF')}${amount}${note}</row>`;
  const read = (...rows: readonly string[]) =>
    readPayments(
      'liste.xlsx',
      anXlsx({ sheets: { Liste: { data: `${header}${rows.join('')}` } } }),
    );

  test('a telephone number that is a number stays exact', async () => {
    const { payments, told } = await read(rowOf('<c><v>22890123456</v></c>', '<c><v>100</v></c>'));
    expect(told).toEqual([]);
    expect(payments[0]?.payee.identifier).toBe('22890123456');
  });

  test('the amount or the payee that a formula gave is refused, whatever its value', async () => {
    const good = '<c><v>22890123456</v></c>';
    const { told, result } = await read(
      rowOf(good, '<c><f>50*2</f><v>100</v></c>'),
      rowOf('<c><f>A9+1</f><v>22890123456</v></c>', '<c><v>100</v></c>'),
      rowOf('<c t="str"><f>"2289"&amp;"0123456"</f><v>22890123456</v></c>', '<c><v>100</v></c>'),
      rowOf(good, '<c><f>B9*2</f></c>'),
      rowOf(good, '<c><f>50*2</f><v>100</v></c>'),
    );
    expect(result.accepted).toBe(0);
    expect(told.filter((each) => each.startsWith('TRF'))).toEqual([
      'TRF-R10 2 montant',
      'TRF-R10 3 valeur_id',
      'TRF-R10 4 valeur_id',
      'TRF-R10 5 montant',
      'TRF-R10 6 montant',
    ]);
  });

  test.each(['formula-in-amount.xls', 'formula-in-amount.xlsx'])(
    '%s: the merged area of a formula reaches the row below',
    async (name) => {
      const { told, payments } = await readPayments(name);
      expect(told.filter((each) => !each.startsWith('RUN'))).toEqual([
        'TRF-R10 3 montant',
        'TRF-R10 4 montant',
      ]);
      expect(payments).toHaveLength(1);
    },
  );

  test('a formula in a note does no harm', async () => {
    const note = '<c t="str"><f>"Prime "&amp;"mars"</f><v>Prime mars</v></c>';
    const { payments, told } = await read(
      rowOf('<c><v>22890123456</v></c>', '<c><v>100</v></c>', note),
    );
    expect(told).toEqual([]);
    expect(payments[0]?.note).toBe('Prime mars');
  });

  test('two rows of one number in a damaged workbook: nobody knows which is meant', async () => {
    const row = (amount: number) =>
      `<row r="2">${text('MSISDN')}<c><v>22890123456</v></c>${text('XOF')}<c><v>${amount}</v></c></row>`;
    const { told } = await read(row(100), row(200));
    expect(told).toEqual(['TRF-R28 2 null']);
  });
});
