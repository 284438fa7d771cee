import type { Caller } from '../../shared/access/caller.ts';
import { countryScope } from '../../shared/access/country-scope.ts';
import { mayReadInClear } from '../../shared/access/policy.ts';
import type { Problem } from '../../shared/http/route.ts';

/** The country that a report is about, and whether its reader sees personal data. */
export type ReportedCountry =
  | { readonly kind: 'one'; readonly countryCode: string; readonly seesClear: boolean }
  /** The caller sees nothing there: the report is empty. */
  | { readonly kind: 'none' }
  | ({ readonly kind: 'refused' } & Problem);

/** The same for what is made for somebody: an account without country is told, instead of nothing. */
export function countryOfReport(caller: Caller | null, asked: string | undefined): ReportedCountry {
  const found = reportedCountry(caller, asked);
  return found.kind === 'none' && caller?.countryCode === null
    ? { kind: 'refused', problem: 'CLM-F13' }
    : found;
}

/** @param asked `?country=`, which only admin has a choice of */
export function reportedCountry(caller: Caller | null, asked: string | undefined): ReportedCountry {
  if (caller === null) return { kind: 'refused', problem: 'AUTH-02' };
  const scope = countryScope(caller, asked);
  switch (scope.kind) {
    case 'one': {
      const { countryCode } = scope;
      const seesClear = mayReadInClear(caller, { domain: 'claims', countryCode });
      return { kind: 'one', countryCode, seesClear };
    }
    case 'none':
      return { kind: 'none' };
    case 'every':
      return { kind: 'refused', problem: 'CLM-REPORT-COUNTRY' };
    case 'unknown-country':
      return { kind: 'refused', problem: 'RUN-COUNTRY', data: { country: asked ?? '' } };
  }
}
