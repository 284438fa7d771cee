import type { RowNotes } from '../findings/row-notes.ts';
import { cleanText } from '../rows/clean-text.ts';

/** Most characters of a text; what is longer was pasted into the wrong cell. */
const textCharsMax = {
  external_id: 200,
  title: 300,
  description: 20_000,
  category: 100,
  instructor: 200,
} as const;

export type TextField = keyof typeof textCharsMax;

/**
 * Cleans one text of a course, and notes what had to be done to it.
 *
 * @returns null when it is empty, or when it was noted as unusable
 */
export function readText(notes: RowNotes, field: TextField, cell: unknown): string | null {
  const cleaned = cleanText(cell, field === 'description');
  if (cleaned.kind === 'problem') {
    notes.reject('CRS-R16', field);
    return null;
  }
  const { text, repaired, removedMarkup } = cleaned;
  if (repaired) notes.warn('RUN-W03', field, { data: { after: text } });
  if (removedMarkup) notes.warn('RUN-W04', field, { data: { after: text } });
  const max = textCharsMax[field];
  const length = [...(text ?? '')].length;
  if (length > max) notes.reject('CRS-R15', field, { data: { length, max } });
  return text;
}
