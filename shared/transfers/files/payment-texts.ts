import type { RowNotes } from '../../findings/row-notes.ts';
import { type CleanedText, cleanText } from '../../rows/clean-text.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import { unguardFormulas } from './guard-formulas.ts';

/** Characters of a text; FSPIOP allows as many for a note and for a name. */
const charsMax = 128;

export type PaymentTextField = 'payee_name' | 'note';

const clean = rememberCells((cell): CleanedText => cleanText(cell, { charsMax }));

/**
 * Cleans a text that people read: no control characters, no markup. An apostrophe that keeps a
 * spreadsheet from taking it for a formula is none of it.
 *
 * @returns null when it is empty, or was noted as unusable
 */
export function readPaymentText(
  notes: RowNotes,
  field: PaymentTextField,
  cell: unknown,
): string | null {
  const cleaned = clean(typeof cell === 'string' ? unguardFormulas(cell) : cell);
  if (cleaned.kind === 'problem') {
    const isLong = cleaned.problem === 'too-long';
    notes.reject(isLong ? 'TRF-R22' : 'TRF-R27', field, { data: { field, max: charsMax } });
    return null;
  }
  const { text, repaired, removedMarkup } = cleaned;
  if (repaired) notes.warn('RUN-W03', field, { data: { after: text } });
  if (removedMarkup) notes.warn('RUN-W04', field, { data: { after: text } });
  if (text !== null && [...text].length > charsMax) {
    notes.reject('TRF-R22', field, { data: { field, max: charsMax } });
  }
  return text;
}
