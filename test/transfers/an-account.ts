import type { Account, Position } from '../../shared/transfers/account.ts';

/** Funds of 1,000,000 francs, nothing held or paid; whatever is not given follows from the rest. */
export function aPosition(fields: Partial<Position> = {}): Position {
  const { reservedMinor = 0n, settledMinor = 0n, fundedMinor = 1_000_000n } = fields;
  const availableMinor = fields.availableMinor ?? fundedMinor - reservedMinor - settledMinor;
  return { availableMinor, reservedMinor, settledMinor, fundedMinor };
}

/** The seed's payer account, in Senegal, funded with 1,000,000 francs by one entry. */
export function anAccount(fields: Partial<Account> = {}): Account {
  return {
    accountId: 'ACC-123456789',
    partyIdType: 'MSISDN',
    partyIdentifier: '123456789',
    currency: 'XOF',
    country: 'Senegal',
    countryCode: 'SN',
    position: aPosition(),
    seq: 1,
    createdAt: '2026-03-02T08:00:00.000Z',
    ...fields,
  };
}
