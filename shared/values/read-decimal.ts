/** A decimal number as text: optional minus, digits, optional point and digits (`-1250.5`). */
export type Decimal = string;

export type DecimalReading =
  | { readonly kind: 'value'; readonly decimal: Decimal }
  | { readonly kind: 'empty' }
  /** `ambiguous`: `1,234` may be a thousand or one and a bit; nobody but the sender knows. */
  | { readonly kind: 'problem'; readonly problem: 'not-a-number' | 'ambiguous' | 'out-of-range' };

const groupSeparators = /[\s'’]/g;
const digitsMax = 30;

/**
 * Reads a number as people write it, without ever going through a float: `1 250,50`, `1,234.5`,
 * `150.000`, `１２`, a JSON or worksheet number.
 *
 * @param decimalsMax decimals that can occur; with 0 a lone separator before three digits groups
 */
export function readDecimal(cell: unknown, decimalsMax?: number): DecimalReading {
  if (typeof cell === 'number') return readNumberCell(cell);
  if (typeof cell !== 'string') {
    return cell === null || cell === undefined ? { kind: 'empty' } : problem('not-a-number');
  }
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/^\u2212/, '-');
  if (text === '') return { kind: 'empty' };
  const parts = /^([-+]?)(\d[\d\s'’.,]*|[.,]\d+)(?:e([-+]?\d{1,4}))?$/i.exec(text);
  if (parts === null) return problem('not-a-number');
  const [, sign, body = '', exponent] = parts;
  const split = splitBody(body, decimalsMax);
  if (split.kind === 'problem') return split;
  return shift(sign === '-', split.whole, split.fraction, Number(exponent ?? 0));
}

function problem<P extends string>(kind: P): { readonly kind: 'problem'; readonly problem: P } {
  return { kind: 'problem', problem: kind };
}

function readNumberCell(cell: number): DecimalReading {
  if (!Number.isFinite(cell)) return problem('out-of-range');
  const [mantissa = '', exponent = '0'] = String(Math.abs(cell)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return shift(cell < 0, whole, fraction, Number(exponent));
}

type Split =
  | { readonly kind: 'split'; readonly whole: string; readonly fraction: string }
  | { readonly kind: 'problem'; readonly problem: 'not-a-number' | 'ambiguous' };

function splitBody(body: string, decimalsMax: number | undefined): Split {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last === -1) return ungroup(body, '');
  const mark = body.charAt(last);
  const whole = body.slice(0, last);
  const fraction = body.slice(last + 1);
  if (whole.includes(mark)) return ungroup(body, '');
  const isLone = /^\d{1,3}$/.test(whole) && /^\d{3}$/.test(fraction);
  if (isLone && !whole.startsWith('0')) {
    if (decimalsMax === 0) return ungroup(body, '');
    return problem('ambiguous');
  }
  return /^\d*$/.test(fraction) ? ungroup(whole, fraction) : problem('not-a-number');
}

/** Takes the group separators out of the whole part, when they stand where they should. */
function ungroup(whole: string, fraction: string): Split {
  const marked = whole.replace(groupSeparators, ' ');
  const isGrouped = /^\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*$/.test(marked);
  if (!isGrouped && !/^\d*$/.test(marked)) return problem('not-a-number');
  return { kind: 'split', whole: marked.replace(/\D/g, ''), fraction };
}

function shift(
  isNegative: boolean,
  whole: string,
  fraction: string,
  exponent: number,
): DecimalReading {
  if (Math.abs(exponent) > digitsMax || whole.length + fraction.length > digitsMax) {
    return problem('out-of-range');
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
