import type { RowNotes } from '../../findings/row-notes.ts';
import { currencyExponent, readCurrency } from '../../money/currency.ts';
import { normaliseHeader } from '../../rows/normalise-header.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import { type AmountProblem, readAmount } from './read-amount.ts';
import { readCell } from './read-payment-cell.ts';

const amountProblems: Readonly<Record<AmountProblem, string>> = {
  'not-a-number': 'TRF-R11',
  ambiguous: 'TRF-R12',
  'too-precise': 'TRF-R13',
  zero: 'TRF-R14',
  negative: 'TRF-R15',
  scientific: 'TRF-R16',
  'other-digits': 'TRF-R17',
  'too-large': 'TRF-R18',
  'other-currency': 'TRF-R20',
};

/**
 * The amount of a row in minor units, as decimal text; null when it was noted as unusable.
 *
 * @param currency ISO 4217 of the row; null: it could not be read
 */
export function readRowAmount(
  notes: RowNotes,
  at: RowCells,
  currency: string | null,
): string | null {
  const text = readCell(notes, at, 'amount', true);
  if (text === null) return null;
  const isNumber = typeof at.cells['amount'] === 'number';
  const reading = readAmount(text, isNumber, currency ?? undefined);
  const isOther = currency !== null && contradicts(at.headers['amount'], currency);
  if (reading.kind === 'problem' || isOther) {
    const code = reading.kind === 'problem' ? amountProblems[reading.problem] : 'TRF-R20';
    const max = currency === null ? undefined : currencyExponent(currency);
    notes.reject(code, 'amount', { data: { currency, max } });
    return null;
  }
  return String(reading.minor);
}

/**
 * Whether the column's name says another currency: `Montant (FCFA)` is either CFA franc, whichever
 * the row has.
 */
function contradicts(header: string | undefined, currency: string): boolean {
  const word = wordBehindAmount(header);
  if (word === null) return false;
  const named = readCurrency(word, currency);
  return named !== undefined && named !== currency;
}

const wordBehindAmount = rememberCells((header) => {
  const [, word] = /^[a-z]+_(.+)$/.exec(normaliseHeader(String(header))) ?? [];
  return word?.replaceAll('_', ' ') ?? null;
});
