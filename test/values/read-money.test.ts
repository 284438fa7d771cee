import { describe, expect, test } from 'vitest';
import { type MoneyContext, readMoney, toMinorUnits } from '../../shared/values/read-money.ts';
import { outcomeOf } from './outcome.ts';

const read = (cell: unknown, context: Partial<MoneyContext> = {}) => {
  const reading = readMoney(cell, { house: 'EUR', ...context });
  return reading.kind === 'value'
    ? `${reading.value.amountMinor} ${reading.value.currency}`
    : outcomeOf(reading);
};

describe('an amount', () => {
  test.each([
    { cell: '99.99 €', expected: '9999 EUR' },
    { cell: '€ 5', expected: '500 EUR' },
    { cell: '€5 EUR', expected: '500 EUR' },
    { cell: 99.99, expected: '9999 EUR' },
    { cell: '99,9', expected: '9990 EUR' },
    { cell: '1.234,50 €', expected: '123450 EUR' },
    { cell: '5€50', expected: '550 EUR' },
    { cell: '1 250 € 50', expected: '125050 EUR' },
    { cell: '150 000 FCFA', expected: '150000 XOF' },
    { cell: '150\u202f000\u00a0F\u00a0CFA', expected: '150000 XOF' },
    { cell: '150.000 FCFA', expected: '150000 XOF' },
    { cell: '150.000,00 F CFA', expected: '150000 XOF' },
    { cell: '150000F.', expected: '150000 XOF' },
    { cell: 'F CFA 150 000', expected: '150000 XOF' },
    { cell: 'XOF 150,000', expected: '150000 XOF' },
    { cell: '150 000 (FCFA)', expected: '150000 XOF' },
    { cell: '150 000 F-CFA', expected: '150000 XOF' },
    { cell: '5 000 frs', expected: '5000 XOF' },
    { cell: '$ 5', expected: '500 USD' },
    { cell: '5 $US', expected: '500 USD' },
    { cell: 'USD 1,234.50', expected: '123450 USD' },
    { cell: '$5 CAD', expected: '500 CAD' },
    { cell: '₦1,250.50', expected: '125050 NGN' },
    { cell: '1.5 TND', expected: '1500 TND' },
    { cell: '٩٩٫٩٩ €', expected: '9999 EUR' },
    { cell: '9007199254740993', expected: '900719925474099300 EUR' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(read(cell)).toBe(expected);
  });

  test.each([
    ...['-5', '-5 €', '-€5', '€-5', '€ -5', '- 5 €', '5 €-', '5- €', '(5)', '(5 €)', '(€5)'],
    ...['€(5)', '(5) €', '\u22125,00'],
  ])('%s is five below nothing', (cell) => {
    expect(read(cell)).toBe('-500 EUR');
  });

  test.each([
    ['$1.5k', '150000 USD'],
    ['1,2 M€', '120000000 EUR'],
    ['5k€', '500000 EUR'],
    ['150 KFCFA', '150000 XOF'],
    ['1.5 M F CFA', '1500000 XOF'],
    ['2 millions de FCFA', '2000000 XOF'],
    ["2 millions d'euros", '200000000 EUR'],
    ['3 Mds FCFA', '3000000000 XOF'],
    ['3 Md€', '300000000000 EUR'],
    ['$3bn', '300000000000 USD'],
    ['5 MAD', '500 MAD'],
    ['5k', '500000 EUR'],
    ['5 m€', 'ambiguous-multiple'],
    ['$5B', 'ambiguous-multiple'],
    ['5 billions de FCFA', 'ambiguous-multiple'],
    ['0,0005 k€', '50 EUR'],
    ['0,000005 k€', 'too-precise'],
    ['1.234 M FCFA', 'ambiguous'],
    ['5 kpommes', 'unknown-currency'],
  ])('%s is %s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test.each([
    { cell: '', expected: 'empty' },
    { cell: null, expected: 'empty' },
    { cell: '150.50 FCFA', expected: 'too-precise' },
    { cell: 0.1 + 0.2, expected: 'too-precise' },
    { cell: '1,234', expected: 'ambiguous' },
    { cell: '1,234 TND', expected: 'ambiguous' },
    { cell: '12 pommes', expected: 'unknown-currency' },
    { cell: 'constructor 12', expected: 'unknown-currency' },
    { cell: '$5 €', expected: 'currencies-differ' },
    { cell: 'XOF 5 €', expected: 'currencies-differ' },
    { cell: '1e309', expected: 'out-of-range' },
    { cell: 'gratuit', expected: 'not-a-number' },
    { cell: '€', expected: 'not-a-number' },
    { cell: '5.000,-', expected: 'not-a-number' },
    { cell: '5,– €', expected: 'not-a-number' },
    { cell: '500 ()', expected: 'not-a-number' },
    { cell: '5€5', expected: 'not-a-number' },
    { cell: '5€500', expected: 'not-a-number' },
    { cell: '10 € - 20 €', expected: 'not-a-number' },
    { cell: '5²', expected: 'unknown-currency' },
    { cell: '10 %', expected: 'unknown-currency' },
    { cell: true, expected: 'not-a-number' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(read(cell)).toBe(expected);
  });
});

test('a cell of a million characters is answered', () => {
  expect(read('9'.repeat(1_000_000))).toBe('out-of-range');
  expect(read(`${'9 '.repeat(1_000_000)}€`)).toBe('not-a-number');
  expect(read('F'.repeat(1_000_000))).toBe('not-a-number');
});

describe('a column says more than its cells', () => {
  test.each([
    { cell: '5000', declared: 'XOF', expected: '5000 XOF' },
    { cell: '5,000', declared: 'XOF', expected: '5000 XOF' },
    { cell: '5000 FCFA', declared: 'XAF', expected: '5000 XAF' },
    { cell: '50 €', declared: 'XOF', expected: 'currencies-differ' },
    { cell: '50', declared: 'ZZZ', expected: 'unknown-currency' },
  ])('$cell in a column of $declared is $expected', ({ cell, declared, expected }) => {
    expect(read(cell, { declared })).toBe(expected);
  });

  test('its decimal mark settles what a cell leaves open', () => {
    expect(read('1.234 €', { decimalMark: ',' })).toBe('123400 EUR');
    expect(read('1,234 TND', { decimalMark: ',' })).toBe('1234 TND');
    expect(read('1.234 €', { decimalMark: '.' })).toBe('too-precise');
    expect(read('1.234 F', { decimalMark: '.' })).toBe('1234 XOF');
  });
});

test('minor units are exact beyond what a float can hold', () => {
  expect(toMinorUnits('90071992547409.93', 2)).toBe(9007199254740993n);
  expect(toMinorUnits('-0.1', 2)).toBe(-10n);
  expect(toMinorUnits('0.105', 2)).toBeUndefined();
});
