import { describe, expect, test } from 'vitest';
import { callerOfClaims } from '../../shared/access/caller-of-claims.ts';

const claims = {
  sub: '6f1c',
  email: 'awa@example.org',
  email_verified: true,
  name: 'Awa Exemple',
  'cognito:groups': ['staff', 'admin'],
  'custom:country': 'Senegal',
  'custom:lang': 'en',
};

describe('the caller of a token', () => {
  test('has everything that the token says', () => {
    expect(callerOfClaims(claims)).toEqual({
      sub: '6f1c',
      email: 'awa@example.org',
      name: 'Awa Exemple',
      roles: ['staff', 'admin'],
      country: 'Senegal',
      countryCode: 'SN',
      lang: 'en',
    });
  });

  test.each([
    ['[staff admin]', ['staff', 'admin'], 'as the gateway writes a list'],
    ['[staff, admin]', ['staff', 'admin'], 'as the local gateway may'],
    ['["staff","admin"]', ['staff', 'admin'], 'as JSON'],
    ['staff', ['staff'], 'alone'],
    [undefined, [], 'none'],
    [['staff', 'root'], ['staff'], 'a group that is no role of ours'],
  ])('groups %j', (groups, roles, _why) => {
    expect(callerOfClaims({ ...claims, 'cognito:groups': groups })?.roles).toEqual(roles);
  });

  test('without country and language: none, and French', () => {
    const { 'custom:country': _country, 'custom:lang': _lang, ...rest } = claims;
    expect(callerOfClaims(rest)).toMatchObject({ country: null, countryCode: null, lang: 'fr' });
  });

  test('a country by its code is the same country', () => {
    expect(callerOfClaims({ ...claims, 'custom:country': 'SN' })?.country).toBe('Senegal');
  });

  test('an access token, which has no e-mail, is nobody', () => {
    const { email: _email, ...access } = claims;
    expect(callerOfClaims(access)).toBeUndefined();
  });

  test('a confirmed e-mail address as the gateway writes it is confirmed too', () => {
    expect(callerOfClaims({ ...claims, email_verified: 'true' })?.sub).toBe('6f1c');
  });

  test.each([[false], ['false'], [undefined]])(
    'an e-mail address whose confirmation is %j is nobody’s',
    (email_verified) => {
      expect(callerOfClaims({ ...claims, email_verified })).toBeUndefined();
    },
  );
});
