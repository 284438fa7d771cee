import type { ClaimItem, ClaimsItem } from '../claim-items.ts';
import { nameKeyOf } from '../claim-keys.ts';
import { type ListedPerson, listClaim, packClaim } from '../listed-claim.ts';

/**
 * What is listed: a partition of the index for each country and kind. Claims settled in more than
 * one month lie apart, so that whoever asks for a month finds the others between its days.
 */
export type ListedKind = 'claim' | 'claim-of-months' | 'insured';

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

/** Attributes that the index `byList` stands on, and what it holds besides. */
export type ListAttributes = {
  readonly listKey: string;
  readonly sortKey: string;
  /** `packClaim` of a claim, a `ListedPerson` as JSON: all that lists and sums look at. */
  readonly listed: string;
};

/**
 * What lies beside a current item for the index `byList`: only what is listed carries it, so an
 * undone claim and a version that was kept are in no list.
 */
export function claimsAttributes(item: ClaimsItem): ListAttributes | Record<string, never> {
  const sortKey = sortKeyOf(item);
  const entry = entryOf(item);
  if (sortKey === null || entry === null) return {};
  const { kind, listed } = entry;
  return { listKey: listKeyOf(item.countryCode, kind), sortKey, listed };
}

function entryOf(item: ClaimsItem): { readonly kind: ListedKind; readonly listed: string } | null {
  switch (item.kind) {
    case 'claim':
      if (item.state === 'undone') return null;
      return {
        kind: isOfMonths(item) ? 'claim-of-months' : 'claim',
        listed: packClaim(listClaim(item)),
      };
    case 'insured': {
      const { name, memberId, employer } = item;
      return {
        kind: 'insured',
        listed: JSON.stringify({ name, memberId, employer } satisfies ListedPerson),
      };
    }
    case 'object':
    case 'invoice':
      return null;
  }
}

function isOfMonths({ firstSettlement, lastSettlement }: ClaimItem): boolean {
  return firstSettlement?.slice(0, 7) !== lastSettlement?.slice(0, 7);
}
