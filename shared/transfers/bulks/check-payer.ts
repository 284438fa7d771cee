import type { CodedMessage, Run } from '../../runs/run.ts';
import type { Account } from '../account.ts';
import type { TransfersStore } from '../transfers-store.ts';

export type PayerChecked =
  | { readonly kind: 'payer'; readonly account: Account }
  /** None is named (TRF-A01), or there is no such account (TRF-N01). */
  | { readonly kind: 'refused'; readonly message: CodedMessage };

/**
 * The account that is to pay a bulk. One of another country is not there for it, whoever asks.
 *
 * @see API.md "Bulk transfers": unknown account, or another country's
 */
export async function checkPayer(
  { store }: { readonly store: Pick<TransfersStore, 'readAccount'> },
  { options, countryCode }: Pick<Run, 'options' | 'countryCode'>,
): Promise<PayerChecked> {
  const accountId = options.payerAccount;
  if (accountId === undefined) return refused('TRF-A01');
  const account = await store.readAccount(accountId);
  if (account === undefined || account.countryCode !== countryCode) return refused('TRF-N01');
  return { kind: 'payer', account };
}

const refused = (code: string): PayerChecked => ({ kind: 'refused', message: { code, data: {} } });
