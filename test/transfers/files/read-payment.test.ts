import { describe, expect, test } from 'vitest';
import { readRow } from './read-payments.ts';

const amount = (cell: unknown, currency = 'XOF') => {
  const { payment, codes } = readRow({ amount: cell, currency });
  return payment?.amountMinor ?? codes.join(', ');
};

describe('amounts that are exact', () => {
  test.each<readonly [unknown, string, string, string]>([
    ['10000', 'XOF', '10000', 'francs have no decimals'],
    [10000, 'XOF', '10000', 'a number of a workbook'],
    ['10000.00', 'XOF', '10000', 'zeros beyond the decimals change nothing'],
    ['10000,00', 'XOF', '10000', 'with the French mark'],
    ['10 000', 'XOF', '10000', 'spaces part thousands'],
    ['1\u00a0234\u202f567', 'XOF', '1234567', 'also those that do not break'],
    ['10 000 FCFA', 'XOF', '10000', 'with the name of the same currency'],
    ['€ 12,5', 'EUR', '1250', 'with its sign before'],
    ['1250,5', 'NGN', '125050', 'a decimal comma'],
    ['1250.50', 'NGN', '125050', 'a decimal point'],
    ['0.01', 'NGN', '1', 'the least there is'],
    ['0.500', 'TND', '500', 'three decimals that cannot group'],
    ['1500.250', 'TND', '1500250', 'four digits are no group'],
    [1.5, 'TND', '1500', 'of a number the point is a decimal point'],
    [10.125, 'TND', '10125', 'also before three digits'],
    ['9007199254740991', 'XOF', '9007199254740991', 'the most there is, 2^53 − 1'],
    ['\u202a500\u202c', 'XOF', '500', 'marks of direction are invisible'],
    ["'500", 'XOF', '500', 'the apostrophe marks a text'],
  ])('%s %s is %s: %s', (cell, currency, minor) => {
    expect(amount(cell, currency)).toBe(minor);
  });
});

describe('amounts that are refused', () => {
  test.each<readonly [unknown, string, string, string]>([
    ['10000.50', 'XOF', 'TRF-R13', 'half a franc is never rounded'],
    [10000.5, 'XOF', 'TRF-R13', 'neither as a number'],
    ['1.005', 'NGN', 'TRF-R12', 'a thousand and five, or one and a bit'],
    ['1000.005', 'NGN', 'TRF-R13', 'a tenth of a kobo'],
    ['10,000', 'XOF', 'TRF-R12', 'ten thousand, or ten'],
    ['10.000', 'XOF', 'TRF-R12', 'the same in French'],
    ['1.500', 'TND', 'TRF-R12', 'dinars have three decimals'],
    ['1,234,567', 'XOF', 'TRF-R12', 'commas never group'],
    ['1.234,50', 'EUR', 'TRF-R12', 'points never group'],
    ['1 234.500', 'TND', 'TRF-R12', 'groups of two kinds'],
    ['1.500.000', 'XOF', 'TRF-R12', 'points never group, though this has one meaning'],
    ['#REF!', 'XOF', 'TRF-R33', 'an error of a spreadsheet'],
    ['#VALEUR!', 'XOF', 'TRF-R33', 'the same in French'],
    ['#N/A', 'XOF', 'TRF-R33', 'a look-up that found nothing'],
    ['0', 'XOF', 'TRF-R14', 'zero'],
    ['0.00', 'NGN', 'TRF-R14', 'zero with decimals'],
    ['-0', 'NGN', 'TRF-R14', 'zero with a sign'],
    ['-5', 'XOF', 'TRF-R15', 'negative'],
    ['−5', 'XOF', 'TRF-R15', 'with the true minus'],
    ['5-', 'XOF', 'TRF-R15', 'as accounts write it'],
    ['(500)', 'XOF', 'TRF-R15', 'in brackets'],
    [-5, 'XOF', 'TRF-R15', 'a negative number'],
    ['1e5', 'XOF', 'TRF-R16', 'scientific'],
    ['1,5E+04', 'XOF', 'TRF-R16', 'as a French spreadsheet shows it'],
    [1e-7, 'NGN', 'TRF-R13', 'a number that JavaScript writes so'],
    ['１０００', 'XOF', 'TRF-R17', 'full-width digits'],
    ['١٠٠٠', 'XOF', 'TRF-R17', 'Arabic digits'],
    ['5²', 'XOF', 'TRF-R17', 'a superscript'],
    ['9007199254740992', 'XOF', 'TRF-R18', 'one beyond 2^53 − 1'],
    ['90071992547409.92', 'NGN', 'TRF-R18', 'the same in kobo'],
    [1e15, 'XOF', 'TRF-R09', 'a number of which digits may be lost'],
    ['mille', 'XOF', 'TRF-R11', 'letters'],
    ['5\n000', 'XOF', 'TRF-R11', 'two amounts on two lines'],
    ['5\t000', 'XOF', 'TRF-R11', 'two amounts with a tab between'],
    ['5\u2003000', 'XOF', 'TRF-R11', 'an em space parts no thousands'],
    ['10k', 'XOF', 'TRF-R11', 'a multiple'],
    ['+500', 'XOF', 'TRF-R11', 'a plus'],
    ['0010000', 'XOF', 'TRF-R11', 'who fills up with zeros may count in cents'],
    ['1 00', 'XOF', 'TRF-R11', 'no group of three'],
    ['5.', 'XOF', 'TRF-R11', 'a mark and nothing behind'],
    ['1/2', 'XOF', 'TRF-R11', 'a fraction'],
    ['½', 'XOF', 'TRF-R17', 'a fraction of one sign'],
    ['100 EUR', 'XOF', 'TRF-R20', 'another currency'],
    ['=500*2', 'XOF', 'TRF-R10', 'a formula'],
    ['', 'XOF', 'TRF-R01', 'nothing'],
    [null, 'XOF', 'TRF-R01', 'no cell'],
    [true, 'XOF', 'TRF-R27', 'a truth'],
    [{ value: 5 }, 'XOF', 'TRF-R27', 'an object'],
  ])('%s %s: %s, %s', (cell, currency, code) => {
    expect(amount(cell, currency)).toBe(`${code} amount`);
  });

  test('a currency that nobody knows', () => {
    expect(readRow({ currency: 'XYZ' }).codes).toEqual(['TRF-R19 currency']);
  });

  test('a column that names another currency than the row', () => {
    const headers = {
      amount: 'Montant (FCFA)',
      currency: 'devise',
      party_id_type: 'type_id',
      party_identifier: 'valeur_id',
    };
    expect(readRow({ currency: 'EUR' }, { headers }).codes).toEqual(['TRF-R20 Montant (FCFA)']);
    expect(readRow({ currency: 'XOF' }, { headers }).codes).toEqual([]);
    // Both CFA francs are called so.
    expect(readRow({ currency: 'XAF', amount: '5 FCFA' }, { headers }).codes).toEqual([]);
  });
});

describe('formulas of a workbook', () => {
  test.each(['amount', 'currency', 'party_identifier', 'party_id_type', 'transfer_id'])(
    'none is taken for the %s, though it has a value',
    (field) => {
      expect(readRow({}, { computed: [field] }).codes).toEqual([`TRF-R10 ${field}`]);
    },
  );

  test.each(['amount', 'currency', 'party_identifier', 'party_id_type', 'transfer_id'])(
    'what a merged area repeats is not taken for the %s',
    (field) => {
      expect(readRow({}, { merged: [field] }).codes).toEqual([`TRF-R29 ${field}`]);
    },
  );

  test('one that was never computed', () => {
    const { transfer_id, currency, party_id_type, party_identifier } = {
      transfer_id: 'tx-1',
      currency: 'XOF',
      party_id_type: 'MSISDN',
      party_identifier: '22890123456',
    };
    const cells = { transfer_id, currency, party_id_type, party_identifier };
    const headers = { ...cells, amount: 'montant' };
    expect(readRow({}, { cells, headers, isPartial: true }).codes).toEqual(['TRF-R10 montant']);
  });
});

describe('ids and texts', () => {
  test.each<readonly [unknown, string | null]>([
    ['tx-001', 'tx-001'],
    [' TX_1:a.b-c ', 'TX_1:a.b-c'],
    [1001, '1001'],
    ['0001', '0001'],
    ['tx-001~2', 'tx-001~2'],
    ['', null],
    ['a'.repeat(64), 'a'.repeat(64)],
  ])('the id %s is kept as %s', (cell, transferId) => {
    expect(readRow({ transfer_id: cell }).payment?.transferId).toBe(transferId);
  });

  test.each<readonly [unknown, string, string]>([
    ['a'.repeat(65), 'TRF-R21', 'too long'],
    ['tx 1', 'TRF-R21', 'a space'],
    ['tx/1', 'TRF-R21', 'a slash would part an address'],
    ['-1', 'TRF-R21', 'it would be a formula in a spreadsheet'],
    ['tx~a', 'TRF-R21', 'only a retry has this sign'],
    [1e15, 'TRF-R09', 'a number of which digits may be lost'],
  ])('the id %s is refused: %s, %s', (cell, code) => {
    expect(readRow({ transfer_id: cell }).codes).toEqual([`${code} transfer_id`]);
  });

  test('a note is what people see of it', () => {
    const { payment } = readRow({ note: ' Bourse\u0007 de\nmars ', payee_name: "'=Awa" });
    expect(payment?.note).toBe('Bourse de mars');
    expect(payment?.payee.name).toBe('=Awa');
  });

  test('a note of 128 characters, and one more', () => {
    expect(readRow({ note: 'é'.repeat(128) }).payment?.note).toBe('é'.repeat(128));
    expect(readRow({ note: 'é'.repeat(129) }).codes).toEqual(['TRF-R22 note']);
  });

  test('a row of Payment Hub for another network', () => {
    expect(readRow({ payment_mode: 'gsma' }).codes).toEqual(['TRF-R23 payment_mode']);
    expect(readRow({ payment_mode: 'MOJALOOP' }).codes).toEqual([]);
  });

  test('every flaw of a row is told', () => {
    const codes = readRow({ amount: '0', currency: '', party_identifier: 'x', transfer_id: '?' });
    expect(codes.codes).toEqual([
      'TRF-R03 party_identifier',
      'TRF-R01 currency',
      'TRF-R14 amount',
      'TRF-R21 transfer_id',
    ]);
  });
});
