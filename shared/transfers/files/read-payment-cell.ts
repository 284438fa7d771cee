import type { RowNotes } from '../../findings/row-notes.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import type { PaymentField } from '../transfers-fields.ts';
import { cellCharsMax, type PlainCell, readPlainCell } from './plain-cell.ts';

const plainProblems: Readonly<Record<Extract<PlainCell, { kind: 'problem' }>['problem'], string>> =
  {
    'not-text': 'TRF-R27',
    'lost-digits': 'TRF-R09',
    formula: 'TRF-R10',
    'sheet-error': 'TRF-R33',
    long: 'TRF-R22',
  };

/**
 * A cell of figures or a code, as text; null when it is empty, or was noted as unusable. What a
 * formula gave is never taken: it changes with the cells beside it, and nobody typed it. What a
 * merged area repeats neither: somebody merged it to write it once.
 */
export function readCell(
  notes: RowNotes,
  at: RowCells,
  field: PaymentField,
  isRequired: boolean,
): string | null {
  const isUnknown = field in at.headers && !(field in at.cells);
  if (isUnknown || at.computed?.includes(field)) {
    notes.reject('TRF-R10', field);
    return null;
  }
  if (at.merged?.includes(field)) {
    notes.reject('TRF-R29', field);
    return null;
  }
  const cell = readPlainCell(at.cells[field]);
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'problem') {
    const data = cell.problem === 'long' ? { field, max: cellCharsMax } : { field };
    notes.reject(plainProblems[cell.problem], field, { data });
  } else if (isRequired) notes.reject('TRF-R01', field, { data: { field } });
  return null;
}
