import type { Caller, Role } from '../../shared/access/caller.ts';

/** A caller from Senegal with one role; admin has no country. */
export function aCaller(role: Role, changes: Partial<Caller> = {}): Caller {
  const fromSenegal = { country: 'Senegal', countryCode: 'SN' };
  return {
    sub: `sub-${role}`,
    email: `${role}@example.org`,
    name: 'Awa Exemple',
    roles: [role],
    ...(role === 'admin' ? { country: null, countryCode: null } : fromSenegal),
    lang: 'fr',
    ...changes,
  };
}

/** A caller by role and country: `SN`, `TG`, or none. */
export function callerFrom(role: Role, countryCode: 'SN' | 'TG' | null): Caller {
  const country = countryCode === null ? null : { SN: 'Senegal', TG: 'Togo' }[countryCode];
  return aCaller(role, { country, countryCode });
}
