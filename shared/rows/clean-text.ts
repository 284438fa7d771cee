import { needsCleaning } from './needs-cleaning.ts';
import { repairMojibake } from './repair-mojibake.ts';
import { sanitiseText } from './sanitise-text.ts';

export type CleanedText =
  | {
      readonly kind: 'text';
      /** Null: nothing was there, or nothing is left. */
      readonly text: string | null;
      /** Whether a wrongly decoded text was put right. */
      readonly repaired: boolean;
      readonly removedMarkup: boolean;
    }
  | {
      readonly kind: 'problem';
      /** A list, an object or a boolean; or so long that it is not even cleaned. */
      readonly problem: 'not-text' | 'too-long';
    };

export interface TextCleaning {
  /** Keeps line breaks. */
  readonly keepLines?: boolean;
  /** Most characters that its field may have. */
  readonly charsMax?: number;
}

/** Markup may take up most of a text, so much more than its field may have is cleaned. */
const rawPerClean = 10;
const rawCharsMax = 200_000;

/**
 * Cleans a text cell: repairs its encoding, makes it plain, and says what had to be done. A text
 * that is far too long for its field is a problem before it is looked at: a cell may have a
 * million characters of markup.
 */
export function cleanText(cell: unknown, cleaning: TextCleaning = {}): CleanedText {
  if (cell === null || cell === undefined) {
    return { kind: 'text', text: null, repaired: false, removedMarkup: false };
  }
  if (typeof cell !== 'string' && typeof cell !== 'number') return notText;
  const value = String(cell);
  const { keepLines = false, charsMax = rawCharsMax } = cleaning;
  const rawMax = Math.min(rawCharsMax, rawPerClean * charsMax);
  // Exports of fixed lengths fill up with spaces.
  if (value.length > rawMax && value.trim().length > rawMax) return tooLong;
  if (!needsCleaning(value, keepLines)) {
    return { kind: 'text', text: value, repaired: false, removedMarkup: false };
  }
  const repaired = repairMojibake(value);
  const { text, removedMarkup } = sanitiseText(repaired ?? value, keepLines);
  return {
    kind: 'text',
    text: text === '' ? null : text,
    repaired: repaired !== undefined,
    removedMarkup,
  };
}

const notText = { kind: 'problem', problem: 'not-text' } as const;
const tooLong = { kind: 'problem', problem: 'too-long' } as const;
