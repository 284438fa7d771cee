import {
  type CalendarDay,
  type DayParts,
  isDay,
  readSerial,
  type SerialEpoch,
  writeDay,
} from './calendar-day.ts';
import { takeDayApart, type WrittenDay } from './day-shapes.ts';
import { cellCharsMax, plainText } from './plain-text.ts';

export type DateOrder = 'dmy' | 'mdy';

export interface DateOptions {
  /** How a cell is read of which both first numbers could be the month. */
  readonly order?: DateOrder;
  /** First of the hundred years that two digits can mean: from 1950, `49` is 2049. */
  readonly pivotYear?: number;
  /** Where bare numbers may be a spreadsheet's days: what they are counted from. */
  readonly serials?: SerialEpoch | undefined;
}

export type DateProblem =
  | 'not-a-date'
  /** Written like a day, but there is none such: 31/02. */
  | 'impossible-day'
  /** A year before 1000: what programs write for "no date". */
  | 'out-of-range';

export type DateReading =
  | {
      readonly kind: 'value';
      readonly value: CalendarDay;
      /** Another reading was possible; this one is by `order`. */
      readonly ambiguous: boolean;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: DateProblem };

/** A smaller number in a column of days is sooner a year than a day before June 1927. */
const serialMin = 10_000;
const yearMin = 1000;

/**
 * Reads a calendar day: `2024-03-15` (with a time: the day as written), `15/03/2024`, `15.3.24`,
 * `15 mars 2024`, `March 15, 2024`, `20240315`, and spreadsheets' numbers where they can be meant.
 * A day that does not exist is a problem, never another day.
 */
export function readDate(cell: unknown, options: DateOptions = {}): DateReading {
  if (cell === null || cell === undefined) return { kind: 'empty' };
  if (typeof cell !== 'string' && typeof cell !== 'number') return refuse('not-a-date');
  const text = plainText(String(cell));
  if (text === '') return { kind: 'empty' };
  if (text.length > cellCharsMax) return refuse('not-a-date');
  const serial = /^\d{5,7}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : 0;
  if (serial >= serialMin) return readSerialCell(serial, options.serials);
  const written = takeDayApart(text, options.pivotYear ?? 1950);
  return written === undefined ? refuse('not-a-date') : settle(written, options.order ?? 'dmy');
}

function readSerialCell(serial: number, epoch: SerialEpoch | undefined): DateReading {
  const value = epoch === undefined ? undefined : readSerial(serial, epoch);
  return value === undefined ? refuse('not-a-date') : { kind: 'value', value, ambiguous: false };
}

function settle(written: WrittenDay, order: DateOrder): DateReading {
  const readings = possibleDays(written);
  const asked = readings[order];
  const other = readings[order === 'dmy' ? 'mdy' : 'dmy'];
  const parts = asked ?? other;
  if (parts === undefined) return refuse('impossible-day');
  if (parts.year < yearMin) return refuse('out-of-range');
  const value = writeDay(parts);
  const isSame = asked === undefined || other === undefined || writeDay(other) === value;
  const mayBeYearFirst = written.kind === 'numbers' && written.mayBeYearFirst;
  return { kind: 'value', value, ambiguous: !isSame || mayBeYearFirst };
}

/** The days that a text can mean, by the order in which they would be written. */
export function possibleDays(
  written: WrittenDay,
): Readonly<Record<DateOrder, DayParts | undefined>> {
  if (written.kind === 'day') {
    const day = isDay(written.parts) ? written.parts : undefined;
    return { dmy: day, mdy: day };
  }
  const { first, second, year } = written;
  const dmy = { year, month: second, day: first };
  const mdy = { year, month: first, day: second };
  return { dmy: isDay(dmy) ? dmy : undefined, mdy: isDay(mdy) ? mdy : undefined };
}

function refuse(problem: DateProblem): DateReading {
  return { kind: 'problem', problem };
}
