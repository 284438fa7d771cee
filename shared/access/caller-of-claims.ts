import { type Language, languages } from '../runs/run.ts';
import { type Caller, type Role, roles } from './caller.ts';
import { findCountry } from './country.ts';

/**
 * The caller that a verified ID token speaks of; undefined when it is not about a user, or about
 * one whose e-mail address nobody has confirmed: it could be anybody's.
 *
 * @param claims of the token, as verified. The HTTP API turns all of them into text (`[staff
 *   admin]`, `true`), a function that verifies the token itself has the values: both are read.
 */
export function callerOfClaims(claims: Readonly<Record<string, unknown>>): Caller | undefined {
  const sub = readText(claims['sub']);
  const email = readText(claims['email']);
  if (sub === null || email === null || !isConfirmed(claims)) return undefined;
  const country = findCountry(readText(claims['custom:country']) ?? '');
  return {
    sub,
    email,
    name: readText(claims['name']) ?? email,
    roles: readGroups(claims['cognito:groups']).filter(isRole),
    country: country?.country ?? null,
    countryCode: country?.countryCode ?? null,
    lang: readLanguage(claims['custom:lang']),
  };
}

function isConfirmed({ email_verified: verified }: Readonly<Record<string, unknown>>): boolean {
  return verified === true || verified === 'true';
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function readGroups(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string') return [];
  return value
    .replace(/^\[|\]$/g, '')
    .split(/[\s,"]+/)
    .filter((group) => group !== '');
}

function isRole(group: string): group is Role {
  return roles.some((role) => role === group);
}

function readLanguage(value: unknown): Language {
  return languages.find((lang) => lang === value) ?? 'fr';
}
