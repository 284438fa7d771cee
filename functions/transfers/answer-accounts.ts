import type { Caller } from '../../shared/access/caller.ts';
import { may, readsMasked } from '../../shared/access/policy.ts';
import type { ApiAnswer, Problem, RequestOf } from '../../shared/http/route.ts';
import { currencyExponent } from '../../shared/money/currency.ts';
import type { Timing } from '../../shared/runs/timing.ts';
import type { Account } from '../../shared/transfers/account.ts';
import { fundAccount } from '../../shared/transfers/accounts/fund-account.ts';
import { openAccount } from '../../shared/transfers/accounts/open-account.ts';
import { presentAccount } from '../../shared/transfers/accounts/present-account.ts';
import { readLedger } from '../../shared/transfers/accounts/read-ledger.ts';
import type {
  fundAccountRoute,
  listAccountsRoute,
  openAccountRoute,
  readAccountRoute,
  readLedgerRoute,
} from '../../shared/transfers/accounts-routes.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { listByCountry } from './list-by-country.ts';

export interface AccountsPorts extends AuditPort {
  readonly store: Pick<
    TransfersStore,
    'commit' | 'readAccount' | 'listAccounts' | 'readEntries' | 'isFunded'
  >;
  readonly timing: Timing;
}

/** `GET /api/accounts`. */
export async function listAccounts(
  { store }: AccountsPorts,
  { caller, query }: RequestOf<typeof listAccountsRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const page = await listByCountry(caller, query, store.listAccounts);
  if ('problem' in page) return page;
  const items = page.items.map(presentAccount);
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

/** `POST /api/accounts`. */
export async function answerOpen(
  { store, audit }: AccountsPorts,
  { caller, body, now }: RequestOf<typeof openAccountRoute>,
): Promise<ApiAnswer> {
  const wish = {
    accountId: body.account_id,
    partyIdType: body.party_id_type,
    partyIdentifier: body.party_identifier,
    currency: body.currency,
    country: body.country,
  };
  const opening = await openAccount(store, wish, now);
  switch (opening.kind) {
    case 'opened':
      audit('Account opened', { account: wish.accountId, by: caller?.sub ?? '' });
      return { status: 201, json: presentAccount(opening.account) };
    case 'exists':
      return { problem: 'TRF-N04', data: { account: wish.accountId } };
    case 'unknown-country':
      return { problem: 'RUN-COUNTRY', data: { country: wish.country } };
  }
}

/** `GET /api/accounts/{id}`. */
export async function readAccount(
  ports: AccountsPorts,
  { caller, path }: RequestOf<typeof readAccountRoute>,
): Promise<ApiAnswer> {
  const found = await findAccount(ports, caller, path['id']);
  return 'problem' in found ? found : { status: 200, json: presentAccount(found) };
}

/** `POST /api/accounts/{id}/funds`. */
export async function answerFund(
  ports: AccountsPorts,
  { caller, path, body }: RequestOf<typeof fundAccountRoute>,
): Promise<ApiAnswer> {
  const accountId = path['id'] ?? '';
  if (caller === null) return { problem: 'AUTH-02' };
  if (!isAccountId(accountId)) return { problem: 'TRF-N03' };
  const { amount, reference } = body;
  const funded = await fundAccount(ports, { accountId, amount, reference, by: caller.email });
  switch (funded.kind) {
    case 'funded':
      ports.audit('Account funded', { account: accountId, by: caller.sub });
      return { status: 201, json: presentAccount(funded.account) };
    case 'missing':
      return { problem: 'TRF-N03' };
    case 'bad-amount': {
      const { currency } = funded;
      const data = { currency, decimals: currencyExponent(currency) ?? 0 };
      return { problem: 'TRF-N06', data, errors: [{ field: 'amount', code: 'TRF-N06', data }] };
    }
    case 'booked-before':
      return { problem: 'TRF-N05', data: { reference } };
    case 'too-much':
      return { problem: 'TRF-N07' };
  }
}

/** `GET /api/accounts/{id}/ledger`. */
export async function answerLedger(
  ports: AccountsPorts,
  { caller, path, query }: RequestOf<typeof readLedgerRoute>,
): Promise<ApiAnswer> {
  const found = await findAccount(ports, caller, path['id']);
  if ('problem' in found) return found;
  const isMasked = readsMasked(caller, { domain: 'transfers', countryCode: found.countryCode });
  const page = await readLedger(ports.store, found, { ...query, isMasked });
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  const { items, nextCursor, holds } = page;
  return { status: 200, json: { items, next_cursor: nextCursor, invariant: holds } };
}

/** An account, if this caller may read it; one of another country is not there. */
async function findAccount(
  { store }: Pick<AccountsPorts, 'store'>,
  caller: Caller | null,
  accountId = '',
): Promise<Account | Problem> {
  if (caller === null) return { problem: 'AUTH-02' };
  const account = isAccountId(accountId) ? await store.readAccount(accountId) : undefined;
  if (account === undefined) return { problem: 'TRF-N03' };
  switch (may(caller, 'accounts.read', account.countryCode)) {
    case 'allowed':
      return account;
    case 'hidden':
      return { problem: 'TRF-N03' };
    case 'forbidden':
      return { problem: 'AUTH-03' };
  }
}

/** No other text reaches the table: it refuses long ones with a fault. */
function isAccountId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);
}
