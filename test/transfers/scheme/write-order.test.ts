import { expect, test } from 'vitest';
import { writeOrder } from '../../../shared/transfers/scheme/write-order.ts';
import { anOrder } from './an-order.ts';

test('an order as the adapter takes it', () => {
  expect(writeOrder(anOrder())).toEqual({
    homeTransactionId: 'tx-001',
    transferId: '0c0d9a3e-30b0-5d3c-9f2a-6a3f3b1d2c11',
    from: { displayName: 'Cooperative Exemple', idType: 'MSISDN', idValue: '221770000001' },
    to: { idType: 'MSISDN', idValue: '22891000111' },
    amountType: 'SEND',
    currency: 'XOF',
    amount: '10000',
    transactionType: 'TRANSFER',
    note: 'salaire',
  });
});

test.each<[string, string | undefined, string]>([
  ['Société Générale d’Été', "Societe Generale d'Ete", 'accents and a curly mark'],
  ['Café & Fils <Dakar>', 'Cafe Fils Dakar', 'marks that the adapter refuses'],
  ['x'.repeat(200), 'x'.repeat(128), 'too long'],
  ['شركة', undefined, 'nothing that it takes'],
])('the name %j is sent as %j: %s', (displayName, expected) => {
  const payer = { ...anOrder().payer, displayName };
  expect(writeOrder(anOrder({ payer }))['from']).toEqual({
    ...(expected === undefined ? {} : { displayName: expected }),
    idType: 'MSISDN',
    idValue: '221770000001',
  });
});

test.each([
  [null, undefined],
  ['   ', undefined],
  ['é'.repeat(200), 'é'.repeat(128)],
])('the note %j is sent as %j', (note, expected) => {
  expect(writeOrder(anOrder({ note }))['note']).toBe(expected);
});
