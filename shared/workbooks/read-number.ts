import type { NumberFormat } from './number-format.ts';

/** Days between the beginnings of the two ways to count them. */
const days1904 = 1_462;
/** The last day that spreadsheets know, 31 December 9999, as a serial number. */
const serialMax = 2_958_465;
const secondsOfDay = 86_400;

/**
 * A number as the program shows it: a day as `YYYY-MM-DD`, a length of time as `h:mm:ss`, an amount
 * with the currency of its format, and never more than 15 significant digits.
 *
 * @param is1904 whether days are counted from 1904
 */
export function readNumber(value: number, format: NumberFormat, is1904: boolean): number | string {
  switch (format.kind) {
    case 'day':
      return readDay(is1904 ? value + days1904 : value) ?? roundNumber(value);
    case 'time':
      return readTime(value, format.isElapsed) ?? roundNumber(value);
    case 'currency':
      return `${roundNumber(value)} ${format.currency}`;
    case 'padded':
      return Number.isInteger(value) && value >= 0
        ? String(roundNumber(value)).padStart(format.digits, '0')
        : roundNumber(value);
    case 'plain':
      return roundNumber(value);
  }
}

/** To 15 significant digits; from 10^21 on as text, where a number would come out as 1e+21. */
export function roundNumber(value: number): number | string {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return value;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 ? rounded : writeInFull(rounded);
}

function writeInFull(value: number): string {
  const [mantissa = '', exponent] = value.toExponential(14).split('e+');
  const [, sign = '', digits = ''] = /^(-?)([\d.]+)$/.exec(mantissa) ?? [];
  return sign + digits.replace('.', '').padEnd(Number(exponent) + 1, '0');
}

/**
 * Day 60 is 29 February 1900, which never was: it comes out as such, and is refused as a date, like
 * day 0 (`1900-01-00`). Undefined for what the program itself shows as ####.
 */
function readDay(serial: number): string | undefined {
  const isWhole = Number.isInteger(serial);
  const day = isWhole ? serial : Math.floor(Math.round(serial * secondsOfDay) / secondsOfDay);
  if (!(day >= 0 && day <= serialMax)) return undefined;
  const known = namesOfDays.get(day);
  if (known !== undefined) return known;
  const name = nameDay(day);
  if (namesOfDays.size < daysKept) namesOfDays.set(day, name);
  return name;
}

/** A table has few different days, each in many rows; 20,000 are 54 years. */
const daysKept = 20_000;
const namesOfDays = new Map<number, string>();

function nameDay(day: number): string {
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  // Before that day every number is one less than it would be in a right calendar.
  const epoch = Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * secondsOfDay * 1000).toISOString().slice(0, 10);
}

function readTime(serial: number, isElapsed: boolean): string | undefined {
  const all = Math.round(serial * secondsOfDay);
  if (!(all >= 0 && all <= serialMax * secondsOfDay)) return undefined;
  const seconds = isElapsed ? all : all % secondsOfDay;
  const [minute, second] = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${Math.floor(seconds / 3600)}:${minute}:${second}`;
}
