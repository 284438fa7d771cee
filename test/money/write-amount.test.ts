import { describe, expect, test } from 'vitest';
import { writeAmount } from '../../shared/money/write-amount.ts';

describe('an amount is written exactly', () => {
  test.each([
    [0n, 0, '0'],
    [0n, 2, '0.00'],
    [5n, 2, '0.05'],
    [-5n, 2, '-0.05'],
    [-150_000n, 0, '-150000'],
    [123_456n, 2, '1234.56'],
    [1_234n, 3, '1.234'],
    [90_071_992_547_409_931n, 2, '900719925474099.31'],
  ])('%s with %i decimals', (minor, exponent, expected) => {
    expect(writeAmount(minor, exponent)).toBe(expected);
  });
  test('with the decimal mark of French readers', () => {
    expect(writeAmount(-123_456n, 2, ',')).toBe('-1234,56');
  });
});
