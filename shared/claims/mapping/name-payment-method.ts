import { nameKeyOf } from '../claim-keys.ts';

const cheque = 'Chèque';
/** What people write for a cheque besides its number. */
const chequeWords: ReadonlySet<string> = new Set(['', 'CH', 'CHQ', 'CHEQUE', 'CHEQUES', 'CHECK']);

/**
 * By what means was paid, from a cell that holds a cheque's number or another means: the numbers of
 * cheques, accounts and telephones are left out, so that one means is one object.
 */
export function namePaymentMethod(reference: string): string {
  const words = reference
    .normalize('NFC')
    .replace(/\bn\s?[°ºo](?!\p{L})\.?/giu, ' ')
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word) && !/\d/.test(word))
    .join(' ')
    .replace(/^[^\p{L}]+|[^\p{L})]+$/gu, '');
  return chequeWords.has(nameKeyOf(words)) ? cheque : words;
}
