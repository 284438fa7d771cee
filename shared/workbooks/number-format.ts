import { readCurrency } from '../money/currency.ts';
import { splitFormat } from './split-format.ts';

/** What a number format makes of a number, as far as the value is concerned. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'day' }
  /** `isElapsed`: hours go beyond 24 (`[h]:mm`). */
  | { readonly kind: 'time'; readonly isElapsed: boolean }
  /**
   * `word`: the currency as the cell shows it. What it means is not for the workbook to say:
   * `FCFA` is one franc in Dakar and another in Yaoundé.
   */
  | { readonly kind: 'currency'; readonly word: string }
  /** `00000`: a number with zeros in front, which is how ids and postal codes are kept. */
  | { readonly kind: 'padded'; readonly digits: number };

const plain: NumberFormat = { kind: 'plain' };
const wallTime: NumberFormat = { kind: 'time', isElapsed: false };
const elapsedTime: NumberFormat = { kind: 'time', isElapsed: true };

/** Excel takes no longer ones. */
const codeCharsMax = 255;

/**
 * Reads a format's code. Codes are in English whatever the program's language (ECMA-376 part 1,
 * 18.8.31); only the first of its sections counts.
 */
export function readNumberFormat(code: string): NumberFormat {
  if (code.length > codeCharsMax) return plain;
  const { letters, brackets, texts } = splitFormat(code);
  if (/^\s*general/i.test(letters)) return plain;
  if (brackets.some((inside) => /^(?:h+|m+|s+)$/i.test(inside))) return elapsedTime;
  if (/[dy]/i.test(letters)) return { kind: 'day' };
  if (/[hs]|am\/pm/i.test(letters)) return wallTime;
  // A month alone.
  if (/m/i.test(letters)) return { kind: 'day' };
  // Before any text is looked at: `"F"000` numbers things, it counts no francs.
  const zeros = /^0{2,15}$/.exec(letters.trim())?.[0].length;
  if (zeros !== undefined) return { kind: 'padded', digits: zeros };
  const word = findCurrencyWord(texts);
  return word === undefined ? plain : { kind: 'currency', word };
}

/** Formats that have a number of their own and no code in the file (18.8.30). */
export function readBuiltInFormat(id: number): NumberFormat {
  const isDay = (id >= 14 && id <= 17) || id === 22;
  // East Asian programs have days at these numbers, and times at 32 to 35, 55 and 56.
  const isEasternDay = (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
  if (id === 46) return elapsedTime;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return wallTime;
  if ((id >= 32 && id <= 35) || id === 55 || id === 56) return wallTime;
  return isDay || isEasternDay ? { kind: 'day' } : plain;
}

/**
 * The currency that a format writes beside the number. A bare `$` says nothing: it is how the
 * built-in formats name the currency of the reader's own country.
 *
 * @returns the word without what may stand round it: in ` - €` the dash would be a minus
 */
function findCurrencyWord(texts: readonly (readonly string[])[]): string | undefined {
  return texts
    .flatMap((pieces) => [pieces.join(''), ...pieces])
    .map((text) => /[^\s.,:()+-](?:.*[^\s.,:()+-])?/s.exec(text)?.[0].replace(/\s+/g, ' ') ?? '')
    .find((word) => readCurrency(word) !== undefined);
}
