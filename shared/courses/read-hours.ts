import type { RowNotes } from '../findings/row-notes.ts';
import { rememberCells } from '../rows/remember-cells.ts';
import type { RowCells } from '../runs/reading-rules.ts';
import { readDuration } from '../values/read-duration.ts';
import type { CourseColumns } from './course-columns.ts';

const readHours = rememberCells((cell) => readDuration(cell, 'hours'));
const readMinutes = rememberCells((cell) => readDuration(cell, 'minutes'));

/** How long a course is, in hours; nothing or 0 is null. */
export function readDurationHours(
  notes: RowNotes,
  at: RowCells,
  { durationUnit }: CourseColumns,
): number | null {
  const readLength = durationUnit === 'minutes' ? readMinutes : readHours;
  const reading = readLength(at.cells['duration']);
  if (reading.kind === 'problem') {
    notes.reject('CRS-R08', 'duration', { expected: '10 | 2.5 | 1h30 | 90 min' });
    return null;
  }
  if (reading.kind === 'empty') return null;
  if (reading.value > 0) return reading.value;
  notes.warn('CRS-W04', 'duration');
  return null;
}
