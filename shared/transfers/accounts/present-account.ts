import type { Account } from '../account.ts';
import type { PublicAccount } from './public-account.schema.ts';

/**
 * An account as clients see it. Amounts fit a number: nothing is booked beyond 2^53 − 1 minor units.
 *
 * @see API.md "Bulk transfers", `GET /api/accounts/{account_id}`
 */
export function presentAccount(account: Account): PublicAccount {
  const { availableMinor, reservedMinor, settledMinor, fundedMinor } = account.position;
  return {
    account_id: account.accountId,
    party_id_type: account.partyIdType,
    party_identifier: account.partyIdentifier,
    currency: account.currency,
    country: account.country,
    country_code: account.countryCode,
    balance: Number(availableMinor + reservedMinor),
    reserved: Number(reservedMinor),
    available: Number(availableMinor),
    settled: Number(settledMinor),
    funded: Number(fundedMinor),
    created_at: account.createdAt,
  };
}
