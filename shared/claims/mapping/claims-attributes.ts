import type { ClaimsItem } from '../claim-items.ts';
import { nameKeyOf } from '../claim-keys.ts';

/** What is listed: a partition of the index for each country and kind. */
export type ListedKind = 'claim' | 'insured';

/** Sorts a claim without settlement day before all others. */
export const noDay = '0000-00-00';

export function listKeyOf(countryCode: string, kind: ListedKind): string {
  return `${countryCode}#${kind}`;
}

/** Claims by their last settlement day, insured persons by name; the id makes it one place. */
export function sortKeyOf(item: ClaimsItem): string | null {
  switch (item.kind) {
    case 'claim':
      return `${item.lastSettlement ?? noDay}#${item.id}`;
    case 'insured':
      return `${nameKeyOf(item.name)}#${item.id}`;
    case 'object':
    case 'invoice':
      return null;
  }
}

/**
 * What lies beside a current item for the index `byList`: only what is listed carries it, so an
 * undone claim and a version that was kept are in no list.
 */
export function claimsAttributes(
  item: ClaimsItem,
): { readonly listKey: string; readonly sortKey: string } | Record<string, never> {
  const sortKey = sortKeyOf(item);
  if (sortKey === null || (item.kind === 'claim' && item.state === 'undone')) return {};
  const kind = item.kind === 'claim' ? 'claim' : 'insured';
  return { listKey: listKeyOf(item.countryCode, kind), sortKey };
}
