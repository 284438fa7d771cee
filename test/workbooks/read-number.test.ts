import { describe, expect, test } from 'vitest';
import {
  type NumberFormat,
  readBuiltInFormat,
  readNumberFormat,
} from '../../shared/workbooks/number-format.ts';
import { readNumber } from '../../shared/workbooks/read-number.ts';

const plain = { kind: 'plain' };
const day: NumberFormat = { kind: 'day' };
const time: NumberFormat = { kind: 'time', isElapsed: false };
const elapsed: NumberFormat = { kind: 'time', isElapsed: true };

test.each([
  ['General', plain, 'its e is no date'],
  ['0.00E+00', plain, 'nor is this one'],
  ['@', plain, 'a text'],
  ['dd/mm/yyyy', day, 'a day'],
  ['[$-40C]d mmmm yyyy;@', day, 'a day in French'],
  ['yyyy-mm-dd hh:mm', day, 'a day with its time'],
  ['mmmm', day, 'a month alone'],
  ['h:mm AM/PM', time, 'a time'],
  ['[$-F400]h:mm:ss\\ AM/PM', time, 'a time of the system'],
  ['[h]:mm:ss', elapsed, 'hours beyond 24'],
  ['[mm]:ss', elapsed, 'minutes beyond 60'],
  ['0" days"', plain, 'letters in a text'],
  ['0\\d', plain, 'an escaped letter'],
  ['[Red]0;[Blue]-0', plain, 'colours'],
  ['#,##0 "FCFA"', { kind: 'currency', word: 'FCFA' }, 'a currency in a text'],
  ['[$€-40C] #,##0.00', { kind: 'currency', word: '€' }, 'a currency with its place'],
  ['"$"#,##0', { kind: 'currency', word: '$' }, 'a quoted dollar'],
  ['#,##0\\ \\F\\ \\C\\F\\A', { kind: 'currency', word: 'F CFA' }, 'character by character'],
  ['0 "F"\\ "CFA"', { kind: 'currency', word: 'F CFA' }, 'a currency in pieces'],
  ['"Prix : "[$€-40C]0', { kind: 'currency', word: '€' }, 'a currency behind another text'],
  ['0" kg"', plain, 'a text that is no currency'],
  ['_-* #,##0.00 [$XAF]_-;-* 0', { kind: 'currency', word: 'XAF' }, 'as accounts write it'],
  [`0 "FCFA"${'_'.repeat(248)}`, plain, 'longer than Excel lets a format be'],
  ['[$[$[$[', plain, 'brackets that are never closed'],
  ['$#,##0', plain, 'a bare dollar is the reader’s own'],
  ['0;"EUR"', plain, 'only the first section counts'],
  ['"a;b" 0', plain, 'a text may hold what divides sections'],
  ['00000', { kind: 'padded', digits: 5 }, 'zeros in front'],
  ['0', plain, 'a whole number'],
])('the format %s', (code, expected, _why) => {
  expect(readNumberFormat(code)).toEqual(expected);
});

test.each([
  [0, plain],
  [2, plain],
  [14, day],
  [22, day],
  [21, time],
  [45, time],
  [46, elapsed],
  [49, plain],
  [58, day],
])('format no. %i needs no code', (id, expected) => {
  expect(readBuiltInFormat(id)).toEqual(expected);
});

describe('days', () => {
  test.each([
    [1, '1900-01-01', 'the first'],
    [59, '1900-02-28', 'the last before the day that never was'],
    [60, '1900-02-29', 'the day that never was: no date reader takes it'],
    [61, '1900-03-01', 'the first behind it'],
    [0, '1900-01-00', 'no day'],
    [45000.75, '2023-03-15', 'with a time'],
    [44999.999999999, '2023-03-15', 'a breath before midnight'],
    [2_958_465, '9999-12-31', 'the last one'],
    [2_958_466, 2_958_466, 'shown as ####'],
    [-1, -1, 'shown as ####'],
  ])('%d is %s: %s', (serial, expected, _why) => {
    expect(readNumber(serial, day, false)).toBe(expected);
  });

  test('counted from 1904', () => {
    expect(readNumber(0, day, true)).toBe('1904-01-01');
    expect(readNumber(1, day, true)).toBe('1904-01-02');
  });
});

test.each([
  [1.5, elapsed, '36:00:00'],
  [1.5, time, '12:00:00'],
  [0.0625, time, '1:30:00'],
  [0.999999, time, '0:00:00'],
  [1e9, elapsed, 1e9],
])('%d as %j is %s', (serial, format, expected) => {
  expect(readNumber(serial, format, false)).toBe(expected);
});

test.each([
  ['#,##0\\ \\F\\G', { kind: 'plain' }],
  ['#,##0\\ \\F\\C', { kind: 'plain' }],
  ['#,##0\\ \\F\\C\\F\\A', { kind: 'currency', word: 'FCFA' }],
  ['"F"000', { kind: 'padded', digits: 3 }],
] as const)('letters that are escaped one by one are one word: %s', (code, expected) => {
  expect(readNumberFormat(code)).toEqual(expected);
});
