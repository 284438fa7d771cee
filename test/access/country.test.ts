import { describe, expect, test } from 'vitest';
import { countryCode, countryName, findCountry } from '../../shared/access/country.ts';
import { countryScope, startingCountry } from '../../shared/access/country-scope.ts';
import { aCaller } from './a-caller.ts';

describe('country names and codes', () => {
  test.each([
    ['SN', 'Senegal'],
    ['tg', 'Togo'],
    ['CI', 'Côte d’Ivoire'],
    ['GB', 'United Kingdom'],
  ])('%s is %s', (code, name) => {
    expect(countryName(code)).toBe(name);
  });

  test.each([
    ['ZZ', 'unknown region'],
    ['EU', 'a union, not a country'],
    ['UK', 'an alias, not the code'],
    ['DD', 'a country that is no more'],
    ['QQ', 'not assigned'],
    ['S', 'one letter'],
    ['SEN', 'alpha-3'],
    ['', 'nothing'],
  ])('%j is no country: %s', (code) => {
    expect(countryName(code)).toBeUndefined();
  });

  test.each([
    ['Senegal', 'SN'],
    ['SENEGAL', 'SN'],
    [' sénégal ', 'SN'],
    ["cote d'ivoire", 'CI'],
    ['Sénégambie', undefined],
    ['', undefined],
  ])('%j has the code %s', (name, code) => {
    expect(countryCode(name)).toBe(code);
  });

  test('ISO 3166-1 has 249 codes, and so have we', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter(countryName);
    expect(codes).toHaveLength(249);
  });

  test('either way of writing finds both', () => {
    const togo = { country: 'Togo', countryCode: 'TG' };
    expect([findCountry('tg'), findCountry('TOGO'), findCountry('Atlantis')]).toEqual([
      togo,
      togo,
      undefined,
    ]);
  });
});

describe('the countries of a list', () => {
  test.each([
    ['admin', undefined, { kind: 'every' }],
    ['admin', 'Togo', { kind: 'one', countryCode: 'TG' }],
    ['admin', 'Atlantis', { kind: 'unknown-country' }],
    ['staff', undefined, { kind: 'one', countryCode: 'SN' }],
    ['staff', 'SN', { kind: 'one', countryCode: 'SN' }],
    ['staff', 'Togo', { kind: 'none' }],
  ] as const)('%s asking for %s', (role, asked, scope) => {
    expect(countryScope(aCaller(role), asked)).toEqual(scope);
  });

  test('nothing for a user without country', () => {
    const nobody = aCaller('staff', { country: null, countryCode: null });
    expect(countryScope(nobody)).toEqual({ kind: 'none' });
  });
});

describe('the country of a new run', () => {
  test.each([
    ['staff', undefined, { kind: 'country', country: 'Senegal', countryCode: 'SN' }],
    ['staff', 'Togo', { kind: 'not-yours' }],
    ['admin', undefined, { kind: 'missing' }],
    ['admin', 'tg', { kind: 'country', country: 'Togo', countryCode: 'TG' }],
    ['admin', 'Atlantis', { kind: 'unknown-country' }],
  ] as const)('%s giving %s', (role, given, country) => {
    expect(startingCountry(aCaller(role), given)).toEqual(country);
  });
});
