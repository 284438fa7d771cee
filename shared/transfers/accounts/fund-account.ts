import type { Timing } from '../../runs/timing.ts';
import type { Account } from '../account.ts';
import { changeLedger, type LedgerWish } from '../bulks/change-ledger.ts';
import { bookEntry } from '../ledger/book-entry.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { readUnitAmount } from './read-unit-amount.ts';

export interface FundingPorts {
  readonly store: Pick<TransfersStore, 'commit' | 'readAccount' | 'isFunded'>;
  readonly timing: Timing;
}

export interface Funding {
  readonly accountId: string;
  /** Decimal text in the currency's unit. */
  readonly amount: string;
  /** Of the payment that brought the money: it is booked once. */
  readonly reference: string;
  /** E-mail of who books it. */
  readonly by: string;
}

export type Funded =
  | { readonly kind: 'funded'; readonly account: Account }
  | { readonly kind: 'missing' }
  /** Decimals that the currency does not have, or nothing at all. */
  | { readonly kind: 'bad-amount'; readonly currency: string }
  | { readonly kind: 'booked-before' }
  /** More than can be counted (2^53 − 1 minor units). */
  | { readonly kind: 'too-much' };

/** Well below what a request may last. */
const deadlineMs = 20_000;

/**
 * Books money that has arrived for an account: one entry, once for each reference of the account.
 * Whoever sends the same reference again learns that it is booked, and nothing is booked.
 *
 * @throws LedgerContended when others kept changing the account: a fault, to be tried again
 * @see TRANSFERS "Ledger": fund → available
 */
export function fundAccount(ports: FundingPorts, funding: Funding): Promise<Funded> {
  return changeLedger(ports, () => decideFunding(ports, funding), deadlineMs);
}

async function decideFunding(
  { store, timing }: FundingPorts,
  { accountId, amount, reference, by }: Funding,
): Promise<LedgerWish<Funded>> {
  const before = await store.readAccount(accountId);
  if (before === undefined) return { answer: { kind: 'missing' } };
  const { currency } = before;
  const amountMinor = readUnitAmount(amount, currency);
  if (amountMinor === undefined) return { answer: { kind: 'bad-amount', currency } };
  if (await store.isFunded(accountId, reference)) return { answer: { kind: 'booked-before' } };
  const posting = { kind: 'fund' as const, amountMinor, bulkId: null, transferId: null };
  const booked = bookEntry(before, [posting], { by, reason: reference, at: timing.now() });
  if (booked.kind !== 'booked') return { answer: { kind: 'too-much' } };
  const { after, entry } = booked;
  return {
    change: { account: { before, after, entry }, fundingReference: reference },
    answer: { kind: 'funded', account: after },
  };
}
