import { describe, expect, test } from 'vitest';
import { countryName } from '../../shared/access/country.ts';
import { currencyOfCountry } from '../../shared/claims/country-money.ts';
import { todayIn } from '../../shared/claims/country-today.ts';
import { readCountry } from '../../shared/claims/lines/read-country.ts';
import { currencyExponent, readCurrency } from '../../shared/money/currency.ts';

describe('the currency of a country', () => {
  test.each([
    ...['BJ', 'BF', 'CI', 'GW', 'ML', 'NE', 'SN', 'TG'].map((code) => [code, 'XOF']),
    ...['CM', 'CF', 'TD', 'CG', 'GQ', 'GA'].map((code) => [code, 'XAF']),
    ...['FR', 'DE', 'HR', 'RE'].map((code) => [code, 'EUR']),
    ['US', 'USD'],
    ['NG', 'NGN'],
    ['MA', 'MAD'],
    ['GN', 'GNF'],
    ['MR', 'MRU'],
    ['CD', 'CDF'],
  ])('%s pays in %s', (country, currency) => {
    expect(currencyOfCountry(String(country))).toBe(currency);
  });

  test('every country has one that is known', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => countryName(code) !== undefined);
    expect(codes.length).toBe(249);
    expect(codes.filter((code) => currencyExponent(currencyOfCountry(code)) === undefined)).toEqual(
      [],
    );
  });

  test('what is no country has none', () => {
    expect(() => currencyOfCountry('XX')).toThrow(RangeError);
  });
});

describe('a franc that nobody qualifies', () => {
  test.each([
    ['F', 'XOF', 'XOF'],
    ['Francs', 'XAF', 'XAF'],
    ['F', 'GNF', 'GNF'],
    ['F CFA', 'GNF', 'XOF'],
    ['F', 'EUR', 'XOF'],
  ])('%s in a place of %s is %s', (word, house, currency) => {
    expect(readCurrency(word, house)).toBe(currency);
  });
});

describe('today in a country', () => {
  test.each([
    ['SN', '2026-01-01T23:30:00Z', '2026-01-01'],
    ['CM', '2026-01-01T23:30:00Z', '2026-01-02'],
    ['MU', '2026-01-01T19:59:59Z', '2026-01-01'],
    ['MU', '2026-01-01T20:00:00Z', '2026-01-02'],
    ['FR', '2026-07-01T22:30:00Z', '2026-07-02'],
    ['CD', '2026-01-01T23:30:00Z', '2026-01-02'],
    ['US', '2026-01-02T09:59:59Z', '2026-01-01'],
  ])('%s at %s: %s', (country, now, day) => {
    expect(todayIn(country, new Date(now))).toBe(day);
  });
});

test.each([
  ['SN', 'SN'],
  ['Senegal', 'SN'],
  ['SÉNÉGAL', 'SN'],
  ["Cote d'Ivoire", 'CI'],
  ['Côte d’Ivoire', 'CI'],
  ['Cameroun', 'CM'],
  ['RDC', 'CD'],
  ['Congo', 'CG'],
  ['Paris', undefined],
])('the country of %j is %s', (text, code) => {
  expect(readCountry(text)).toBe(code);
});
