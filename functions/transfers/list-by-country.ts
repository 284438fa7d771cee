import type { Caller } from '../../shared/access/caller.ts';
import { countryScope } from '../../shared/access/country-scope.ts';
import type { Problem } from '../../shared/http/route.ts';
import type { Page } from '../../shared/transfers/transfers-store.ts';

export interface ListQuery {
  readonly country?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of what a caller may see of a list of the ledger, or why there is none. */
export async function listByCountry<T>(
  caller: Caller,
  { country, limit, cursor }: ListQuery,
  list: (countryCode: string | null, limit: number, cursor?: string) => Promise<Page<T>>,
): Promise<Page<T> | Problem> {
  const scope = countryScope(caller, country);
  switch (scope.kind) {
    case 'unknown-country':
      return { problem: 'RUN-COUNTRY', data: { country: country ?? '' } };
    case 'none':
      return { items: [], nextCursor: null };
    case 'every':
      return list(null, limit, cursor);
    case 'one':
      return list(scope.countryCode, limit, cursor);
  }
}
