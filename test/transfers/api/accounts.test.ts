import { describe, expect, test } from 'vitest';
import { callerFrom } from '../../access/a-caller.ts';
import { anAccount } from '../an-account.ts';
import { admin, approver, aTransfersDesk, maker, putAccount } from './a-transfers-desk.ts';

const path = '/api/accounts/ACC-123456789';
const payments = [
  'transferId,amount,currency,partyIdType,partyIdentifier',
  'tx-001,10000,XOF,MSISDN,22890123456',
  'tx-002,5000,XOF,MSISDN,22890654321',
].join('\n');

describe('accounts', () => {
  test('one, to the letter of the contract', async () => {
    const { ask } = await aTransfersDesk();
    expect((await ask(maker, { path })).json).toEqual({
      ...{ account_id: 'ACC-123456789', party_id_type: 'MSISDN', party_identifier: '123456789' },
      ...{ currency: 'XOF', country: 'Senegal', country_code: 'SN' },
      ...{ balance: 1_000_000, reserved: 0, available: 1_000_000, settled: 0, funded: 1_000_000 },
      created_at: '2026-03-02T08:00:00.000Z',
    });
  });

  test('are seen from their own country, and by admin from everywhere', async () => {
    const { ask, store } = await aTransfersDesk();
    const togo = { accountId: 'ACC-TG', country: 'Togo', countryCode: 'TG' };
    await putAccount(store, anAccount(togo), 0n);
    const ids = async (caller: typeof maker, query = '') => {
      const { json } = await ask(caller, { path: '/api/accounts', query });
      return json.items.map(({ account_id: id }: { account_id: string }) => id);
    };
    expect(await ids(maker)).toEqual(['ACC-123456789']);
    expect(await ids(callerFrom('payment_maker', 'TG'))).toEqual(['ACC-TG']);
    expect(await ids(callerFrom('payment_maker', null))).toEqual([]);
    expect(await ids(admin)).toEqual(['ACC-123456789', 'ACC-TG']);
    expect(await ids(admin, 'country=Togo')).toEqual(['ACC-TG']);
    const unknown = await ask(admin, { path: '/api/accounts', query: 'country=Nowhere' });
    expect(unknown.json.code).toBe('RUN-COUNTRY');
    expect((await ask(maker, { path: '/api/accounts/ACC-TG' })).json.code).toBe('TRF-N03');
    // The table would refuse so long a key with a fault.
    const long = `/api/accounts/${'x'.repeat(3_000)}`;
    expect((await ask(maker, { path: long })).status).toBe(404);
  });

  test('are opened by admin, empty, each id once over all countries', async () => {
    const { post, audited } = await aTransfersDesk();
    const wish = {
      ...{ account_id: 'TEST-ACC', party_id_type: 'MSISDN', party_identifier: '999888777' },
      ...{ currency: 'xof', country: 'SN' },
    };
    const { status, json } = await post(admin, '/api/accounts', wish);
    expect(status).toBe(201);
    expect(json).toMatchObject({ account_id: 'TEST-ACC', country: 'Senegal', currency: 'XOF' });
    expect(json).toMatchObject({ balance: 0, funded: 0 });
    expect(audited).toEqual(['Account opened {"account":"TEST-ACC","by":"sub-admin"}']);
    const again = await post(admin, '/api/accounts', { ...wish, country: 'TG' });
    expect(again.json).toMatchObject({ status: 409, code: 'TRF-N04' });
    expect((await post(maker, '/api/accounts', wish)).status).toBe(403);
  });

  test.each([
    [{ account_id: '../x' }, 'account_id'],
    [{ party_id_type: 'PHONE' }, 'party_id_type'],
    [{ currency: 'CFA' }, 'currency'],
    [{ balance: 5 }, 'balance'],
  ])('%o is refused by its field', async (wrong, field) => {
    const { post } = await aTransfersDesk();
    const wish = {
      ...{ account_id: 'A-1', party_id_type: 'MSISDN', party_identifier: '1', currency: 'XOF' },
      ...{ country: 'Senegal', ...wrong },
    };
    const { json } = await post(admin, '/api/accounts', wish);
    expect([json.status, json.errors[0]?.field]).toEqual([422, field]);
    expect(json.title).toBe(`Some values are not accepted: ${field}.`);
  });
});

describe('funding', () => {
  const fund = { amount: '250000', reference: 'VIR-2026-001' };

  test('adds what has arrived, once for each reference', async () => {
    const { ask, post, audited } = await aTransfersDesk();
    const { status, json } = await post(admin, `${path}/funds`, fund);
    expect([status, json.balance, json.funded]).toEqual([201, 1_250_000, 1_250_000]);
    const again = await post(admin, `${path}/funds`, { ...fund, amount: '1' });
    expect(again.json).toMatchObject({ status: 409, code: 'TRF-N05' });
    expect((await ask(admin, { path })).json.balance).toBe(1_250_000);
    expect(audited).toEqual(['Account funded {"account":"ACC-123456789","by":"sub-admin"}']);
  });

  test('at once twice under one reference: one of them is booked', async () => {
    const { ask, post } = await aTransfersDesk();
    const both = await Promise.all([1, 2].map(() => post(admin, `${path}/funds`, fund)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await ask(admin, { path })).json.balance).toBe(1_250_000);
  });

  test('at once under two references: both are booked', async () => {
    const { ask, post } = await aTransfersDesk();
    const references = ['VIR-1', 'VIR-2'];
    await Promise.all(
      references.map((reference) => post(admin, `${path}/funds`, { ...fund, reference })),
    );
    expect((await ask(admin, { path })).json.balance).toBe(1_500_000);
  });

  test.each([
    ['10.50', 422, 'TRF-N06', 'francs have no decimals'],
    ['10.00', 422, 'TRF-N06', 'not even zeros'],
    ['0', 422, 'TRF-N06', 'nothing'],
    ['-5', 422, 'RUN-INVALID', 'a negative amount'],
    ['1e6', 422, 'RUN-INVALID', 'scientific notation'],
    ['9007199254740991', 422, 'TRF-N07', 'beyond what is counted exactly, with what is there'],
  ])('%s: %i %s (%s)', async (amount, status, code) => {
    const { post } = await aTransfersDesk();
    const { json } = await post(admin, `${path}/funds`, { ...fund, amount });
    expect(json).toMatchObject({ status, code });
  });

  test('of an account in naira counts kobos', async () => {
    const { post, store } = await aTransfersDesk();
    await putAccount(store, anAccount({ accountId: 'ACC-NG', currency: 'NGN' }), 0n);
    const { json } = await post(admin, '/api/accounts/ACC-NG/funds', { ...fund, amount: '12.5' });
    expect(json.balance).toBe(1_250);
  });

  test.each(['5 000 000', '5000000 XOF', '12,50'])(
    '%s: it says how an amount is written',
    async (amount) => {
      const { post } = await aTransfersDesk();
      const { json } = await post(admin, `${path}/funds`, { ...fund, amount });
      expect(json).toMatchObject({
        status: 422,
        errors: [{ field: 'amount', code: 'TRF-N06-FORM' }],
      });
    },
  );

  test('is for admin, and of an account that is there', async () => {
    const { post } = await aTransfersDesk();
    expect((await post(maker, `${path}/funds`, fund)).status).toBe(403);
    expect((await post(approver, `${path}/funds`, fund)).status).toBe(403);
    expect((await post(admin, '/api/accounts/NONE/funds', fund)).json.code).toBe('TRF-N03');
  });
});

describe('the ledger', () => {
  test('tells every move with the buckets after it, the newest first, and that they hold', async () => {
    const { ask, send } = await aTransfersDesk();
    const { json: bulk } = await send(maker, payments);
    const { json } = await ask(maker, { path: `${path}/ledger` });
    expect(json).toMatchObject({ next_cursor: null, invariant: true });
    expect(json.items).toEqual([
      {
        ...{ seq: 2, at: '2026-03-02T09:00:00.000Z', kind: 'reserve', amount: 15_000 },
        ...{ bulk_id: bulk.bulkTransferId, transfer_id: null },
        ...{ available: 985_000, reserved: 15_000, settled: 0, by: maker.email, reason: null },
      },
      {
        ...{ seq: 1, at: '2026-03-02T08:00:00.000Z', kind: 'fund', amount: 1_000_000 },
        ...{ bulk_id: null, transfer_id: null, by: 'admin@example.org', reason: 'first' },
        ...{ available: 1_000_000, reserved: 0, settled: 0 },
      },
    ]);
    const oldest = await ask(maker, { path: `${path}/ledger`, query: 'order=oldest' });
    expect(oldest.json.items).toEqual(json.items.toReversed());
  });

  test.each(['newest', 'oldest'])(
    '%s first: every line once, however the pages fall',
    async (order) => {
      const { ask, post } = await aTransfersDesk();
      for (let n = 1; n <= 6; n += 1) {
        await post(admin, `${path}/funds`, { amount: String(n), reference: `R-${n}` });
      }
      const all = order === 'newest' ? [7, 6, 5, 4, 3, 2, 1] : [1, 2, 3, 4, 5, 6, 7];
      for (const limit of [1, 2, 3, 7, 50]) {
        const seen: number[] = [];
        let cursor = '';
        do {
          const query = `order=${order}&limit=${limit}&cursor=${cursor}`;
          const { json } = await ask(maker, { path: `${path}/ledger`, query });
          seen.push(...json.items.map(({ seq }: { seq: number }) => seq));
          expect(json.invariant).toBe(true);
          cursor = json.next_cursor ?? '';
        } while (cursor !== '');
        expect(seen, `pages of ${limit}`).toEqual(all);
      }
    },
  );

  test('a sum that does not hold is told', async () => {
    const { ask, store } = await aTransfersDesk();
    const before = await store.readAccount('ACC-123456789');
    if (before === undefined) throw new Error('no account');
    const position = { ...before.position, availableMinor: before.position.availableMinor - 1n };
    const entry = {
      ...{ accountId: before.accountId, seq: 2, at: '2026-03-02T09:00:00.000Z', by: null },
      ...{ reason: null, before: before.position, after: position, postings: [] },
    };
    await store.commit({ account: { before, after: { ...before, seq: 2, position }, entry } });
    expect((await ask(maker, { path: `${path}/ledger` })).json.invariant).toBe(false);
  });

  test('a cursor of no page, and another country', async () => {
    const { ask } = await aTransfersDesk();
    for (const cursor of ['x', '0.0', '1', '-1.0']) {
      const { status } = await ask(maker, { path: `${path}/ledger`, query: `cursor=${cursor}` });
      expect(status, cursor).toBe(422);
    }
    const strange = await ask(callerFrom('payment_maker', 'TG'), { path: `${path}/ledger` });
    expect(strange.json.code).toBe('TRF-N03');
  });
});
