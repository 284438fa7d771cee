import { currencyExponent } from '../money/currency.ts';
import type { CellReading } from './cell-reading.ts';
import { cellCharsMax, plainText } from './plain-text.ts';
import { type DecimalReading, readDecimal, readFigures, refuseLong } from './read-decimal.ts';
import { readCurrencyWords } from './split-currency.ts';
import type { DecimalMark } from './split-decimal.ts';
import { type Figures, splitFigures } from './split-figures.ts';

export interface Money {
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
}

export type MoneyProblem =
  | 'not-a-number'
  | 'ambiguous'
  | 'ambiguous-multiple'
  | 'out-of-range'
  | 'unknown-currency'
  | 'too-precise'
  /** The cell names another currency than the column does, or two. */
  | 'currencies-differ';

export interface MoneyContext {
  /** ISO 4217; what the column or the row says, when it says anything. */
  readonly declared?: string | undefined;
  /** ISO 4217; where nothing else says. */
  readonly house: string;
  /** What the column's other cells prove (`createNumberProof`). */
  readonly decimalMark?: DecimalMark | undefined;
}

type MoneyReading = CellReading<Money, MoneyProblem>;

/**
 * Reads an amount with or without its currency, before or behind it: `99.99 €`, `150 000 FCFA`,
 * `$ 5`, `5€50`, `(500) F`, `1,2 M€`. Text becomes whole minor units digit by digit; nothing is
 * rounded.
 *
 * @see FEATURES decision 2: XOF has no minor unit, so `10000` is 10 000 F
 */
export function readMoney(cell: unknown, context: MoneyContext): MoneyReading {
  if (typeof cell !== 'string') {
    const currency = context.declared ?? context.house;
    return toMoney(readDecimal(cell), currency);
  }
  const text = plainText(cell);
  if (text === '') return { kind: 'empty' };
  if (text.length > cellCharsMax) return toMoney(refuseLong(text), context.house);
  const parts = splitFigures(text);
  if (parts === undefined) return { kind: 'problem', problem: 'not-a-number' };
  return readParts(joinCents(parts), context);
}

/** `5€50`, as French prices are written: the currency stands where the decimal mark would. */
function joinCents(parts: Figures): Figures {
  const found = /^(\d[\d ']*?) ?([€$£]) ?(\d\d)$/.exec(parts.figures);
  if (found === null || parts.after !== '') return parts;
  const [, whole = '', symbol = '', cents = ''] = found;
  return { ...parts, figures: `${whole}.${cents}`, after: symbol };
}

function readParts(
  { figures, isNegative, before, after }: Figures,
  { declared, house, decimalMark }: MoneyContext,
): MoneyReading {
  const words = readCurrencyWords(before, after, declared ?? house);
  if (words.kind === 'problem') return words;
  if (words.currency !== undefined && declared !== undefined && words.currency !== declared) {
    return { kind: 'problem', problem: 'currencies-differ' };
  }
  const currency = words.currency ?? declared ?? house;
  const decimalsMax = currencyExponent(currency);
  const context = { decimalsMax, decimalMark };
  return toMoney(readFigures(figures, isNegative, words.power, context), currency);
}

function toMoney(reading: DecimalReading, currency: string): MoneyReading {
  if (reading.kind !== 'value') return reading;
  const exponent = currencyExponent(currency);
  if (exponent === undefined) return { kind: 'problem', problem: 'unknown-currency' };
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
