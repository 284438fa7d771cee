import { readCurrency } from '../money/currency.ts';

/** What a number format makes of a number, as far as the value is concerned. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'day' }
  /** `isElapsed`: hours go beyond 24 (`[h]:mm`). */
  | { readonly kind: 'time'; readonly isElapsed: boolean }
  | { readonly kind: 'currency'; readonly currency: string }
  /** `00000`: a number with zeros in front, which is how ids and postal codes are kept. */
  | { readonly kind: 'padded'; readonly digits: number };

const plain: NumberFormat = { kind: 'plain' };
const wallTime: NumberFormat = { kind: 'time', isElapsed: false };
const elapsedTime: NumberFormat = { kind: 'time', isElapsed: true };

/**
 * Reads a format's code. Codes are in English whatever the program's language (ECMA-376 part 1,
 * 18.8.31); only the first of its sections counts.
 */
export function readNumberFormat(code: string): NumberFormat {
  const section = firstSection(code);
  const currency = currencyOf(section);
  // Without texts, colours, conditions, the widths of characters and escaped characters.
  const letters = section
    .replace(/"[^"]*"?/g, '')
    .replace(/\[\$[^\]]*\]/g, '')
    .replace(/[\\_*]./g, '');
  if (/^\s*general/i.test(letters)) return plain;
  if (/\[(?:h+|m+|s+)\]/i.test(letters)) return elapsedTime;
  const parts = letters.replace(/\[[^\]]*\]/g, '');
  if (/[dy]/i.test(parts)) return { kind: 'day' };
  if (/[hs]|am\/pm/i.test(parts)) return wallTime;
  // A month alone.
  if (/m/i.test(parts)) return { kind: 'day' };
  if (currency !== undefined) return { kind: 'currency', currency };
  const zeros = /^0{2,15}$/.exec(parts.trim())?.[0].length;
  return zeros === undefined ? plain : { kind: 'padded', digits: zeros };
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

/** Sections are divided by `;`, which may also stand in a text. */
function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(code)?.[0] ?? '';
}

/**
 * The currency that a format writes beside the number, as a quoted text or in `[$€-40C]`. A bare
 * `$` says nothing: it is how the built-in formats name the currency of the reader's own country.
 */
function currencyOf(code: string): string | undefined {
  // LibreOffice escapes single characters where others quote them: `#,##0\ \€`.
  const quoted = code.replace(/(?:\\.)+/g, (text) => `"${text.replaceAll('\\', '')}"`);
  const words = [...quoted.matchAll(/"([^"]+)"|\[\$([^\]-]+)/g)].map(([, a, b]) => a ?? b ?? '');
  return words.map((word) => readCurrency(word)).find((found) => found !== undefined);
}
