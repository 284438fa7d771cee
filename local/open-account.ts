import { signIn } from './api-client.ts';
import type { LocalOutputs } from './outputs.ts';

/** The account of seed 003: its samples are paid from it. */
const account = {
  account_id: 'ACC-123456789',
  party_id_type: 'MSISDN',
  party_identifier: '123456789',
  currency: 'XOF',
  country: 'Senegal',
} as const;

/** Whole francs: XOF has no smaller unit. */
const funded = '1000000000';

/**
 * Opens and funds the local account, as an admin would (API.md "Where things are").
 *
 * @returns what to tell of it
 */
export async function openLocalAccount(outputs: LocalOutputs): Promise<string> {
  const admin = outputs.users.find(({ roles }) => roles.includes('admin'));
  const api = await signIn(outputs, admin?.email ?? '');
  await api.post('/api/accounts', account);
  await api.post(`/api/accounts/${account.account_id}/funds`, {
    amount: funded,
    reference: 'first funding on this machine',
  });
  return `${account.account_id} in ${account.country}, funded with 1 000 000 000 F CFA`;
}
