import type { Caller } from './caller.ts';
import { findCountry } from './country.ts';

/** Whose things a list shows: of every country (admin), of one, or of none at all. */
export type CountryScope =
  | { readonly kind: 'every' }
  | { readonly kind: 'one'; readonly countryCode: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown-country' };

/**
 * The countries that a list is narrowed to. Only admin has a choice: `?country=` (name or code).
 * Whoever else asks for another country than their own sees nothing of it.
 */
export function countryScope(caller: Caller, asked?: string): CountryScope {
  const wanted = asked === undefined ? undefined : findCountry(asked);
  if (asked !== undefined && wanted === undefined) return { kind: 'unknown-country' };
  if (caller.roles.includes('admin')) {
    return wanted ? { kind: 'one', countryCode: wanted.countryCode } : { kind: 'every' };
  }
  if (caller.countryCode === null) return { kind: 'none' };
  if (wanted && wanted.countryCode !== caller.countryCode) return { kind: 'none' };
  return { kind: 'one', countryCode: caller.countryCode };
}

export type StartingCountry =
  | { readonly kind: 'country'; readonly country: string; readonly countryCode: string }
  /** Admin must name one; a user without country has none to start in. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown-country' }
  | { readonly kind: 'not-yours' };

/** The country that a new run belongs to: the caller's own, or the one that an admin names. */
export function startingCountry(caller: Caller, asked?: string): StartingCountry {
  const wanted = asked === undefined ? undefined : findCountry(asked);
  if (asked !== undefined && wanted === undefined) return { kind: 'unknown-country' };
  if (caller.roles.includes('admin')) {
    return wanted ? { kind: 'country', ...wanted } : { kind: 'missing' };
  }
  const { country, countryCode } = caller;
  if (country === null || countryCode === null) return { kind: 'missing' };
  if (wanted && wanted.countryCode !== countryCode) return { kind: 'not-yours' };
  return { kind: 'country', country, countryCode };
}
