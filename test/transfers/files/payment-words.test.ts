import { describe, expect, test } from 'vitest';
import { word } from '../../../shared/messages/catalogue.ts';
import { placeholdersOf } from '../../../shared/messages/fill-wording.ts';
import type { MessageEntry } from '../../../shared/messages/message.ts';
import { createFieldFinder } from '../../../shared/rows/match-columns.ts';
import { paymentAmountMessages } from '../../../shared/transfers/texts/payment-amount-messages.ts';
import { paymentCellMessages } from '../../../shared/transfers/texts/payment-cell-messages.ts';
import { paymentFileMessages } from '../../../shared/transfers/texts/payment-file-messages.ts';
import { paymentRowMessages } from '../../../shared/transfers/texts/payment-row-messages.ts';
import { paymentFields, paymentFieldWords } from '../../../shared/transfers/transfers-fields.ts';

const find = createFieldFinder(paymentFields);
const entries: [string, MessageEntry][] = Object.entries({
  ...paymentFileMessages,
  ...paymentRowMessages,
  ...paymentCellMessages,
  ...paymentAmountMessages,
});

test.each(Object.entries(paymentFieldWords))(
  'whoever renames a column to what a message calls %s is understood',
  (field, { fr, en }) => {
    expect([find(fr), find(en)]).toEqual([field, field]);
  },
);

test.each([
  ['transferId', 'transfer_id'],
  ['valeur_id', 'party_identifier'],
  ['payee_identifier_type', 'party_id_type'],
  ['N° de téléphone', undefined],
  ['Numéro de téléphone', 'party_identifier'],
  ['Montant (F CFA)', 'amount'],
  ['Bénéficiaire', 'payee_name'],
  ['N°', 'row_number'],
  ['payer_identifier', undefined],
])('the header %s is %s', (header, field) => {
  expect(find(header)).toBe(field);
});

describe('codes of payment files', () => {
  test.each(entries)('%s says the same in both languages, and what to do', (_, { fr, en }) => {
    expect(fr.fix).toBeTruthy();
    expect(en.fix).toBeTruthy();
    expect(placeholdersOf(fr.message).sort()).toEqual(placeholdersOf(en.message).sort());
    expect(placeholdersOf(fr.fix ?? '').sort()).toEqual(placeholdersOf(en.fix ?? '').sort());
    expect(fr.cause === undefined).toBe(en.cause === undefined);
  });

  test('lengths of telephone numbers are told as a list, the day as people write it', () => {
    const { message, cause } = word('TRF-R05', { label: '+241', known: ['10', '11'] }, 'fr');
    expect(message).toBe('Un numéro de l’indicatif +241 n’a pas cette longueur.');
    expect(cause).toContain('ont 10 et 11 chiffres');
    const data = { run_id: 'bulk-1', paid_on: '2026-03-02' };
    expect(word('TRF-D02', data, 'fr').message).toContain('le 02/03/2026');
  });
});
