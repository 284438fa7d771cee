import { cellCharsMax, plainText } from './plain-text.ts';
import { readMultiple } from './read-multiple.ts';
import { type DecimalContext, splitDecimal } from './split-decimal.ts';
import { splitFigures } from './split-figures.ts';

/** A decimal number as text: optional minus, digits, optional point and digits (`-1250.5`). */
export type Decimal = string;

export type DecimalProblem =
  | 'not-a-number'
  /** `1,234` may be a thousand or one and a bit; nobody but the sender knows. */
  | 'ambiguous'
  /** `5m`, `2 billion`: what the word multiplies by depends on who wrote it. */
  | 'ambiguous-multiple'
  | 'out-of-range';

export type DecimalReading =
  | { readonly kind: 'value'; readonly decimal: Decimal }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: DecimalProblem };

export interface DecimalOptions extends DecimalContext {
  /** Whether `(500)` and `500-` are −500, as accounts and SAP write. */
  readonly accounting?: boolean;
  /** Whether `5.3k`, `1,2 M` and `3 milliards` are read. */
  readonly multiples?: boolean;
}

const digitsMax = 30;

/**
 * Reads a number as people write it, without ever going through a float: `1 250,50`, `1,234.5`,
 * `150.000`, `１２`, `١٢`, a JSON or worksheet number.
 */
export function readDecimal(cell: unknown, options: DecimalOptions = {}): DecimalReading {
  if (typeof cell === 'number') return readNumberCell(cell);
  if (typeof cell !== 'string') {
    return cell === null || cell === undefined ? { kind: 'empty' } : refuse('not-a-number');
  }
  const text = plainText(cell);
  if (text === '') return { kind: 'empty' };
  if (text.length > cellCharsMax) return refuseLong(text);
  const parts = splitFigures(text);
  if (parts === undefined || parts.before !== '') return refuse('not-a-number');
  if (parts.isAccounting && options.accounting !== true) return refuse('not-a-number');
  const power = parts.after === '' ? 0 : readPower(parts.after, options);
  if (typeof power !== 'number') return refuse(power);
  return readFigures(parts.figures, parts.isNegative, power, options);
}

function readPower(
  word: string,
  { multiples }: DecimalOptions,
): number | 'ambiguous-multiple' | 'not-a-number' {
  const power = multiples === true ? readMultiple(word) : undefined;
  return power === 'ambiguous' ? 'ambiguous-multiple' : (power ?? 'not-a-number');
}

/** Nothing of this length is looked at closely: a cell may be megabytes. */
export function refuseLong(text: string): DecimalReading {
  return refuse(/^[-+\d.,' ]+$/.test(text) ? 'out-of-range' : 'not-a-number');
}

/**
 * Reads digits with their separators and marks, and an exponent, nothing else.
 *
 * @param figures of at most `cellCharsMax` characters
 * @param power   of ten, from the word behind them; then a currency's decimals prove nothing
 */
export function readFigures(
  figures: string,
  isNegative: boolean,
  power: number,
  { decimalsMax, decimalMark }: DecimalContext,
): DecimalReading {
  // Most cells: nothing to take out or to put in its place.
  if (power === 0 && /^(?:0|[1-9]\d{0,14})$/.test(figures)) {
    return { kind: 'value', decimal: isNegative && figures !== '0' ? `-${figures}` : figures };
  }
  const parts = /^([\d '.,]+)(?:e([-+]?\d+))?$/i.exec(figures);
  if (parts === null) return refuse('not-a-number');
  const [, body = '', exponent] = parts;
  // `1,5E+05`: in front of an exponent nobody groups, so that a mark is the decimal mark.
  const isScientific = exponent !== undefined && /^\d?[.,]?\d+$/.test(body);
  const split = splitDecimal(body, {
    decimalsMax: power === 0 && !isScientific ? decimalsMax : undefined,
    decimalMark: isScientific ? markOf(body) : decimalMark,
  });
  if (split.kind === 'problem') return split;
  return shift(isNegative, split.whole, split.fraction, Number(exponent ?? 0) + power);
}

function markOf(body: string): '.' | ',' {
  return body.includes(',') ? ',' : '.';
}

function refuse<P extends DecimalProblem>(problem: P) {
  return { kind: 'problem', problem } as const;
}

function readNumberCell(cell: number): DecimalReading {
  if (!Number.isFinite(cell)) return refuse('out-of-range');
  const [mantissa = '', exponent = '0'] = String(Math.abs(cell)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return shift(cell < 0, whole, fraction, Number(exponent));
}

/** Puts the decimal point in its place, without zeros that say nothing. */
function shift(
  isNegative: boolean,
  whole: string,
  fraction: string,
  exponent: number,
): DecimalReading {
  if (Math.abs(exponent) > digitsMax || whole.length + fraction.length > digitsMax) {
    return refuse('out-of-range');
  }
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0');
  const from = Math.max(1, point);
  const integer = padded
    .padEnd(from, '0')
    .slice(0, from)
    .replace(/^0+(?=\d)/, '');
  const decimals = padded.slice(from).replace(/0+$/, '');
  const size = decimals === '' ? integer : `${integer}.${decimals}`;
  return { kind: 'value', decimal: isNegative && size !== '0' ? `-${size}` : size };
}
