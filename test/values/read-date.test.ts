import { describe, expect, test } from 'vitest';
import { readSerial } from '../../shared/values/calendar-day.ts';
import { type DateOptions, readDate } from '../../shared/values/read-date.ts';
import { outcomeOf } from './outcome.ts';

const read = (cell: unknown, options?: DateOptions) => outcomeOf(readDate(cell, options));

describe('the 15th of March 2024', () => {
  test.each([
    ...['2024-03-15', '2024/03/15', '2024.3.15', '2024 03 15', '20240315', 20240315],
    ...['2024-03-15T10:00:00Z', '2024-03-15T23:30:00.123456-05:00', '2024-03-15 00:00:00'],
    ...['2024-03-15T00:00:00+0200', '15/03/2024 14:30', '15/03/2024 à 14h30'],
    ...['15/03/2024 14h', '3/15/2024 2:30 PM', '15/03/2024', '15-03-2024', '15.03.2024'],
    ...['15.3.24', '15/3/2024', '15 03 2024', '03/15/2024', '3/15/24', '15–03–2024'],
    ...['15 mars 2024', '15 MARS 2024', '15 mars 24', "15 mars '24", '15mars 2024', '15 mar. 2024'],
    ...['15-Mar-2024', '15-Mar-24', '15/mars/2024', 'March 15, 2024', 'Mar 15 2024', 'mar-15-2024'],
    ...['15th March 2024', '15th of March, 2024', 'March 15th, 2024', '2024-Mar-15'],
    ...['vendredi 15 mars 2024', 'Fri, 15 Mar 2024', 'ven. 15 mars 2024', 'mar. 15 mars 2024'],
    ...['Fri, 15 Mar 2024 10:00:00 +0000', 'Friday, March 15, 2024', 'Fri Mar 15 2024'],
    ...[
      '１５/０３/２０２４',
      '١٥/٠٣/٢٠٢٤',
      '15\u00a0mars\u202f2024',
      "'15/03/2024",
      ' 15/03/2024 ',
    ],
  ])('%j', (cell) => {
    expect(readDate(cell)).toEqual({ kind: 'value', value: '2024-03-15', ambiguous: false });
  });
});

describe('every month by its names', () => {
  test.each([
    ['01', 'janvier', 'janv.', 'January', 'Jan'],
    ['02', 'février', 'fevrier', 'févr.', 'FÉV', 'February', 'Feb'],
    ['03', 'mars', 'Mar', 'March'],
    ['04', 'avril', 'avr.', 'April', 'Apr'],
    ['05', 'mai', 'May'],
    ['06', 'juin', 'June', 'Jun'],
    ['07', 'juillet', 'juil.', 'July', 'Jul'],
    ['08', 'août', 'AOUT', 'August', 'Aug.'],
    ['09', 'septembre', 'sept.', 'September', 'Sep'],
    ['10', 'octobre', 'oct.', 'October'],
    ['11', 'novembre', 'nov.', 'November'],
    ['12', 'décembre', 'decembre', 'déc.', 'December', 'Dec'],
  ])('%s', (month, ...names) => {
    const read1 = names.map((name) => read(`1er ${name} 2023`));
    expect(read1).toEqual(names.map(() => `2023-${month}-01`));
  });
});

describe('two numbers that could both be the month', () => {
  const aDay = (value: string, ambiguous: boolean) => ({ kind: 'value', value, ambiguous });
  test.each([
    { cell: '03/04/2024', order: 'dmy', expected: aDay('2024-04-03', true) },
    { cell: '03/04/2024', order: 'mdy', expected: aDay('2024-03-04', true) },
    { cell: '3.4.24', order: 'mdy', expected: aDay('2024-03-04', true) },
    { cell: '03/03/2024', order: 'mdy', expected: aDay('2024-03-03', false) },
    { cell: '13/04/2024', order: 'mdy', expected: aDay('2024-04-13', false) },
    { cell: '04/13/2024', order: 'dmy', expected: aDay('2024-04-13', false) },
    { cell: '2024-04-03', order: 'mdy', expected: aDay('2024-04-03', false) },
    { cell: '12-11-10', order: 'dmy', expected: aDay('2010-11-12', true) },
    { cell: '24-03-15', order: 'dmy', expected: aDay('2015-03-24', true) },
  ] as const)('$cell by $order is $expected.value', ({ cell, order, expected }) => {
    expect(readDate(cell, { order })).toEqual(expected);
  });
  test('are day and month where nobody says', () => {
    expect(readDate('03/04/2024')).toEqual(aDay('2024-04-03', true));
  });
});

test.each([
  ['15/03/49', undefined, '2049-03-15'],
  ['15/03/50', undefined, '1950-03-15'],
  ['15/03/99', undefined, '1999-03-15'],
  ['15/03/00', undefined, '2000-03-15'],
  ['15/03/30', 1930, '1930-03-15'],
  ['15/03/29', 1930, '2029-03-15'],
  ['15/03/24', 2000, '2024-03-15'],
])('two digits of a year: %s from %s on is %s', (cell, pivotYear, expected) => {
  expect(read(cell, pivotYear === undefined ? {} : { pivotYear })).toBe(expected);
});

describe('days that do not exist are shifted nowhere', () => {
  test.each([
    ...['31/02/2024', '30/02/2024', '29/02/2023', '29/02/1900', '31/04/2024', '04/31/2024'],
    ...['2023-02-29', '2024-13-01', '2024-00-10', '2024-01-00', '13/13/2024', '00/01/2024'],
    ...['32/01/2024', '31 juin 2024', 'Feb 30, 2024', '20240230', '20241301'],
  ])('%s', (cell) => {
    expect(read(cell)).toBe('impossible-day');
  });
  test.each([
    ['29/02/2024', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['31/12/9999', '9999-12-31'],
  ])('but %s does', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });
});

describe('no date', () => {
  test.each([
    ...['demain', '2024', '03/2024', 'mars 2024', '15 mars', '15/03', '15/03-2024', '15 jui 2024'],
    ...['1.5', '12:30', '2024-W11', '2024-075', '15/03/2024 25:00', '15/03/2024 abc', '1/2/3/4'],
    ...['15 mars 2024 16 mars 2024', 'Fri Mar 15 2024 10:00:00 GMT+0000 (UTC)', '15032024'],
    ...['45366', 45366, 2024, 0, -45366, Number.NaN, 1e21, true, {}, [], '1½/03/2024', '00000000'],
  ])('%j', (cell) => {
    expect(read(cell)).toBe('not-a-date');
  });
  test('a cell of a million characters is answered', () => {
    const cells = ['1', '15 ', 'a ', '15/03/', '15 mars 2024, ', '\u00e9'];
    const answers = cells.map((cell) => read(cell.repeat(1_000_000)));
    expect(new Set(answers)).toEqual(new Set(['not-a-date']));
  });
  test.each(['', ' \u00a0', null, undefined])('%j is nothing', (cell) => {
    expect(read(cell)).toBe('empty');
  });
  test.each(['0001-01-01', '01/01/0001', '0000-01-01'])('%s is what programs write', (cell) => {
    expect(read(cell)).toBe('out-of-range');
  });
});

describe('days that a spreadsheet counts', () => {
  test.each([
    { cell: 45366, epoch: 1900, expected: '2024-03-15' },
    { cell: '45366', epoch: 1900, expected: '2024-03-15' },
    { cell: 45366.75, epoch: 1900, expected: '2024-03-15' },
    { cell: '45366,999', epoch: 1900, expected: '2024-03-15' },
    { cell: 43904, epoch: 1904, expected: '2024-03-15' },
    { cell: 2_958_465, epoch: 1900, expected: '9999-12-31' },
    { cell: 2_958_466, epoch: 1900, expected: 'not-a-date' },
    // Sooner the year than a day of 1905.
    { cell: 2024, epoch: 1900, expected: 'not-a-date' },
    { cell: 20240315, epoch: 1900, expected: '2024-03-15' },
  ] as const)('$cell from $epoch is $expected', ({ cell, epoch, expected }) => {
    expect(read(cell, { serials: epoch })).toBe(expected);
  });

  test.each([
    [0, 1900, undefined],
    [1, 1900, '1900-01-01'],
    [59, 1900, '1900-02-28'],
    [60, 1900, undefined],
    [61, 1900, '1900-03-01'],
    [2_958_465.9, 1900, '9999-12-31'],
    [-1, 1900, undefined],
    [0, 1904, '1904-01-01'],
    [1, 1904, '1904-01-02'],
    [2_957_003, 1904, '9999-12-31'],
    [2_957_004, 1904, undefined],
    [Number.NaN, 1904, undefined],
    [Number.POSITIVE_INFINITY, 1900, undefined],
  ] as const)('serial %s from %s is %s', (serial, epoch, expected) => {
    expect(readSerial(serial, epoch)).toBe(expected);
  });
});
