import type { RowNotes } from '../findings/row-notes.ts';
import { type CleanedText, cleanText } from '../rows/clean-text.ts';
import { rememberCells } from '../rows/remember-cells.ts';

/** Most characters of a text; what is longer was pasted into the wrong cell. */
const textCharsMax = {
  external_id: 200,
  title: 300,
  description: 20_000,
  category: 100,
  instructor: 200,
} as const;

export type TextField = keyof typeof textCharsMax;

const cleaningOf = (field: TextField, keepLines = false) => {
  const cleaning = { charsMax: textCharsMax[field], keepLines };
  return (cell: unknown) => cleanText(cell, cleaning);
};
const cleanOf: Readonly<Record<TextField, (cell: unknown) => CleanedText>> = {
  external_id: cleaningOf('external_id'),
  title: cleaningOf('title'),
  description: cleaningOf('description', true),
  category: rememberCells(cleaningOf('category')),
  instructor: rememberCells(cleaningOf('instructor')),
};

/**
 * Cleans one text of a course, and notes what had to be done to it.
 *
 * @returns null when it is empty, or when it was noted as unusable
 */
export function readText(notes: RowNotes, field: TextField, cell: unknown): string | null {
  const cleaned = cleanOf[field](cell);
  const max = textCharsMax[field];
  if (cleaned.kind === 'problem') {
    if (cleaned.problem === 'not-text') notes.reject('CRS-R16', field);
    else notes.reject('CRS-R15', field, { data: { length: String(cell).length, max } });
    return null;
  }
  const { text, repaired, removedMarkup } = cleaned;
  if (repaired) notes.warn('RUN-W03', field, { data: { after: text } });
  if (removedMarkup) notes.warn('RUN-W04', field, { data: { after: text } });
  // A character is one or two units of a string, so most texts need no counting.
  if (text === null || text.length <= max) return text;
  const length = [...text].length;
  if (length > max) notes.reject('CRS-R15', field, { data: { length, max } });
  return text;
}
