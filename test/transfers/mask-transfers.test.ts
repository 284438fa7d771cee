import { describe, expect, test } from 'vitest';
import { maskingFor } from '../../functions/runs/masking-of-domains.ts';
import { aCaller } from '../access/a-caller.ts';

const run = { domain: 'transfers', countryCode: 'SN' } as const;
const masked = maskingFor(aCaller('admin'), run, 'file');
const header = [
  'transferId',
  'amount',
  'currency',
  'partyIdType',
  'partyIdentifier',
  'nom_complet',
];
const row = ['tx-001', '10000', 'XOF', 'MSISDN', '22890123456', 'Fatou Exemple'];

describe('payment files as admin sees them', () => {
  test('identifiers, names and amounts are hidden; ids, kinds and currencies are not', () => {
    expect(masked.row(header, row)).toEqual(['tx-001', '…', 'XOF', 'MSISDN', '…', '…']);
    expect(masked.header([...header, 'Fatou Exemple'])).toEqual([...header, '…']);
    expect(masked.object({ montant: 10_000, devise: 'XOF', valeur_id: '228', Awa: 'x' })).toEqual({
      ...{ montant: '…', devise: 'XOF', valeur_id: '…' },
      '… 4': '…',
    });
  });

  test('a name in the wrong column stays hidden', () => {
    const shifted = ['Fatou Exemple', '10000', 'Fatou', 'Awa Exemple', '', null];
    expect(masked.row(header, shifted)).toEqual(['…', '…', '…', '…', '', null]);
  });

  test.each([
    ['22890123456', '…', 'a number in the place of an id'],
    ['221770000001-mars', '…', 'the payee’s number within the id'],
    ['Fatou-Exemple', '…', 'a name'],
    ['bulk-01KJP7K4X7V8M2N3P5R6S7T8V9-12', 'bulk-01KJP7K4X7V8M2N3P5R6S7T8V9-12', 'made by us'],
    ['bulk-01KJP7K4X7V8M2N3P512345678-2~2', 'bulk-01KJP7K4X7V8M2N3P512345678-2~2', 'and retried'],
    ['8f14e45f-ceea-467f-9575-012345678901', '8f14e45f-ceea-467f-9575-012345678901', 'a UUID'],
    ['tx-2026-0301-7', 'tx-2026-0301-7', 'an id without a long number'],
  ])('the id %s is shown as %s: %s', (id, shown) => {
    expect(masked.row(header, [id])).toEqual([shown]);
    expect(masked.record({ transferId: id })).toEqual({ transferId: shown });
    expect(masked.record({ id })).toEqual({ id: shown });
    expect(masked.key(id)).toBe(shown);
  });

  test.each([
    ['N°', '7', '7'],
    ['N°', '22890123456', '…'],
    ['N°', 22890123456, '…'],
    ['N°', 12, 12],
    ['error_code', '5001', '5001'],
    ['error_code', '22890123456', '…'],
    ['mode de paiement', '22890123456', '…'],
    ['mode de paiement', '90123456', '…'],
  ])('a cell of %s: %s is shown as %s', (column, cell, shown) => {
    expect(masked.row([column], [cell])).toEqual([shown]);
    expect(Object.values(masked.object({ [column]: cell }))).toEqual([shown]);
  });

  test('stored records, changes and messages', () => {
    const record = {
      transferId: 'tx-1',
      payee: { type: 'MSISDN', identifier: '228' },
      rows: [2, 3],
    };
    expect(masked.record(record)).toEqual({
      ...{ transferId: 'tx-1', payee: { type: '…', identifier: '…' }, rows: [2, 3] },
    });
    expect(masked.change({ field: 'amountMinor', before: null, after: '10000' })).toEqual({
      ...{ field: 'amountMinor', before: null, after: '…' },
    });
    const message = { code: 'TRF-A03', data: { count: 3, name: 'f.csv', payee: 'Fatou' } };
    expect(masked.message(message).data).toEqual({ count: 3, name: 'f.csv', payee: '…' });
  });

  test('maker and approver of that country see them as they are', () => {
    for (const role of ['payment_maker', 'payment_approver'] as const) {
      expect(maskingFor(aCaller(role), run, 'file').row(header, row)).toEqual(row);
    }
  });
});
