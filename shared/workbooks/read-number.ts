import { readSerial } from '../values/calendar-day.ts';
import type { NumberFormat } from './number-format.ts';

const secondsOfDay = 86_400;
/** The last day that spreadsheets know, 31 December 9999, as a serial number. */
const serialMax = 2_958_465;

/**
 * A number as the program shows it: a day as `YYYY-MM-DD`, a length of time as `h:mm:ss`, an amount
 * with the currency of its format, and never more than 15 significant digits.
 *
 * @param is1904 whether days are counted from 1904
 */
export function readNumber(value: number, format: NumberFormat, is1904: boolean): number | string {
  switch (format.kind) {
    case 'day':
      return readDay(value, is1904) ?? roundNumber(value);
    case 'time':
      return readTime(value, format.isElapsed) ?? roundNumber(value);
    case 'currency':
      return writeAmount(value, format.word);
    case 'padded':
      return Number.isInteger(value) && value >= 0
        ? String(roundNumber(value)).padStart(format.digits, '0')
        : roundNumber(value);
    case 'plain':
      return roundNumber(value);
  }
}

/**
 * The text of an amount, which is all that is left of its number from here on. Three decimals get a
 * zero more: in `655.957 FCFA` the point could only group, since francs have no decimals, and the
 * amount would become a thousand times as much. With four it cannot be taken for that, whoever
 * reads the text, be it in a workbook to correct that comes back as CSV.
 */
function writeAmount(value: number, word: string): string {
  const amount = String(roundNumber(value));
  return `${/\.\d{3}$/.test(amount) ? `${amount}0` : amount} ${word}`;
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

/** What the program shows for days that never were; as dates they are refused. */
const daysThatNeverWere: ReadonlyMap<number, string> = new Map([
  [0, '1900-01-00'],
  [60, '1900-02-29'],
]);

/** Undefined for what the program itself shows as ####. */
function readDay(serial: number, is1904: boolean): string | undefined {
  // A breath before midnight is the next day: nothing below a second is shown.
  const day = Number.isInteger(serial)
    ? serial
    : Math.floor(Math.round(serial * secondsOfDay) / secondsOfDay);
  const names = is1904 ? namesOfDays[1904] : namesOfDays[1900];
  const known = names.get(day);
  if (known !== undefined) return known;
  const name = readSerial(day, is1904 ? 1904 : 1900);
  if (name === undefined) return is1904 ? undefined : daysThatNeverWere.get(day);
  if (names.size < daysKept) names.set(day, name);
  return name;
}

/** A table has few different days, each in many rows; 20,000 are 54 years. */
const daysKept = 20_000;
const namesOfDays = { 1900: new Map<number, string>(), 1904: new Map<number, string>() };

function readTime(serial: number, isElapsed: boolean): string | undefined {
  const all = Math.round(serial * secondsOfDay);
  if (!(all >= 0 && all <= serialMax * secondsOfDay)) return undefined;
  const seconds = isElapsed ? all : all % secondsOfDay;
  const [minute, second] = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${Math.floor(seconds / 3600)}:${minute}:${second}`;
}
