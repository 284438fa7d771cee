/** Kinds of identifiers as the scheme names them (FSPIOP, PartyIdType). */
export const partyIdTypes = [
  'MSISDN',
  'EMAIL',
  'PERSONAL_ID',
  'BUSINESS',
  'DEVICE',
  'ACCOUNT_ID',
  'IBAN',
  'ALIAS',
] as const;
export type PartyIdType = (typeof partyIdTypes)[number];
