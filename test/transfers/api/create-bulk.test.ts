import { describe, expect, test } from 'vitest';
import { requestRowsMax } from '../../../functions/transfers/take-in-now.ts';
import { callerFrom } from '../../access/a-caller.ts';
import { aTransfersDesk, maker } from './a-transfers-desk.ts';

const standard = [
  'transferId,amount,currency,partyIdType,partyIdentifier',
  'tx-001,10000,XOF,MSISDN,22890123456',
  'tx-002,5000,XOF,MSISDN,22890654321',
].join('\n');
const paymentList = [
  'type_id,valeur_id,devise,montant',
  'MSISDN,22890123456,XOF,10000',
  'MSISDN,22890654321,XOF,5000',
].join('\n');
const account = { path: '/api/accounts/ACC-123456789' };

describe('a payment file', () => {
  test.each([
    ['standard', standard],
    ['payment list', paymentList],
  ])('in the %s format is taken in, and its sum reserved before the answer', async (_, csv) => {
    const desk = await aTransfersDesk();
    const { status, json } = await desk.send(maker, csv);

    expect([status, json]).toEqual([
      201,
      { bulkTransferId: expect.stringMatching(/^bulk-[0-9A-Z]{26}$/), state: 'PENDING' },
    ]);
    expect((await desk.ask(maker, account)).json).toMatchObject({
      ...{ balance: 1_000_000, reserved: 15_000, available: 985_000, settled: 0 },
    });
    // The pipeline goes on with it, under the run's own name.
    expect(desk.started).toEqual([json.bulkTransferId]);
    const run = await desk.runs.read(json.bulkTransferId);
    expect(run).toMatchObject({
      ...{ domain: 'transfers', holds: 'funds', waitingFor: null, createdBy: maker.email },
      counts: { read: 2, rejected: 0 },
    });
    // Where no event tells of it: nobody else starts this run.
    expect(desk.files.keys()).toEqual([
      `processing/${json.bulkTransferId}/${run?.files[0]?.id}/paiements.csv`,
    ]);
  });

  test('waits for its approval from the threshold on, and is PENDING all the same', async () => {
    const desk = await aTransfersDesk({ threshold: new Map([['XOF', 15_000n]]) });
    const { status, json } = await desk.send(maker, standard);

    expect([status, json.state]).toEqual([201, 'PENDING']);
    expect(desk.started).toEqual([]);
    const path = `/api/bulk-transfers/${json.bulkTransferId}/status`;
    const shown = (await desk.ask(maker, { path })).json;
    expect(shown).toMatchObject({ state: 'AWAITING_APPROVAL', total_amount: 15_000, total: 2 });
    expect(shown.waiting_until).toBe('2026-03-05T09:00:00.000Z');
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 15_000 });
  });

  test('validate_only reserves nothing and claims no id', async () => {
    const desk = await aTransfersDesk();
    const first = await desk.send(maker, standard, { validate_only: 'true' });
    expect(first.status).toBe(201);
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 0 });
    expect((await desk.send(maker, standard)).status).toBe(201);
  });

  test('callback_url and confirm_duplicates are kept with the run; a blank url is none', async () => {
    const desk = await aTransfersDesk();
    const callback = { callback_url: 'https://receiver.example/done', confirm_duplicates: 'true' };
    const { json } = await desk.send(maker, standard, callback);
    expect((await desk.runs.read(json.bulkTransferId))?.options).toEqual({
      payerAccount: 'ACC-123456789',
      callbackUrl: 'https://receiver.example/done',
      confirmDuplicates: true,
    });
    const blank = await desk.send(maker, standard.replaceAll('tx-', 'ty-'), {
      callback_url: '',
      confirm_duplicates: 'true',
    });
    expect(blank.status).toBe(201);
    // An address that nobody can call refuses no bulk: it is told when it would be called.
    const odd = await desk.send(maker, standard.replaceAll('tx-', 'tz-'), {
      callback_url: 'ftp://receiver.example',
      confirm_duplicates: 'true',
    });
    expect(odd.status).toBe(201);
  });

  test('the same request under the same key makes one bulk', async () => {
    const desk = await aTransfersDesk();
    const key = { 'idempotency-key': 'k-1' };
    const first = await desk.send(maker, standard, {}, key);
    const again = await desk.send(maker, standard, {}, key);
    expect(again.json).toEqual(first.json);
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 15_000 });
    expect((await desk.send(maker, paymentList, {}, key)).status).toBe(409);
  });

  test.each([
    ['after the funds were reserved', 'reserve-after-commit'],
    ['before', 'reserve-before-commit'],
    ['before the ids were claimed', 'reserve-before-claims'],
  ])('a fault %s: under the same key the same bulk goes on', async (_, point) => {
    const desk = await aTransfersDesk();
    const key = { 'idempotency-key': 'k-1' };
    // Nothing else would keep it from being paid twice.
    const confirmed = { confirm_duplicates: 'true' };
    desk.faults.at = point;
    expect((await desk.send(maker, paymentList, confirmed, key)).status).toBe(500);
    delete desk.faults.at;
    const again = await desk.send(maker, paymentList, confirmed, key);
    expect(again.status).toBe(201);
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 15_000 });
    const { items } = (await desk.ask(maker, { path: '/api/bulk-transfers' })).json;
    expect(items.map((bulk: { bulkTransferId: string }) => bulk.bulkTransferId)).toEqual([
      again.json.bulkTransferId,
    ]);
    expect(desk.started).toEqual([again.json.bulkTransferId]);
  });

  test('is answered when its run cannot be read any more once its funds are reserved', async () => {
    const desk = await aTransfersDesk();
    let reads = 0;
    desk.failing.read = async (run) => {
      if (run?.holds === 'funds') reads += 1;
      if (reads > 0) throw new Error('throttled');
    };
    const { status, json } = await desk.send(maker, standard);
    expect(status).toBe(201);
    expect(desk.audited).toEqual([
      `Bulk left to the sweeper {"runId":"${json.bulkTransferId}","why":"Error"}`,
    ]);
  });

  test('a refusal that was not answered is the same refusal under its key', async () => {
    const desk = await aTransfersDesk({ fundedMinor: 14_999n });
    const key = { 'idempotency-key': 'k-1' };
    let isDown = true;
    desk.failing.read = async (run) => {
      if (isDown && run?.message?.code === 'TRF-FUNDS') throw new Error('throttled');
    };
    expect((await desk.send(maker, standard, {}, key)).status).toBe(500);
    isDown = false;
    const again = await desk.send(maker, standard, {}, key);
    expect(again.json).toMatchObject({ status: 422, code: 'TRF-FUNDS', missing_minor: 1 });
    expect(desk.files.keys()).toHaveLength(1);
  });

  test('is answered even when its pipeline does not start: the sweeper goes on with it', async () => {
    const desk = await aTransfersDesk({
      startPipeline: async () => {
        throw new Error('throttled');
      },
    });
    const { status, json } = await desk.send(maker, standard);
    expect(status).toBe(201);
    expect(desk.audited).toEqual([
      `Bulk left to the sweeper {"runId":"${json.bulkTransferId}","why":"Error"}`,
    ]);
  });
});

describe('a refusal reserves nothing and uses up no id', () => {
  const nothingHeld = async (desk: Awaited<ReturnType<typeof aTransfersDesk>>) => {
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 0, settled: 0 });
  };

  test.each([
    ['unknown', maker, 'ACC-000'],
    ['of another country', callerFrom('payment_maker', 'TG'), 'ACC-123456789'],
  ])('of an account that is %s: the very title of the contract', async (_, caller, payer) => {
    const desk = await aTransfersDesk();
    for (const lang of ['fr', 'en']) {
      const headers = { 'accept-language': lang };
      const refused = await desk.send(caller, standard, { payer_account: payer }, headers);
      expect(refused.json).toMatchObject({
        ...{ status: 404, title: 'payer account not found', code: 'TRF-N01' },
      });
    }
    // Nothing was made: neither a run nor a file.
    expect(desk.files.keys()).toEqual([]);
    expect((await desk.ask(caller, { path: '/api/bulk-transfers' })).json.items).toEqual([]);
  });

  test('a bad row: 422 with its findings, each with its place; the run ends by its pipeline', async () => {
    const desk = await aTransfersDesk();
    const { json } = await desk.send(maker, standard.replace('5000', '5000.50'));
    expect(json).toMatchObject({ status: 422, code: 'TRF-A03' });
    expect(json.findings).toHaveLength(1);
    expect(json.findings[0]).toMatchObject({
      ...{ slot: 'file', row: 3, column: 'amount', value: '5000.50', level: 'rejected' },
      fix: expect.stringMatching(/\w/),
    });
    expect(json.errors).toMatchObject([
      { field: 'file[3].amount', code: json.findings[0].code, message: json.findings[0].message },
    ]);
    expect(desk.started).toEqual([json.bulkTransferId]);
    await nothingHeld(desk);
    const path = `/api/bulk-transfers/${json.bulkTransferId}/status`;
    expect((await desk.ask(maker, { path })).json.transfers).toEqual([]);
    expect((await desk.send(maker, standard)).status).toBe(201);
  });

  test('a result that is sent back is told to be one, not to have rows to correct', async () => {
    const desk = await aTransfersDesk();
    const header = 'type_id,valeur_id,devise,montant,quai_bulk_id';
    const result = `${header}\nMSISDN,22890123456,XOF,5000,bulk-1`;
    const { json } = await desk.send(maker, result, {}, { 'accept-language': 'en' });
    expect(json).toMatchObject({
      ...{ status: 422, code: 'TRF-A03' },
      title: 'This file is the result of a bulk; it is no payment file.',
      findings: [{ code: 'TRF-F03' }],
    });
    await nothingHeld(desk);
  });

  test('many bad rows: the first 200 of them', async () => {
    const desk = await aTransfersDesk();
    const bad = Array.from({ length: 250 }, (_, i) => `MSISDN,2289012${1000 + i},XOF,0`);
    const { status, json } = await desk.send(maker, [paymentList, ...bad].join('\n'));
    expect(status).toBe(422);
    expect([json.findings.length, json.errors.length]).toEqual([200, 200]);
  });

  test('too little money: what is missing, in minor units', async () => {
    const desk = await aTransfersDesk({ fundedMinor: 14_999n });
    const { json } = await desk.send(maker, standard);
    expect(json).toMatchObject({ status: 422, code: 'TRF-FUNDS', missing_minor: 1 });
    await nothingHeld(desk);
  });

  test('the same payee and amount twice in the file, until it is confirmed', async () => {
    const desk = await aTransfersDesk();
    const twice = `${standard}\ntx-003,5000,XOF,MSISDN,22890654321`;
    expect((await desk.send(maker, twice)).json).toMatchObject({ status: 409, code: 'TRF-D01' });
    await nothingHeld(desk);
    expect((await desk.send(maker, twice, { confirm_duplicates: 'true' })).status).toBe(201);
  });

  test('the rows of a bulk that may yet pay, until it is confirmed', async () => {
    const desk = await aTransfersDesk();
    await desk.send(maker, paymentList);
    expect((await desk.send(maker, paymentList)).json).toMatchObject({
      ...{ status: 409, code: 'TRF-D02' },
    });
    expect((await desk.send(maker, paymentList, { confirm_duplicates: 'true' })).status).toBe(201);
  });

  test('two files in one form', async () => {
    const desk = await aTransfersDesk();
    const { json } = await desk.send(maker, standard, {}, {}, 2);
    expect(json).toMatchObject({ status: 400, code: 'TRF-N09' });
    expect(json.title).toBe('The form holds 2 files; a bulk has one.');
    await nothingHeld(desk);
  });

  test.each([
    ['no file', null, {}, 400, 'TRF-N09'],
    ['no account', standard, { payer_account: '' }, 422, 'RUN-INVALID'],
    ['a field that nobody knows', standard, { payeur: 'x' }, 422, 'RUN-INVALID'],
    ['an empty file', '', {}, 422, 'UPL-04'],
  ])('%s', async (_, csv, fields, status, code) => {
    const desk = await aTransfersDesk();
    expect((await desk.send(maker, csv, fields)).json).toMatchObject({ status, code });
    await nothingHeld(desk);
  });

  test('more rows than one request can reserve: the way for larger files is named', async () => {
    const desk = await aTransfersDesk();
    const rows = Array.from(
      { length: requestRowsMax + 1 },
      (_, i) => `MSISDN,2289${1_000_000 + i},XOF,1`,
    );
    const csv = ['type_id,valeur_id,devise,montant', ...rows].join('\n');
    const { json } = await desk.send(maker, csv);
    expect(json).toMatchObject({ status: 413, code: 'UPL-02' });
    expect(json.title).toContain('20,001');
    expect(json.detail).toContain('/api/uploads');
    await nothingHeld(desk);
    // The run is there and ends as cancelled: its pipeline was started for that.
    const [id = ''] = desk.started;
    expect(await desk.runs.read(id)).toMatchObject({ cancelRequested: true });
  });

  test.each(['payment_approver', 'admin', 'staff', 'chef_technique'] as const)(
    'a %s creates none',
    async (role) => {
      const desk = await aTransfersDesk();
      const caller = callerFrom(role, role === 'admin' ? null : 'SN');
      expect((await desk.send(caller, standard)).status).toBe(403);
    },
  );
});
