import type { ClaimItem, InsuredItem } from './claim-items.ts';
import type { ListedClaim } from './listed-claim.ts';
import type { SettlementDays } from './reports/settlement-days.ts';

export interface ClaimsQuery {
  readonly countryCode: string;
  /** Parts of a name or member id, and of an employer's name; accents and case do not matter. */
  readonly insured?: string | undefined;
  readonly employer?: string | undefined;
  /** Settlement days, inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Claims that have a line of these days and of this employer, by a part of its name. */
export interface ClaimsWish extends SettlementDays {
  readonly employer?: string | undefined;
}

/** What of a claim is summed. */
export type SummedClaim = Pick<ListedClaim, 'sums'>;

export interface ClaimsPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Claims, insured persons and what they refer to, for reading; settling writes them. */
export interface ClaimsStore {
  /** By the claim's number as people write it; undone ones too. */
  readClaim(countryCode: string, claimId: string): Promise<ClaimItem | undefined>;
  /** All versions of a claim, the newest (current) first. */
  readVersions(id: string): Promise<readonly ClaimItem[]>;
  /** Active claims, by last settlement day, newest first. Undefined: not a cursor of ours. */
  listClaims(query: ClaimsQuery): Promise<ClaimsPage<ClaimItem> | undefined>;
  listInsured(
    query: Pick<ClaimsQuery, 'countryCode' | 'insured' | 'employer' | 'limit' | 'cursor'>,
  ): Promise<ClaimsPage<InsuredItem> | undefined>;
  /** Every active claim with a wanted line, whole, in the order of the list: for exports. */
  eachClaim(countryCode: string, wish: ClaimsWish): AsyncIterable<ClaimItem>;
  /** What is summed of every active claim with a line settled within the days, in no order. */
  eachSummed(countryCode: string, days: SettlementDays): AsyncIterable<SummedClaim>;
}
