import { readCurrency } from '../../money/currency.ts';
import { cellCharsMax, plainText } from '../../values/plain-text.ts';
import { readMoney } from '../../values/read-money.ts';
import { readCurrencyWords } from '../../values/split-currency.ts';
import type { DecimalMark } from '../../values/split-decimal.ts';
import { splitFigures } from '../../values/split-figures.ts';

export type AmountProblem =
  | 'not-a-number'
  | 'ambiguous'
  | 'out-of-range'
  | 'unknown-currency'
  /** More decimals than the currency has (CLM-R16). */
  | 'too-precise'
  /** It names another currency than its row (CLM-R21). */
  | 'currencies-differ';

export type AmountReading =
  | { readonly kind: 'value'; readonly minor: bigint }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: AmountProblem };

/**
 * Reads an amount in the currency of its row: `1 234 567`, `1.234.567`, `1 234,50`, `(500)`,
 * `10 000 F CFA`. What stands for an amount without being written out (`12k`, `1,2E+05`) is none: an
 * export that rounded has lost francs. A lone dash is an empty cell, never 0.
 *
 * @param currency ISO 4217, of the row
 * @returns whole minor units, exactly
 * @see CLAIMS §3 "Amounts"
 */
export function readAmount(
  cell: unknown,
  currency: string,
  decimalMark: DecimalMark | undefined,
): AmountReading {
  if (isLoneDash(cell, currency)) return { kind: 'empty' };
  if (isRough(cell, currency)) return { kind: 'problem', problem: 'not-a-number' };
  const reading = readMoney(cell, { declared: currency, house: currency, decimalMark });
  switch (reading.kind) {
    case 'empty':
      return reading;
    case 'problem':
      return { kind: 'problem', problem: problemOf[reading.problem] };
    case 'value':
      return { kind: 'value', minor: reading.value.amountMinor };
  }
}

const problemOf = {
  'not-a-number': 'not-a-number',
  ambiguous: 'ambiguous',
  'ambiguous-multiple': 'not-a-number',
  'out-of-range': 'out-of-range',
  'unknown-currency': 'unknown-currency',
  'too-precise': 'too-precise',
  'currencies-differ': 'currencies-differ',
} as const;

/** What formats of accounts show where there is nothing: `-`, `   -   `, ` - F CFA`. */
function isLoneDash(cell: unknown, currency: string): boolean {
  const beside = typeof cell === 'string' ? /^\s*[-–—−]+([^\d-]*)$/u.exec(cell)?.[1] : undefined;
  if (beside === undefined) return false;
  return beside.trim() === '' || readCurrency(beside, currency) !== undefined;
}

/** Whether only a part of the digits is written: with an exponent, or a word such as `mille`. */
function isRough(cell: unknown, currency: string): boolean {
  const parts = partsOf(cell);
  if (parts === undefined) return false;
  if (/e/i.test(parts.figures)) return true;
  const words = readCurrencyWords(parts.before, parts.after, currency);
  return words.kind === 'read' && words.power !== 0;
}

/**
 * The currency that an amount names beside its figures.
 *
 * @param house ISO 4217; which of the CFA francs is meant
 * @returns ISO 4217; undefined when it names none that is known
 */
export function currencyOfAmount(cell: unknown, house: string): string | undefined {
  const parts = partsOf(cell);
  if (parts === undefined) return undefined;
  const symbol = /\d ?([€$£]) ?\d/.exec(parts.figures)?.[1] ?? '';
  const words = readCurrencyWords(parts.before, parts.after || symbol, house);
  return words.kind === 'read' ? words.currency : undefined;
}

/** Of a cell with more than figures in it. */
function partsOf(cell: unknown) {
  if (typeof cell !== 'string' || !/[^\d\s.,'’()+-]/.test(cell)) return undefined;
  const text = plainText(cell);
  return text.length > cellCharsMax ? undefined : splitFigures(text);
}
