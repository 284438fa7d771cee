import { findCountry } from '../../access/country.ts';
import type { Account } from '../account.ts';
import type { TransfersStore } from '../transfers-store.ts';

/** What is said of a new account; the country by name or code. */
export interface AccountWish {
  readonly accountId: string;
  readonly partyIdType: string;
  readonly partyIdentifier: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly country: string;
}

export type Opening =
  | { readonly kind: 'opened'; readonly account: Account }
  | { readonly kind: 'exists' }
  | { readonly kind: 'unknown-country' };

/**
 * Opens an account without money: what it gets is booked (`fundAccount`).
 *
 * @see API.md "Bulk transfers": an id is unique over all countries
 */
export async function openAccount(
  store: Pick<TransfersStore, 'commit'>,
  wish: AccountWish,
  now: Date,
): Promise<Opening> {
  const place = findCountry(wish.country);
  if (place === undefined) return { kind: 'unknown-country' };
  const account: Account = {
    ...wish,
    ...place,
    position: { availableMinor: 0n, reservedMinor: 0n, settledMinor: 0n, fundedMinor: 0n },
    seq: 0,
    createdAt: now.toISOString(),
  };
  const committed = await store.commit({ account: { before: undefined, after: account } });
  return committed.kind === 'saved' ? { kind: 'opened', account } : { kind: 'exists' };
}
