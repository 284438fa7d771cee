import { expect } from 'vitest';
import type { Controls } from '../../local/simulator/answer-control.ts';
import type { ArmedFault } from '../../local/simulator/faults.ts';
import type { LedgerTransfer } from '../../local/simulator/scheme-ledger.ts';
import type {
  PublicAccount,
  PublicLedgerLine,
} from '../../shared/transfers/accounts/public-account.schema.ts';
import type { PublicBulkStatus } from '../../shared/transfers/public-transfers.schema.ts';
import { getAll } from './claims-rig.ts';
import { type CallApi, outputs } from './local-cloud.ts';
import { getJson, unique } from './road-rig.ts';
import { postJson } from './upload-rig.ts';

/** A payment as a test wishes it. */
export interface WantedPayment {
  /** Last three digits of the payee: what becomes of it (`local/simulator/scenarios.ts`). */
  readonly ending: string;
  /** Francs. */
  readonly amount: number;
}

export interface PaymentRow extends WantedPayment {
  readonly transferId: string;
  /** An account number that no other test pays. */
  readonly payee: string;
}

/** A payment that succeeds. */
export const wellEnding = '000';

/** Payments to payees of their own: their numbers begin alike, and end as it is wished. */
export function somePayments(payments: readonly WantedPayment[]): readonly PaymentRow[] {
  const stem = String(100_000_000 + Math.floor(Math.random() * 900_000_000));
  return payments.map((payment, i) => ({
    ...payment,
    transferId: `${stem}-${i + 1}`,
    payee: `${stem}${String(i + 1).padStart(4, '0')}${payment.ending}`,
  }));
}

/** So many payments that succeed: 1 001, 1 002, 1 003 … francs. */
export function wellPayments(count: number): readonly PaymentRow[] {
  return somePayments(
    Array.from({ length: count }, (_, i) => ({ ending: wellEnding, amount: 1_001 + i })),
  );
}

/** Seed 003's standard format. */
export function writePayments(rows: readonly PaymentRow[]): string {
  const lines = rows.map(
    ({ transferId, amount, payee }) => `${transferId},${amount},XOF,ACCOUNT_ID,${payee}`,
  );
  return ['transferId,amount,currency,partyIdType,partyIdentifier', ...lines].join('\n');
}

export const sumOf = (rows: readonly { readonly amount: number }[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0);

/** Opens an account of this test alone and funds it, where it is to be funded: francs. */
export async function openAccount(
  admin: CallApi,
  funded: number,
  country = 'Senegal',
): Promise<string> {
  const account_id = unique('ACC');
  const opened = await postJson(admin, '/api/accounts', {
    ...{ account_id, country, currency: 'XOF' },
    ...{ party_id_type: 'MSISDN', party_identifier: '221770000001' },
  });
  expect(opened.status, await opened.clone().text()).toBe(201);
  if (funded > 0) await fund(admin, account_id, funded);
  return account_id;
}

export async function fund(admin: CallApi, accountId: string, amount: number): Promise<void> {
  const wish = { amount: String(amount), reference: unique('funding') };
  const funded = await postJson(admin, `/api/accounts/${accountId}/funds`, wish);
  expect(funded.status, await funded.clone().text()).toBe(201);
}

/** Sends the form of seed 003. */
export function sendBulk(
  call: CallApi,
  account: string,
  content: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ payer_account: account, ...fields })) {
    form.set(name, value);
  }
  form.set('file', new File([content], 'virements.csv', { type: 'text/csv' }));
  return call('/api/bulk-transfers', { method: 'POST', body: form });
}

/** Sends a payment file that is taken in; gives the bulk's id. */
export async function createBulk(
  call: CallApi,
  account: string,
  rows: readonly PaymentRow[],
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  return idOf(await sendBulk(call, account, writePayments(rows), fields));
}

/** The id in the answer to a request that made a bulk. */
export async function idOf(response: Response): Promise<string> {
  expect(response.status, await response.clone().text()).toBe(201);
  const { bulkTransferId, ...rest } = (await response.json()) as Record<string, string>;
  expect(rest).toEqual({ state: 'PENDING' });
  expect(bulkTransferId).toMatch(/^bulk-[0-9A-Z]{26}$/);
  return String(bulkTransferId);
}

export function statusOf(call: CallApi, bulkId: string): Promise<PublicBulkStatus> {
  return getJson(call, `/api/bulk-transfers/${bulkId}/status`);
}

const openStates = ['PENDING', 'PROCESSING', 'AWAITING_APPROVAL'];

/** The bulk once `isThere` says so; fails with its last status after so long. */
export async function whenBulk(
  call: CallApi,
  bulkId: string,
  isThere: (bulk: PublicBulkStatus) => boolean,
  patienceMs = 60_000,
): Promise<PublicBulkStatus> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const bulk = await statusOf(call, bulkId);
    if (isThere(bulk)) return bulk;
    if (Date.now() > giveUpAt) {
      const { transfers, ...rest } = bulk;
      const open = transfers.filter(({ status }) => status === 'PENDING').slice(0, 5);
      throw new Error(`waited in vain for ${JSON.stringify({ ...rest, open }, null, 1)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export function endOfBulk(
  call: CallApi,
  bulkId: string,
  patienceMs?: number,
): Promise<PublicBulkStatus> {
  return whenBulk(call, bulkId, ({ state }) => !openStates.includes(state), patienceMs);
}

/** Where an account's money is, without what never changes. */
export async function moneyOf(call: CallApi, accountId: string) {
  const account = await getJson<PublicAccount>(call, `/api/accounts/${accountId}`);
  const { balance, reserved, available, settled } = account;
  return { balance, reserved, available, settled };
}

/**
 * The ledger of an account from its first line on, each line held against the one before it: the
 * posting moves its amount between two buckets and nothing else, so nothing is lost or doubled.
 *
 * @returns the sum of each kind, and the buckets as the last line leaves them
 */
export async function checkLedger(call: CallApi, accountId: string) {
  const path = `/api/accounts/${accountId}/ledger?order=oldest`;
  const first = await getJson<{ invariant: boolean }>(call, path);
  expect(first.invariant).toBe(true);
  const lines = await getAll<PublicLedgerLine>(call, path);
  const sums = { fund: 0, reserve: 0, settle: 0, release: 0, correction: 0 };
  let buckets = { available: 0, reserved: 0, settled: 0 };
  for (const line of lines) {
    sums[line.kind] += line.amount;
    const [available, reserved, settled] = moves[line.kind];
    buckets = {
      available: buckets.available + available * line.amount,
      reserved: buckets.reserved + reserved * line.amount,
      settled: buckets.settled + settled * line.amount,
    };
    expect(line).toMatchObject(buckets);
  }
  const entries = [...new Set(lines.map(({ seq }) => seq))];
  expect(entries, 'entries without a gap').toEqual(entries.map((_, i) => i + 1));
  expect(await moneyOf(call, accountId)).toMatchObject(buckets);
  return { sums, ...buckets, entries: entries.length };
}

/** What a posting of so much does to available, reserved and settled (the table of the ledger). */
const moves = {
  fund: [1, 0, 0],
  reserve: [-1, 1, 0],
  settle: [0, -1, 1],
  release: [1, -1, 0],
  correction: [-1, 0, 1],
} as const;

/** The simulated scheme, from the side of those who look at it. */
export const scheme = {
  ledger: () => askScheme<ReturnType<Controls['ledger']>>('GET', '/_ledger'),
  transfer: (uuid: string) => askScheme<LedgerTransfer>('GET', `/_transfer/${uuid}`),
  arm: (...faults: readonly ArmedFault[]) => askScheme('POST', '/_faults', faults),
  clearFaults: () => askScheme('DELETE', '/_faults'),
};

/** What payees got, by row; none: an empty list. */
export async function paidTo(rows: readonly PaymentRow[]): Promise<readonly (readonly string[])[]> {
  const { paid } = await scheme.ledger();
  return rows.map(({ payee }) => paid[payee] ?? []);
}

/** Each of these got its amount, once. */
export const paidOnce = (rows: readonly PaymentRow[]) => rows.map(({ amount }) => [String(amount)]);

async function askScheme<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${outputs.scheme_adapter_url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as T;
}
