import { beforeAll, describe, expect, test } from 'vitest';
import { deployed, type FoundResource, ofType } from './synth.ts';

let resources: readonly FoundResource[];
beforeAll(() => {
  resources = deployed();
});
const only = (type: string) => {
  const [found, ...others] = ofType(resources, type);
  expect(others).toEqual([]);
  return found?.Properties;
};

describe('users', () => {
  test('change their name and language themselves, and nothing that decides what they see', () => {
    expect(only('AWS::Cognito::UserPoolClient').WriteAttributes.toSorted()).toEqual([
      'custom:lang',
      'name',
    ]);
  });

  test('keep their e-mail address until a new one is confirmed', () => {
    expect(only('AWS::Cognito::UserPool').UserAttributeUpdateSettings).toEqual({
      AttributesRequireVerificationBeforeUpdate: ['email'],
    });
  });

  test('are not asked for a second factor, which sign-in could not take', () => {
    const pool = only('AWS::Cognito::UserPool');
    expect(pool.MfaConfiguration).toBe('OFF');
    expect(pool.EnabledMfas).toBeUndefined();
  });

  test('are made by an administrator only', () => {
    expect(only('AWS::Cognito::UserPool').AdminCreateUserConfig).toEqual({
      AllowAdminCreateUserOnly: true,
    });
  });
});
