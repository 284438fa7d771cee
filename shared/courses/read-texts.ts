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

const cleanLine = (cell: unknown) => cleanText(cell);
const cleanName = rememberCells(cleanLine);
const cleanOf: Readonly<Record<TextField, (cell: unknown) => CleanedText>> = {
  external_id: cleanLine,
  title: cleanLine,
  description: (cell) => cleanText(cell, true),
  category: cleanName,
  instructor: cleanName,
};

/**
 * Cleans one text of a course, and notes what had to be done to it.
 *
 * @returns null when it is empty, or when it was noted as unusable
 */
export function readText(notes: RowNotes, field: TextField, cell: unknown): string | null {
  const cleaned = cleanOf[field](cell);
  if (cleaned.kind === 'problem') {
    notes.reject('CRS-R16', field);
    return null;
  }
  const { text, repaired, removedMarkup } = cleaned;
  if (repaired) notes.warn('RUN-W03', field, { data: { after: text } });
  if (removedMarkup) notes.warn('RUN-W04', field, { data: { after: text } });
  const max = textCharsMax[field];
  // A character is one or two units of a string, so most texts need no counting.
  if (text === null || text.length <= max) return text;
  const length = [...text].length;
  if (length > max) notes.reject('CRS-R15', field, { data: { length, max } });
  return text;
}
