import { describe, expect, test } from 'vitest';
import { readBoolean } from '../../shared/values/read-boolean.ts';
import { readDecimal } from '../../shared/values/read-decimal.ts';
import { readDuration } from '../../shared/values/read-duration.ts';
import { readMoney, toMinorUnits } from '../../shared/values/read-money.ts';

const outcome = (reading: { kind: string; value?: unknown; problem?: string }) =>
  reading.kind === 'value' ? reading.value : (reading.problem ?? reading.kind);

describe('readDecimal', () => {
  const read = (cell: unknown) => {
    const reading = readDecimal(cell);
    return reading.kind === 'value' ? Number(reading.decimal) : outcome(reading);
  };
  test.each([
    { cell: '1 250,50', expected: 1250.5 },
    { cell: '1\u202f250,50', expected: 1250.5 },
    { cell: '1,234.5', expected: 1234.5 },
    { cell: '1.234.567,8', expected: 1234567.8 },
    { cell: "1'234", expected: 1234 },
    { cell: '１２', expected: 12 },
    { cell: '-3', expected: -3 },
    { cell: '\u22123', expected: -3 },
    { cell: '+3', expected: 3 },
    { cell: '.5', expected: 0.5 },
    { cell: '0,500', expected: 0.5 },
    { cell: '007', expected: 7 },
    { cell: '1,5E+05', expected: 150000 },
    { cell: 99.99, expected: 99.99 },
    { cell: 1e21, expected: 1e21 },
    { cell: '', expected: 'empty' },
    { cell: null, expected: 'empty' },
    { cell: '1,234', expected: 'ambiguous' },
    { cell: '1.234', expected: 'ambiguous' },
    { cell: '1e309', expected: 'out-of-range' },
    { cell: Number.POSITIVE_INFINITY, expected: 'out-of-range' },
    { cell: '1 2 3', expected: 'not-a-number' },
    { cell: '1,00,000', expected: 'not-a-number' },
    { cell: '1.2.3', expected: 'not-a-number' },
    { cell: '0x10', expected: 'not-a-number' },
    { cell: 'dix', expected: 'not-a-number' },
    { cell: true, expected: 'not-a-number' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(read(cell)).toBe(expected);
  });
});

describe('readMoney', () => {
  const read = (cell: unknown, declared?: string) => {
    const reading = readMoney(cell, { declared, house: 'EUR' });
    return reading.kind === 'value'
      ? `${reading.value.amountMinor} ${reading.value.currency}`
      : outcome(reading);
  };

  test.each([
    { cell: '99.99 €', expected: '9999 EUR' },
    { cell: 99.99, expected: '9999 EUR' },
    { cell: '99,9', expected: '9990 EUR' },
    { cell: '150 000 FCFA', expected: '150000 XOF' },
    { cell: '150.000 FCFA', expected: '150000 XOF' },
    { cell: '150.000,00 F CFA', expected: '150000 XOF' },
    { cell: '$ 5', expected: '500 USD' },
    { cell: '₦1,250.50', expected: '125050 NGN' },
    { cell: '1.5 TND', expected: '1500 TND' },
    { cell: '-5', expected: '-500 EUR' },
    { cell: '9007199254740993', expected: '900719925474099300 EUR' },
    { cell: '', expected: 'empty' },
    { cell: '150.50 FCFA', expected: 'too-precise' },
    { cell: 0.1 + 0.2, expected: 'too-precise' },
    { cell: '1,234', expected: 'ambiguous' },
    { cell: '1,234 TND', expected: 'ambiguous' },
    { cell: '12 pommes', expected: 'unknown-currency' },
    { cell: 'constructor 12', expected: 'unknown-currency' },
    { cell: '1e309', expected: 'out-of-range' },
    { cell: 'gratuit', expected: 'not-a-number' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(read(cell)).toBe(expected);
  });

  test.each([
    { cell: '5000', declared: 'XOF', expected: '5000 XOF' },
    { cell: '5,000', declared: 'XOF', expected: '5000 XOF' },
    { cell: '5000 FCFA', declared: 'XAF', expected: '5000 XAF' },
    { cell: '50 €', declared: 'XOF', expected: 'currencies-differ' },
  ])('$cell in a column of $declared is $expected', ({ cell, declared, expected }) => {
    expect(read(cell, declared)).toBe(expected);
  });

  test('minor units are exact beyond what a float can hold', () => {
    expect(toMinorUnits('90071992547409.93', 2)).toBe(9007199254740993n);
    expect(toMinorUnits('0.1', 2)).toBe(10n);
    expect(toMinorUnits('0.105', 2)).toBeUndefined();
  });
});

describe('readBoolean', () => {
  test.each([
    ...['oui', 'VRAI', 'true', 'Yes', '1', 'x', ' on '].map((cell) => ({ cell, expected: true })),
    ...['non', 'Faux', 'false', 'no', '0'].map((cell) => ({ cell, expected: false })),
    { cell: true, expected: true },
    { cell: 0, expected: false },
    { cell: '', expected: 'empty' },
    { cell: null, expected: 'empty' },
    { cell: 'peut-être', expected: 'not-a-boolean' },
    { cell: 2, expected: 'not-a-boolean' },
    { cell: {}, expected: 'not-a-boolean' },
    { cell: 'constructor', expected: 'not-a-boolean' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(outcome(readBoolean(cell))).toBe(expected);
  });
});

describe('readDuration, in hours', () => {
  test.each([
    { cell: '10', expected: 10 },
    { cell: 20, expected: 20 },
    { cell: '2,5', expected: 2.5 },
    { cell: '10h', expected: 10 },
    { cell: '10 heures', expected: 10 },
    { cell: '1h30', expected: 1.5 },
    { cell: '1 h 05 min', expected: 1.08 },
    { cell: '90 min', expected: 1.5 },
    { cell: '1:30', expected: 1.5 },
    { cell: '36:15:00', expected: 36.25 },
    { cell: 'PT1H30M', expected: 1.5 },
    { cell: 'PT45M', expected: 0.75 },
    { cell: '', expected: 'empty' },
    { cell: '0', expected: 0 },
    { cell: '-1', expected: 'out-of-range' },
    { cell: '10001', expected: 'out-of-range' },
    { cell: '1,234', expected: 'ambiguous' },
    { cell: '2 jours', expected: 'not-a-duration' },
    { cell: '1h75min2', expected: 'not-a-duration' },
    { cell: 'pt', expected: 'not-a-duration' },
    { cell: [], expected: 'not-a-duration' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(outcome(readDuration(cell))).toBe(expected);
  });

  test('a bare number takes the unit of its column', () => {
    expect(readDuration('90', 'minutes')).toEqual({ kind: 'value', value: 1.5 });
    expect(readDuration('2h', 'minutes')).toEqual({ kind: 'value', value: 2 });
  });
});
