/** Whom a payment goes to: a type of identifier as the scheme names it, and the identifier as text. */
export interface Payee {
  /** `MSISDN`, `ACCOUNT_ID`, `IBAN` … (FSPIOP PartyIdType). */
  readonly type: string;
  /** Cleaned: no spaces, no leading `+` of a MSISDN; leading zeros stay. */
  readonly identifier: string;
  /** As the file names them; only told to who reads the bulk, never sent for matching. */
  readonly name: string | null;
}

/** A good row of a payment file. Plain data: it travels as a line of JSON. */
export interface Payment {
  /** The sender's own id of the row; null: the file has none, and one is made (`<bulk>-<row>`). */
  readonly transferId: string | null;
  readonly payee: Payee;
  /** Minor units as decimal text, greater than 0. */
  readonly amountMinor: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What the payee is told, from a column of the file. */
  readonly note: string | null;
}

/** The key of a payee across all bulks and accounts: one call in flight for each (TRANSFERS). */
export function payeeKey({ type, identifier }: Pick<Payee, 'type' | 'identifier'>): string {
  return `${type}:${identifier}`;
}
