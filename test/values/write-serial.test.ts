import { expect, test } from 'vitest';
import { writeSerial } from '../../shared/values/calendar-day.ts';

test.each<[string, number | undefined, string]>([
  ['1900-03-01', 61, 'the first day that all spreadsheets agree on'],
  ['2026-03-27', 46_108, 'a day of today'],
  ['9999-12-31', 2_958_465, 'the last one'],
  ['1900-02-28', undefined, 'before that, some count one more'],
  ['1834-05-02', undefined, 'before the first'],
  ['27/03/2026', undefined, 'no day of ours'],
])('%s is %s: %s', (day, serial) => {
  expect(writeSerial(day)).toBe(serial);
});
