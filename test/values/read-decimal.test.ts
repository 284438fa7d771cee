import { describe, expect, test } from 'vitest';
import { type DecimalOptions, readDecimal } from '../../shared/values/read-decimal.ts';
import { outcomeOf } from './outcome.ts';

const read = (cell: unknown, options?: DecimalOptions) => outcomeOf(readDecimal(cell, options));

describe('a number', () => {
  test.each([
    { cell: '1 250,50', expected: '1250.5', why: 'groups by a space' },
    { cell: '1\u00a0250,50', expected: '1250.5', why: 'by a no-break space' },
    { cell: '1\u202f250,50', expected: '1250.5', why: 'by a narrow one' },
    { cell: '1\u2009250,50', expected: '1250.5', why: 'by a thin one' },
    { cell: "1'234.5", expected: '1234.5', why: 'by an apostrophe' },
    { cell: '1’234', expected: '1234', why: 'by a typographic one' },
    { cell: '1,234.5', expected: '1234.5', why: 'the last of two marks is the decimal one' },
    { cell: '1.234,5', expected: '1234.5', why: 'in French too' },
    { cell: '1.234.567,8', expected: '1234567.8', why: 'groups by points' },
    { cell: '1,234,567', expected: '1234567', why: 'a repeated mark groups' },
    { cell: '1 234.567', expected: '1234.567', why: 'spaces group, so the point does not' },
    { cell: '1234.567', expected: '1234.567', why: 'four digits are no group' },
    { cell: '0,500', expected: '0.5', why: 'nobody writes a thousand 0,500' },
    { cell: '.5', expected: '0.5', why: 'no digit before the mark' },
    { cell: '5,', expected: '5', why: 'none behind it' },
    { cell: '007', expected: '7', why: 'leading zeros say nothing' },
    { cell: "'0012", expected: '12', why: 'the apostrophe marks a text in spreadsheets' },
    { cell: '１２', expected: '12', why: 'full-width digits' },
    { cell: '１，２３４．５', expected: '1234.5', why: 'with full-width marks' },
    { cell: '١٢٫٥', expected: '12.5', why: 'Arabic digits and mark' },
    { cell: '٣٬٢١٤', expected: '3214', why: 'Arabic groups' },
    { cell: '۱۲۳', expected: '123', why: 'Persian digits' },
    { cell: '१२', expected: '12', why: 'Devanagari digits' },
    { cell: '𝟏𝟐', expected: '12', why: 'mathematical digits' },
    { cell: '\u200f12\u200b', expected: '12', why: 'invisible characters' },
    { cell: '-3', expected: '-3', why: 'a hyphen is a minus' },
    { cell: '\u22123', expected: '-3', why: 'so is the minus itself' },
    { cell: '–3', expected: '-3', why: 'and a dash' },
    { cell: '- 1 234,5', expected: '-1234.5', why: 'as the accounting formats write' },
    { cell: '+3', expected: '3', why: 'a plus' },
    { cell: '-0', expected: '0', why: 'there is no negative nothing' },
    { cell: '-0,00', expected: '0', why: 'with decimals too' },
    { cell: '1,5E+05', expected: '150000', why: 'as spreadsheets shorten' },
    { cell: '1.234E+05', expected: '123400', why: 'in front of an exponent nobody groups' },
    { cell: '5e-7', expected: '0.0000005', why: 'a negative exponent' },
    { cell: 99.99, expected: '99.99', why: 'a number of JSON or a worksheet' },
    { cell: 1e21, expected: '1000000000000000000000', why: 'however it is printed' },
    { cell: 5e-7, expected: '0.0000005', why: 'however small' },
    { cell: -0, expected: '0', why: 'nor a negative nothing in floats' },
    {
      cell: '123456789012345678901234567890',
      expected: '123456789012345678901234567890',
      why: '30',
    },
  ])('$cell is $expected: $why', ({ cell, expected }) => {
    expect(read(cell)).toBe(expected);
  });

  test.each([
    { cell: '', expected: 'empty' },
    { cell: ' \u00a0\u200b', expected: 'empty' },
    { cell: null, expected: 'empty' },
    { cell: undefined, expected: 'empty' },
    { cell: '1,234', expected: 'ambiguous' },
    { cell: '1.234', expected: 'ambiguous' },
    { cell: '-12.345', expected: 'ambiguous' },
    { cell: '١٫٢٣٤', expected: 'ambiguous' },
    { cell: '1e309', expected: 'out-of-range' },
    { cell: '1e-400', expected: 'out-of-range' },
    { cell: '1e99999999999999999999', expected: 'out-of-range' },
    { cell: '1234567890123456789012345678901', expected: 'out-of-range' },
    { cell: Number.POSITIVE_INFINITY, expected: 'out-of-range' },
    { cell: Number.NaN, expected: 'out-of-range' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(read(cell)).toBe(expected);
  });

  test.each([
    ...['1 2 3', '1,00,000', '1.2.3', '1.234,56,7', '1 23', '12 34', '0x10', '1_000', 'dix'],
    ...['12 %', '1/2', '½', '1½', '10²', '①', 'Ⅻ', '1-2', '--5', '+-5', '5 -', '-', '.', 'NaN'],
    ...['1٢', '৪2', '5k', '(500)', '500-', '5 €', '1:30', 'e5', '5e', '5e+', '=1+1', '#N/A'],
    ...[true, [], {}],
  ])('%j is no number', (cell) => {
    expect(read(cell)).toBe('not-a-number');
  });
});

describe('a mark before three digits', () => {
  test.each([
    { cell: '150.000', options: { decimalsMax: 0 }, expected: '150000' },
    { cell: '150,000', options: { decimalsMax: 0 }, expected: '150000' },
    { cell: '1.234', options: { decimalMark: ',' }, expected: '1234' },
    { cell: '1.234', options: { decimalMark: '.' }, expected: '1.234' },
    { cell: '1,234', options: { decimalMark: ',' }, expected: '1.234' },
    { cell: '1,234', options: { decimalMark: '.' }, expected: '1234' },
    { cell: '1.234', options: { decimalsMax: 2 }, expected: 'ambiguous' },
    { cell: '1.234k', options: { decimalsMax: 0, multiples: true }, expected: 'ambiguous' },
    { cell: '1.234k', options: { decimalMark: '.', multiples: true }, expected: '1234' },
  ] as const)('$cell with $options is $expected', ({ cell, options, expected }) => {
    expect(read(cell, options)).toBe(expected);
  });

  test.each(['1,234.5', '1234.5', '1 234.5'])('%s says itself what its mark is', (cell) => {
    expect(read(cell, { decimalMark: ',' })).toBe('1234.5');
  });
});

describe('accounts', () => {
  test.each([
    ['(500)', '-500'],
    ['( 1 234,50 )', '-1234.5'],
    ['500-', '-500'],
    ['1.234,50-', '-1234.5'],
    ['(0)', '0'],
    ['(-500)', 'not-a-number'],
    ['-500-', 'not-a-number'],
    ['-(500)', 'not-a-number'],
    ['(500', 'not-a-number'],
    ['500)', 'not-a-number'],
    [')500(', 'not-a-number'],
    ['500+', 'not-a-number'],
    ['(500)(', 'not-a-number'],
  ])('%s is %s', (cell, expected) => {
    expect(read(cell, { accounting: true })).toBe(expected);
  });
});

describe('multiples', () => {
  test.each([
    ['5.3k', '5300'],
    ['5,3 K', '5300'],
    ['5 mille', '5000'],
    ['3 milliers', '3000'],
    ['2 thousand', '2000'],
    ['1,2 M', '1200000'],
    ['1.2M', '1200000'],
    ['1,2 Mio', '1200000'],
    ['2 millions', '2000000'],
    ['3 Md', '3000000000'],
    ['3 MDS', '3000000000'],
    ['1,5 milliard', '1500000000'],
    ['3bn', '3000000000'],
    ['-5k', '-5000'],
    ['5m', 'ambiguous-multiple'],
    ['5 MM', 'ambiguous-multiple'],
    ['5 B', 'ambiguous-multiple'],
    ['2 billion', 'ambiguous-multiple'],
    ['5 T', 'not-a-number'],
    ['5kk', 'not-a-number'],
    ['k5', 'not-a-number'],
    ['5 k 3', 'not-a-number'],
  ])('%s is %s', (cell, expected) => {
    expect(read(cell, { multiples: true })).toBe(expected);
  });
});

test('a cell of a million characters is answered', () => {
  const many = 1_000_000;
  expect(read('9'.repeat(many))).toBe('out-of-range');
  expect(read('1 '.repeat(many))).toBe('out-of-range');
  expect(read('1,'.repeat(many))).toBe('out-of-range');
  expect(read('a'.repeat(many))).toBe('not-a-number');
  expect(read(`1${'٣'.repeat(many)}x`)).toBe('not-a-number');
  expect(read(`${' '.repeat(many)}5${'\u00a0'.repeat(many)}`)).toBe('5');
});
