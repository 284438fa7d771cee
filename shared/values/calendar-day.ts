/** A day of the Gregorian calendar as text: `2024-03-15`. */
export type CalendarDay = string;

/** Figures of a day, as they were written. */
export interface DayParts {
  /** Four digits. */
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayMilliseconds = 86_400_000;

/** Whether there is such a day: the 31st of June is none, and is shifted nowhere. */
export function isDay({ year, month, day }: DayParts): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeap ? 29 : monthDays[month - 1];
  return last !== undefined && day >= 1 && day <= last;
}

export function writeDay({ year, month, day }: DayParts): CalendarDay {
  const [y, m, d] = [[year, 4] as const, [month, 2] as const, [day, 2] as const].map(
    ([part, digits]) => String(part).padStart(digits, '0'),
  );
  return `${y}-${m}-${d}`;
}

/** Which day a workbook counts from: 1900 everywhere, 1904 in some that were made on a Mac. */
export type SerialEpoch = 1900 | 1904;

/** Days before each epoch's serial 0, and the last serial there is: the end of the year 9999. */
const epochs = {
  1900: { zero: Date.UTC(1899, 11, 30), last: 2_958_465 },
  1904: { zero: Date.UTC(1904, 0, 1), last: 2_957_003 },
};

/**
 * The day of a spreadsheet's serial number; the time of day behind the point is left out.
 *
 * Counting from 1900, spreadsheets know a 29 February 1900 (serial 60) that never was, so that the
 * days before it lie one further.
 *
 * @returns undefined when there is no such day
 */
export function readSerial(serial: number, epoch: SerialEpoch): CalendarDay | undefined {
  const { zero, last } = epochs[epoch];
  let days = Math.floor(serial);
  if (epoch === 1900) {
    if (days === 60 || days < 1) return undefined;
    if (days < 60) days += 1;
  }
  if (!(days >= 0 && serial < last + 1)) return undefined;
  return new Date(zero + days * dayMilliseconds).toISOString().slice(0, 10);
}

/**
 * A day as the serial number that a spreadsheet shows as a date, counted from 1900.
 *
 * @returns undefined before March 1900, where spreadsheets disagree, and for what is no day
 */
export function writeSerial(day: CalendarDay): number | undefined {
  const serial = (Date.parse(`${day}T00:00:00Z`) - epochs[1900].zero) / dayMilliseconds;
  return serial > 60 && serial <= epochs[1900].last ? serial : undefined;
}
