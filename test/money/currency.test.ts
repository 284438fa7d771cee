import { describe, expect, test } from 'vitest';
import { currencyExponent, readCurrency } from '../../shared/money/currency.ts';

describe('currencyExponent', () => {
  test.each([
    { code: 'XOF', exponent: 0 },
    { code: 'XAF', exponent: 0 },
    { code: 'GNF', exponent: 0 },
    { code: 'EUR', exponent: 2 },
    { code: 'NGN', exponent: 2 },
    { code: 'USD', exponent: 2 },
    { code: 'TND', exponent: 3 },
    { code: 'ZZZ', exponent: undefined },
    { code: 'eur', exponent: undefined },
  ])('$code has $exponent decimals', ({ code, exponent }) => {
    expect(currencyExponent(code)).toBe(exponent);
  });
});

describe('readCurrency', () => {
  test.each([
    { text: 'xof', expected: 'XOF' },
    { text: 'FCFA', expected: 'XOF' },
    { text: 'F CFA', expected: 'XOF' },
    { text: 'F.CFA', expected: 'XOF' },
    { text: '€', expected: 'EUR' },
    { text: 'euros', expected: 'EUR' },
    { text: 'US$', expected: 'USD' },
    { text: '₦', expected: 'NGN' },
    { text: 'pommes', expected: undefined },
    { text: 'constructor', expected: undefined },
    { text: '', expected: undefined },
  ])('$text is $expected', ({ text, expected }) => {
    expect(readCurrency(text)).toBe(expected);
  });

  test('the CFA franc is that of the place', () => {
    expect(readCurrency('FCFA', 'XAF')).toBe('XAF');
    expect(readCurrency('FCFA', 'EUR')).toBe('XOF');
  });
});
