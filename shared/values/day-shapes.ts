import type { DayParts } from './calendar-day.ts';
import { isWeekday, readMonthName } from './month-names.ts';

/** What a text says about its day. */
export type WrittenDay =
  | { readonly kind: 'day'; readonly parts: DayParts }
  /** Two numbers that only their order tells apart: `03/04/2024`. */
  | {
      readonly kind: 'numbers';
      readonly first: number;
      readonly second: number;
      readonly year: number;
      /** `24-03-15` may also begin with its year. */
      readonly mayBeYearFirst: boolean;
    };

const time =
  /(?:t| +(?:a |at )?)([01]?\d|2[0-4])(?:(?:[:h]([0-5]\d))(?::[0-5]\d(?:[.,]\d{1,9})?)?|h)(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[-+]\d\d:?(?:\d\d)?))?$/;
const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/;
const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const packed = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/;
const dayName = /^(\d{1,2})(?:er|st|nd|rd|th)?[-/. ]*(?:de |of )?([a-z]+)[-/., ]+(\d{4}|'?\d{2})$/;
const nameDay = /^([a-z]+)[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|'?\d{2})$/;
const yearName = /^(\d{4})[-/. ]+([a-z]+)[-/. ]+(\d{1,2})$/;

/**
 * Takes a text apart by the shapes in which days are written, in figures or with a French or
 * English month. A time behind the day is left out, and so is its zone: the day as it is written.
 *
 * @param text      as `plainText` gives it, of at most `cellCharsMax` characters
 * @param pivotYear first of the hundred years that two digits can mean
 */
export function takeDayApart(text: string, pivotYear: number): WrittenDay | undefined {
  const lower = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ +/g, ' ');
  const day = lower.replace(time, '').trim();
  return matchShape(day, pivotYear) ?? matchShape(dropWeekday(day), pivotYear);
}

function dropWeekday(text: string): string {
  const [found = '', name = ''] = /^([a-z]+)[., ]+/.exec(text) ?? [];
  return isWeekday(name) ? text.slice(found.length) : '';
}

function matchShape(text: string, pivotYear: number): WrittenDay | undefined {
  const iso = yearFirst.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[3], iso[4]);
  const plain = packed.exec(text);
  if (plain !== null) return dayOf(plain[1], plain[2], plain[3]);
  const numbers = yearLast.exec(text);
  if (numbers !== null) {
    const [, first = '', mark, second = '', year = ''] = numbers;
    return {
      kind: 'numbers',
      first: Number(first),
      second: Number(second),
      year: readYear(year, pivotYear),
      mayBeYearFirst: mark === '-' && year.length === 2,
    };
  }
  return matchName(text, pivotYear);
}

function matchName(text: string, pivotYear: number): WrittenDay | undefined {
  const [, day = '', name = '', year = ''] = dayName.exec(text) ?? [];
  if (year !== '') return namedDay(readYear(year, pivotYear), name, day);
  const [, name2 = '', day2 = '', year2 = ''] = nameDay.exec(text) ?? [];
  if (year2 !== '') return namedDay(readYear(year2, pivotYear), name2, day2);
  const [, year3 = '', name3 = '', day3 = ''] = yearName.exec(text) ?? [];
  return year3 === '' ? undefined : namedDay(Number(year3), name3, day3);
}

function namedDay(year: number, name: string, day: string): WrittenDay | undefined {
  const month = readMonthName(name);
  if (month === undefined) return undefined;
  return { kind: 'day', parts: { year, month, day: Number(day) } };
}

function dayOf(year = '', month = '', day = ''): WrittenDay {
  return { kind: 'day', parts: { year: Number(year), month: Number(month), day: Number(day) } };
}

function readYear(digits: string, pivotYear: number): number {
  const year = Number(digits.replace("'", ''));
  if (digits.length === 4) return year;
  const century = pivotYear - (pivotYear % 100);
  return century + year < pivotYear ? century + 100 + year : century + year;
}
