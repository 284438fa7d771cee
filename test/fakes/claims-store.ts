import type { ClaimItem, ClaimsItem, InsuredItem } from '../../shared/claims/claim-items.ts';
import type { ClaimsPage, ClaimsStore } from '../../shared/claims/claims-store.ts';
import { listClaim } from '../../shared/claims/listed-claim.ts';
import { claimsAttributes } from '../../shared/claims/mapping/claims-attributes.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import {
  answersQuery,
  hasLineOf,
  isPersonAskedFor,
  isSettledWithin,
} from '../../shared/claims/reports/match-claims.ts';

/**
 * The in-memory double of the claims store; passes the same contract as the DynamoDB one.
 *
 * @param items in any order, current ones and versions that were kept: of each id the highest
 *   version is the current one
 */
export function createFakeClaimsStore(...items: readonly ClaimsItem[]): ClaimsStore & {
  put(...more: readonly ClaimsItem[]): void;
} {
  const versions = new Map<string, ClaimsItem[]>();
  const put = (...more: readonly ClaimsItem[]) => {
    for (const item of more) {
      const others = (versions.get(item.id) ?? []).filter(
        ({ version }) => version !== item.version,
      );
      const all = [...others, structuredClone(item)].sort((a, b) => b.version - a.version);
      versions.set(item.id, all);
    }
  };
  put(...items);
  const current = () => [...versions.values()].flatMap(([newest]) => newest ?? []);
  const listed = (countryCode: string, isDescending: boolean) =>
    current()
      .map((item) => ({ item, sortKey: claimsAttributes(item).sortKey }))
      .flatMap(({ item, sortKey }) =>
        sortKey === undefined || item.countryCode !== countryCode ? [] : [{ item, sortKey }],
      )
      .sort((a, b) => (a.sortKey < b.sortKey === isDescending ? 1 : -1));
  return {
    put,
    async readClaim(countryCode, claimId) {
      const [newest] = versions.get(identifyClaim(countryCode, claimId)) ?? [];
      return newest?.kind === 'claim' ? structuredClone(newest) : undefined;
    },
    async readVersions(id) {
      return structuredClone((versions.get(id) ?? []).filter(isClaim));
    },
    async listClaims(query) {
      const wanted = listed(query.countryCode, true).filter(
        ({ item }) => isClaim(item) && answersQuery(listClaim(item), query),
      );
      return pageOf<ClaimItem>(wanted, query, ({ sortKey }) => sortKey);
    },
    async listInsured(query) {
      const wanted = listed(query.countryCode, false).filter(
        ({ item }) => item.kind === 'insured' && isPersonAskedFor(item, query),
      );
      return pageOf<InsuredItem>(wanted, query, ({ item }) => item.id);
    },
    async *eachClaim(countryCode, wish) {
      for (const { item } of listed(countryCode, true)) {
        if (isClaim(item) && hasLineOf(listClaim(item), wish)) yield structuredClone(item);
      }
    },
    async *eachSummed(countryCode, days) {
      for (const { item } of listed(countryCode, true)) {
        if (!isClaim(item)) continue;
        const claim = listClaim(item);
        if (isSettledWithin(claim, days)) yield claim;
      }
    },
  };
}

const isClaim = (item: ClaimsItem): item is ClaimItem => item.kind === 'claim';

interface ListedItem {
  readonly item: ClaimsItem;
  readonly sortKey: string;
}

function pageOf<T extends ClaimsItem>(
  wanted: readonly ListedItem[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  cursorOf: (listed: ListedItem) => string,
): ClaimsPage<T> | undefined {
  const at = cursor === undefined ? 0 : wanted.findIndex((each) => cursorOf(each) === cursor) + 1;
  if (cursor !== undefined && at === 0) return undefined;
  const shown = wanted.slice(at, at + limit);
  const last = shown.at(-1);
  const lastCursor = last === undefined ? null : cursorOf(last);
  const nextCursor = at + limit < wanted.length ? lastCursor : null;
  return { items: structuredClone(shown.map(({ item }) => item)) as unknown as T[], nextCursor };
}
