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
  /** A list, an object or a boolean where a text should be. */
  | { readonly kind: 'problem' };

/** Cleans a text cell: repairs its encoding, makes it plain, and says what had to be done. */
export function cleanText(cell: unknown, keepLines = false): CleanedText {
  if (cell === null || cell === undefined) {
    return { kind: 'text', text: null, repaired: false, removedMarkup: false };
  }
  if (typeof cell !== 'string' && typeof cell !== 'number') return { kind: 'problem' };
  const value = String(cell);
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
