import { currencyExponent, readCurrency } from '../money/currency.ts';
import type { CellReading } from './cell-reading.ts';
import { readDecimal } from './read-decimal.ts';

export interface Money {
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
}

export type MoneyProblem =
  | 'not-a-number'
  | 'ambiguous'
  | 'out-of-range'
  | 'unknown-currency'
  | 'too-precise'
  /** The cell names another currency than the column does. */
  | 'currencies-differ';

export interface MoneyContext {
  /** ISO 4217; what the column or the row says, when it says anything. */
  readonly declared?: string | undefined;
  /** ISO 4217; where nothing else says. */
  readonly house: string;
}

/**
 * Reads an amount with or without its currency, before or behind it: `99.99 €`, `150 000 FCFA`,
 * `$ 5`. Text becomes whole minor units digit by digit; nothing is rounded.
 *
 * @see FEATURES decision 2: XOF has no minor unit, so `10000` is 10 000 F
 */
export function readMoney(
  cell: unknown,
  { declared, house }: MoneyContext,
): CellReading<Money, MoneyProblem> {
  const { figures, word } = splitCurrency(cell);
  const named = word === undefined ? undefined : readCurrency(word, declared ?? house);
  if (word !== undefined && named === undefined) {
    return { kind: 'problem', problem: /\d/.test(word) ? 'not-a-number' : 'unknown-currency' };
  }
  if (named !== undefined && declared !== undefined && named !== declared) {
    return { kind: 'problem', problem: 'currencies-differ' };
  }
  const currency = named ?? declared ?? house;
  const exponent = currencyExponent(currency);
  if (exponent === undefined) return { kind: 'problem', problem: 'unknown-currency' };
  const reading = readDecimal(figures, exponent);
  if (reading.kind !== 'value') return reading;
  const amountMinor = toMinorUnits(reading.decimal, exponent);
  if (amountMinor === undefined) return { kind: 'problem', problem: 'too-precise' };
  return { kind: 'value', value: { amountMinor, currency } };
}

/**
 * A decimal in minor units, exactly.
 *
 * @returns undefined when it has more decimals than the currency
 */
export function toMinorUnits(decimal: string, exponent: number): bigint | undefined {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (fraction.length > exponent) return undefined;
  return BigInt(whole + fraction.padEnd(exponent, '0'));
}

function splitCurrency(cell: unknown): { figures: unknown; word?: string } {
  if (typeof cell !== 'string') return { figures: cell };
  const text = cell.normalize('NFKC').trim();
  const parts = /^([^\d.,+\u2212-]*)([-+\u2212]?[\d.,].*?)([^\d.,]*)$/s.exec(text);
  if (parts === null) return { figures: text };
  const [, before = '', figures = '', after = ''] = parts;
  const word = (before.trim() + after.trim()).trim();
  return word === '' ? { figures } : { figures: figures.trim(), word };
}
