import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_PASSWORD } from '../../local/users.ts';
import type { PublicBulk } from '../../shared/transfers/public-transfers.schema.ts';
import { aws, type CallApi, outputs, signInAs } from './local-cloud.ts';
import { drop, endOfRun, getJson, unique, until } from './road-rig.ts';
import { openStream, readWholeStream } from './stream-client.ts';
import {
  checkLedger,
  createBulk,
  endOfBulk,
  fund,
  idOf,
  moneyOf,
  openAccount,
  type PaymentRow,
  paidOnce,
  paidTo,
  scheme,
  sendBulk,
  somePayments,
  statusOf,
  sumOf,
  wellEnding,
  wellPayments,
  whenBulk,
  writePayments,
} from './transfers-rig.ts';
import { type Announced, postJson, sendFile } from './upload-rig.ts';

let maker: CallApi;
let approver: CallApi;
let admin: CallApi;

beforeAll(async () => {
  [maker, approver, admin] = await Promise.all([
    signInAs('payment_maker'),
    signInAs('payment_approver'),
    signInAs('admin', null),
  ]);
});

/** Five million francs: where an approval begins to be needed (APPROVAL_THRESHOLD). */
const largePayments = () =>
  somePayments([
    { ending: wellEnding, amount: 4_999_999 },
    { ending: wellEnding, amount: 1 },
  ]);

const decide = (call: CallApi, bulkId: string, decision: string, body: object = {}) =>
  postJson(call, `/api/bulk-transfers/${bulkId}/${decision}`, body);

const waiting = (bulkId: string) =>
  whenBulk(maker, bulkId, ({ state }) => state === 'AWAITING_APPROVAL');

/** Makes bulks and approves them, as nobody should be able to do alone. */
async function signInAsBoth(): Promise<CallApi> {
  const email = `${unique('both')}@quai.example`;
  const cognito = new CognitoIdentityProviderClient(aws);
  const who = { UserPoolId: outputs.user_pool_id, Username: email };
  await cognito.send(
    new AdminCreateUserCommand({
      ...who,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Awa Exemple' },
        { Name: 'custom:lang', Value: 'fr' },
        { Name: 'custom:country', Value: 'Senegal' },
      ],
    }),
  );
  await cognito.send(
    new AdminSetUserPasswordCommand({ ...who, Password: LOCAL_PASSWORD, Permanent: true }),
  );
  for (const GroupName of ['payment_maker', 'payment_approver']) {
    await cognito.send(new AdminAddUserToGroupCommand({ ...who, GroupName }));
  }
  cognito.destroy();
  const answer = await postJson(
    (path, init) => fetch(`${outputs.api_url}${path}`, init),
    '/api/auth/login',
    { email, password: LOCAL_PASSWORD },
  );
  const { access_token } = (await answer.json()) as { access_token: string };
  return (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${access_token}`);
    return fetch(`${outputs.api_url}${path}`, { ...init, headers });
  };
}

describe('a bulk that needs an approval', () => {
  test('waits with its funds reserved, and is paid once another person has approved it', async () => {
    const rows = largePayments();
    const account = await openAccount(admin, 6_000_000);

    const id = await createBulk(maker, account, rows);

    expect(await statusOf(maker, id)).toMatchObject({ state: 'AWAITING_APPROVAL', completed: 0 });
    expect(await moneyOf(maker, account)).toEqual({
      ...{ balance: 6_000_000, reserved: 5_000_000, available: 1_000_000, settled: 0 },
    });
    expect((await paidTo(rows)).flat()).toEqual([]);
    expect((await decide(maker, id, 'approve')).status, 'its maker').toBe(403);
    expect((await decide(admin, id, 'approve')).status, 'an admin').toBe(403);
    const stranger = await signInAs('payment_approver', 'Togo');
    expect((await decide(stranger, id, 'approve')).status, 'of another country').toBe(404);

    const approved = await decide(approver, id, 'approve', { comment: 'Seen with the ministry' });

    expect(approved.status, await approved.clone().text()).toBe(200);
    expect(await endOfBulk(maker, id)).toMatchObject({
      state: 'COMPLETED',
      decision: { kind: 'approved', by: 'payment-approver.sn@quai.example' },
    });
    expect((await decide(approver, id, 'reject', { reason: 'too late' })).status).toBe(409);
    expect(await checkLedger(maker, account)).toMatchObject({
      ...{ reserved: 0, settled: 5_000_000, available: 1_000_000 },
    });
    expect(await paidTo(rows)).toEqual(paidOnce(rows));
  });

  test('is not approved by whoever made it, whatever roles they have', async () => {
    const both = await signInAsBoth();
    const account = await openAccount(admin, 6_000_000);
    const id = await createBulk(both, account, largePayments());
    await waiting(id);

    const own = await decide(both, id, 'approve');

    expect(own.status).toBe(403);
    expect(await own.json()).toMatchObject({ code: 'TRF-A09' });
    expect((await decide(both, id, 'reject', { reason: 'mine' })).status).toBe(403);
    expect(await statusOf(both, id)).toMatchObject({ state: 'AWAITING_APPROVAL', decision: null });
    expect((await decide(both, id, 'cancel')).status, 'taken back it may be').toBe(200);
    expect(await endOfBulk(both, id)).toMatchObject({ state: 'CANCELLED' });
  });

  test('rejected: everything is available again, its ids stay used up', async () => {
    const rows = largePayments();
    const account = await openAccount(admin, 6_000_000);
    const id = await createBulk(maker, account, rows);
    await waiting(id);

    const rejected = await decide(approver, id, 'reject', { reason: 'Not in the budget' });

    expect(rejected.status, await rejected.clone().text()).toBe(200);
    const bulk = await endOfBulk(maker, id);
    expect(bulk).toMatchObject({ state: 'CANCELLED', failed: 2 });
    expect(bulk.transfers.map(({ error }) => error?.code)).toEqual(['TRF-C01', 'TRF-C01']);
    expect(await checkLedger(maker, account)).toMatchObject({
      ...{ reserved: 0, settled: 0, available: 6_000_000 },
      sums: { release: 5_000_000 },
    });
    expect((await paidTo(rows)).flat()).toEqual([]);
    expect((await sendBulk(maker, account, writePayments(rows))).status).toBe(422);
  });

  test('approved and rejected at the same moment: one of them counts', async () => {
    const rows = largePayments();
    const account = await openAccount(admin, 6_000_000);
    const id = await createBulk(maker, account, rows);
    await waiting(id);

    const answers = await Promise.all([
      decide(approver, id, 'approve'),
      decide(approver, id, 'reject', { reason: 'at the same moment' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const isPaid = answers[0]?.status === 200;
    expect(await endOfBulk(maker, id)).toMatchObject({ state: isPaid ? 'COMPLETED' : 'CANCELLED' });
    expect(await checkLedger(maker, account)).toMatchObject({
      reserved: 0,
      settled: isPaid ? 5_000_000 : 0,
    });
    expect(await paidTo(rows)).toEqual(isPaid ? paidOnce(rows) : [[], []]);
  });
});

describe('a bulk that is cancelled while it is sent', () => {
  test('what was sent runs to its outcome, the rest is released and never sent', async () => {
    const rows = wellPayments(120);
    const account = await openAccount(admin, 200_000);
    await scheme.arm(
      ...rows.map(({ payee }) => ({ kind: 'latency', ms: 400, call: 'send', payee }) as const),
    );
    const id = await createBulk(maker, account, rows);
    await whenBulk(maker, id, ({ completed }) => completed > 0);

    const [cancelled] = await Promise.all([
      decide(maker, id, 'cancel'),
      readWholeStream(await maker(`/api/bulk-transfers/${id}/stream`)),
    ]);
    await scheme.clearFaults();

    expect(cancelled.status, await cancelled.clone().text()).toBe(200);
    const bulk = await endOfBulk(maker, id);
    expect(bulk).toMatchObject({ state: 'PARTIALLY_COMPLETED', total: 120 });
    expect(bulk.completed + bulk.failed).toBe(120);
    expect(bulk.failed, 'some of it was cancelled').toBeGreaterThan(0);
    const outcomes = await checkOutcomes(bulk, rows, account);
    expect(outcomes.failed.map(({ code }) => code)).toEqual(
      Array.from({ length: bulk.failed }, () => 'TRF-C01'),
    );
  });
});

/** Each row was paid or not as the bulk says, and the account holds the rest of 200 000. */
async function checkOutcomes(
  bulk: { transfers: readonly { status: string; error: { code: string } | null }[] },
  rows: readonly PaymentRow[],
  account: string,
) {
  const told = bulk.transfers.map(({ status, error }, i) => ({
    row: rows[i] as PaymentRow,
    status,
    code: error?.code,
  }));
  const completed = told.filter(({ status }) => status === 'COMPLETED').map(({ row }) => row);
  const failed = told.filter(({ status }) => status === 'FAILED');
  expect(await paidTo(completed)).toEqual(paidOnce(completed));
  expect((await paidTo(failed.map(({ row }) => row))).flat()).toEqual([]);
  expect(await checkLedger(maker, account)).toMatchObject({
    reserved: 0,
    settled: sumOf(completed),
    available: 200_000 - sumOf(completed),
  });
  return { completed, failed };
}

describe('two bulks on one account at once', () => {
  test('funds for one only: one is paid, the other refused, and nothing of it is used up', async () => {
    const both = [wellPayments(40), wellPayments(40)] as const;
    // 1 001 + … + 1 040 francs are 40 820.
    const account = await openAccount(admin, 50_000);

    const answers = await Promise.all(
      both.map((rows) => sendBulk(maker, account, writePayments(rows))),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const lost = answers.findIndex(({ status }) => status === 422);
    expect(await answers[lost]?.json()).toMatchObject({
      ...{ code: 'TRF-FUNDS', missing_minor: 31_640 },
    });
    const won = both[1 - lost] ?? [];
    expect(await endOfBulk(maker, await idOf(answers[1 - lost] as Response))).toMatchObject({
      ...{ state: 'COMPLETED', completed: 40 },
    });
    expect(await checkLedger(maker, account)).toMatchObject({
      ...{ reserved: 0, settled: 40_820, available: 9_180 },
    });

    await fund(admin, account, 31_640);
    const again = await createBulk(maker, account, both[lost] ?? []);

    expect(await endOfBulk(maker, again)).toMatchObject({ state: 'COMPLETED' });
    expect(await checkLedger(maker, account)).toMatchObject({
      ...{ reserved: 0, settled: 81_640, available: 0 },
    });
    expect(await paidTo(won)).toEqual(paidOnce(won));
    expect(await paidTo(both[lost] ?? [])).toEqual(paidOnce(both[lost] ?? []));
  });

  test('the same file sent twice at once: it is paid once', async () => {
    const rows = wellPayments(30);
    const account = await openAccount(admin, 200_000);
    const content = writePayments(rows);

    const answers = await Promise.all([1, 2].map(() => sendBulk(maker, account, content)));

    const taken = answers.filter(({ status }) => status === 201);
    expect(taken).toHaveLength(1);
    expect(await endOfBulk(maker, await idOf(taken[0] as Response))).toMatchObject({
      ...{ state: 'COMPLETED', completed: 30 },
    });
    expect(await paidTo(rows)).toEqual(paidOnce(rows));
    expect(await checkLedger(maker, account)).toMatchObject({ reserved: 0, settled: sumOf(rows) });
  });

  test('the same request twice under one Idempotency-Key: one bulk, one answer', async () => {
    const account = await openAccount(admin, 200_000);
    const rows = wellPayments(5);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const keyed: CallApi = (path, init) => maker(path, { ...init, headers: key });

    const first = await createBulk(keyed, account, rows);
    const second = await createBulk(keyed, account, rows);

    expect(second).toBe(first);
    await endOfBulk(maker, first);
    expect(await paidTo(rows)).toEqual(paidOnce(rows));
  });
});

describe('the other ways in', () => {
  test('announced at /api/uploads: the same bulk, its run has the same id', async () => {
    const rows = wellPayments(10);
    const account = await openAccount(admin, 200_000);
    const answer = await postJson(maker, '/api/uploads', {
      domain: 'transfers',
      files: [{ slot: 'file', name: 'virements.csv' }],
      options: { payer_account: account },
    });
    expect(answer.status, await answer.clone().text()).toBe(201);
    const announced = (await answer.json()) as Announced;

    await sendFile(announced, writePayments(rows));
    const run = await endOfRun(maker, announced.run.id);

    expect(run).toMatchObject({ status: 'DONE', counts: { read: 10, created: 10 } });
    expect(await statusOf(maker, run.id)).toMatchObject({ state: 'COMPLETED', completed: 10 });
    expect(await paidTo(rows)).toEqual(paidOnce(rows));
    const events = await readWholeStream(await openStream(maker, run.id));
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { status: 'DONE' } });
  });

  test('dropped: it waits for an approval, however small it is', async () => {
    const rows = wellPayments(3);
    const account = await openAccount(admin, 200_000);
    await drop(`drop/transfers/SN/${unique('virements')}.csv`, writePayments(rows), {
      'payer-account': account,
    });
    const bulk = await until('the dropped bulk', async () => {
      const { items } = await getJson<{ items: PublicBulk[] }>(maker, '/api/bulk-transfers');
      return items.find(
        ({ payer_account, state }) => payer_account === account && state === 'AWAITING_APPROVAL',
      );
    });
    expect(await moneyOf(maker, account)).toMatchObject({ reserved: 3_006 });

    const approved = await decide(approver, bulk.bulkTransferId, 'approve');

    expect(approved.status, await approved.clone().text()).toBe(200);
    expect(await endOfBulk(maker, bulk.bulkTransferId)).toMatchObject({ state: 'COMPLETED' });
    expect(await paidTo(rows)).toEqual(paidOnce(rows));
  });
});
