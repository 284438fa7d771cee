import { currencyExponent, readCurrency } from '../../money/currency.ts';
import { minorMax } from './judge-payments.ts';
import { groupSpaces, hasOtherDigits, isScientific } from './plain-cell.ts';

export type AmountReading =
  | { readonly kind: 'value'; readonly minor: bigint }
  | { readonly kind: 'problem'; readonly problem: AmountProblem };

export type AmountProblem =
  | 'not-a-number'
  | 'ambiguous'
  | 'too-precise'
  | 'zero'
  | 'negative'
  | 'scientific'
  | 'other-digits'
  | 'too-large'
  | 'other-currency';

const amountCharsMax = 60;
/** What may stand before or behind the figures: the name or sign of a currency. */
const shape = /^([\p{L}\p{Sc}.\s]*?)\s*([-+(]?\s*[\d.,][\d.,\s]*[)-]?)\s*([\p{L}\p{Sc}.\s]*)$/u;
/** Digits, in groups of three only where spaces part them, and at most one mark. */
const plainFigures = /^(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/;
/** Commas and points that may part thousands. */
const groupedByMarks = /^\d{1,3}(?:[., ]\d{3})+(?:[.,]\d*)?$/;

/**
 * Reads an amount that is to be paid, exactly or not at all: nothing is rounded, and what can be
 * read in two ways is refused. Zeros beyond the currency's decimals change nothing and are taken
 * (XOF `10000.00`); `10 000` is ten thousand, `10,000` and `10.000` are refused.
 *
 * @param text     as `readPlainCell` gives it
 * @param isNumber the cell was a number: its point is a decimal point, whatever follows
 * @param currency ISO 4217; undefined: it could not be read, and decimals are not counted
 * @see TRANSFERS "Files"; docs/decisions/0005
 */
export function readAmount(
  text: string,
  isNumber: boolean,
  currency: string | undefined,
): AmountReading {
  if (text.length > amountCharsMax) return refuse('not-a-number');
  if (hasOtherDigits(text)) return refuse('other-digits');
  if (isScientific(text)) return refuse(isNumber ? 'too-precise' : 'scientific');
  const [, before = '', signed = '', after = ''] = shape.exec(text.replace(/[‐-―−]/g, '-')) ?? [];
  const word = `${before} ${after}`.trim();
  if (signed === '' || (before !== '' && after !== '')) return refuse('not-a-number');
  if (word !== '') {
    const named = readCurrency(word, currency);
    if (named === undefined) return refuse('not-a-number');
    if (currency !== undefined && named !== currency) return refuse('other-currency');
  }
  return readFigures(signed.replace(groupSpaces, ' ').trim(), isNumber, currency);
}

function readFigures(
  signed: string,
  isNumber: boolean,
  currency: string | undefined,
): AmountReading {
  const isNegative = /^-|^\(.*\)$|-$/.test(signed);
  const figures = isNegative ? signed.replace(/[-()]/g, '').trim() : signed;
  const found = plainFigures.exec(figures);
  if (found === null) return refuse(groupedByMarks.test(figures) ? 'ambiguous' : 'not-a-number');
  const [, whole = '', decimals = ''] = found;
  // Who fills up with zeros may count in cents as well.
  if (/^0\d/.test(whole)) return refuse('not-a-number');
  if (isNegative) return refuse(/[1-9]/.test(figures) ? 'negative' : 'zero');
  // `10.000`, `10,000`: one thousand times as much to some.
  const mayGroup = decimals.length === 3 && whole !== '0' && !/^\d{4,}$/.test(whole);
  if (mayGroup && !isNumber) return refuse('ambiguous');
  return countMinor(whole.replace(/ /g, ''), decimals.replace(/0+$/, ''), currency);
}

function countMinor(whole: string, decimals: string, currency: string | undefined): AmountReading {
  const exponent =
    (currency === undefined ? undefined : currencyExponent(currency)) ?? decimals.length;
  if (decimals.length > exponent) return refuse('too-precise');
  const minor = BigInt(whole + decimals.padEnd(exponent, '0'));
  if (minor === 0n) return refuse('zero');
  if (minor > minorMax) return refuse('too-large');
  return { kind: 'value', minor };
}

function refuse(problem: AmountProblem): AmountReading {
  return { kind: 'problem', problem };
}
