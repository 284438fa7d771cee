import path from 'node:path';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListStateMachinesCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSwitchKey } from '../../local/make-jws-keys.ts';
import type { ArmedFault } from '../../local/simulator/faults.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { uuidOfTransfer } from '../../shared/transfers/bulks/transfer-uuid.ts';
import { signMessage } from '../../shared/transfers/callbacks/sign-message.ts';
import type { PublicBulk } from '../../shared/transfers/public-transfers.schema.ts';
import { aws, type CallApi, outputs, signInAs } from '../integration/local-cloud.ts';
import {
  dynamo,
  endOfRun,
  getJson,
  itemsOfRun,
  journalOf,
  unique,
  until,
} from '../integration/road-rig.ts';
import {
  checkLedger,
  createBulk,
  endOfBulk,
  fund,
  moneyOf,
  openAccount,
  type PaymentRow,
  paidTo,
  scheme,
  sendBulk,
  somePayments,
  sumOf,
  wellEnding,
  whenBulk,
  writePayments,
} from '../integration/transfers-rig.ts';
import { type Announced, postJson, sendFile } from '../integration/upload-rig.ts';

/**
 * Three hundred payments, ten of them refused by the payee's institution: under each fault the
 * same money must leave, once, and the same must be left.
 */
const funded = 1_000_000;
const lambda = new LambdaClient(aws);
const sfn = new SFNClient(aws);
const patienceMs = 110_000;
const testTimeout = 180_000;
let maker: CallApi;
let admin: CallApi;
/** A bulk whose request dies; it is the sweeper's, a minute later, while other tests go on. */
let orphan: { readonly account: string; readonly rows: readonly PaymentRow[] };

beforeAll(async () => {
  [maker, admin] = await Promise.all([signInAs('payment_maker'), signInAs('admin', null)]);
  orphan = { account: await openAccount(admin, 0), rows: threeHundred() };
});

afterEach(() => scheme.clearFaults());

afterAll(() => {
  lambda.destroy();
  sfn.destroy();
});

/** Endings of payees who get nothing: refused by their institution, or for want of liquidity of ours. */
const refusedEndings = ['520', '401'];

/** Every thirtieth is refused; the others take 101, 102, 103 … francs. */
const threeHundred = (endings: Readonly<Record<number, string>> = {}) =>
  somePayments(
    Array.from({ length: 300 }, (_, i) => ({
      ending: endings[i] ?? (i % 30 === 29 ? '520' : wellEnding),
      amount: 101 + i,
    })),
  );

/** Makes the next function that passes this point fail there, once. */
async function arm(point: string, kind: 'killed' | 'thrown') {
  const Item = { pk: `FAULT#${point}`, sk: 'ARMED', kind };
  await dynamo.send(new PutCommand({ TableName: outputs.runs_table, Item }));
}

async function isSpent(point: string): Promise<boolean> {
  const isArmed = (await itemsOfRun(`FAULT#${point}`)).has('ARMED');
  if (isArmed) {
    const Key = { pk: `FAULT#${point}`, sk: 'ARMED' };
    await dynamo.send(new DeleteCommand({ TableName: outputs.runs_table, Key }));
  }
  return !isArmed;
}

/** Sends the file as a browser does, so that every step is the pipeline's. */
async function upload(account: string, rows: readonly PaymentRow[]): Promise<string> {
  const answer = await postJson(maker, '/api/uploads', {
    domain: 'transfers',
    files: [{ slot: 'file', name: 'virements.csv' }],
    options: { payer_account: account },
  });
  const announced = (await answer.json()) as Announced;
  await sendFile(announced, writePayments(rows));
  return announced.run.id;
}

const isRefused = ({ ending }: PaymentRow) => refusedEndings.includes(ending);

/** What must be true of a bulk that has ended, whatever happened on the way. */
async function expectPaidOnce(bulkId: string, account: string, rows: readonly PaymentRow[]) {
  const bulk = await endOfBulk(maker, bulkId, patienceMs);
  const paid = rows.filter((row) => !isRefused(row));
  expect(bulk).toMatchObject({
    ...{ state: 'PARTIALLY_COMPLETED', attention: 0, total: rows.length },
    ...{ completed: paid.length, failed: rows.length - paid.length },
    ...{ settled_amount: sumOf(paid), released_amount: sumOf(rows) - sumOf(paid) },
  });
  expect(bulk.transfers.map(({ status }) => status)).toEqual(
    rows.map((row) => (isRefused(row) ? 'FAILED' : 'COMPLETED')),
  );
  expect(await paidTo(rows), 'each payee paid once, or never').toEqual(
    rows.map((row) => (isRefused(row) ? [] : [String(row.amount)])),
  );
  expect(await checkLedger(maker, account)).toMatchObject({
    ...{ available: funded - sumOf(paid), reserved: 0, settled: sumOf(paid) },
    sums: { reserve: sumOf(rows), settle: sumOf(paid), release: sumOf(rows) - sumOf(paid) },
  });
  await expectNoHarm();
  return bulk;
}

/** Nobody was credited twice, and no two calls for a payee were in flight at once. */
async function expectNoHarm() {
  const { doubleCredits, doublePayments, calls } = await scheme.ledger();
  expect({ doubleCredits, doublePayments, overlapping: calls.overlapping }).toEqual({
    ...{ doubleCredits: 0, doublePayments: 0, overlapping: 0 },
  });
}

/**
 * The run of the bulk has ended and accounts for every row. One whose fate was learnt only after
 * that (on a slow machine a dead function is missed late) is set aside there, not lost.
 */
async function expectRunEnded(bulkId: string, rows: readonly PaymentRow[]) {
  const run = await endOfRun(maker, bulkId);
  const { read, created, rejected, set_aside } = run.counts;
  expect(run.status).toBe('DONE_WITH_ERRORS');
  expect([read, created + rejected + set_aside]).toEqual([rows.length, rows.length]);
  expect(rejected).toBeLessThanOrEqual(rows.filter(isRefused).length);
  await expectGaplessJournal(run);
}

async function expectGaplessJournal(run: PublicRun) {
  const events = await journalOf(maker, run.id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(events).toHaveLength(run.last_seq);
}

/** A bulk under a fault, from its file to its last transfer. */
async function payUnder(
  strike: () => Promise<unknown>,
  send: typeof upload = upload,
  rows = threeHundred(),
) {
  const account = await openAccount(admin, funded);
  await strike();
  const bulkId = await send(account, rows);
  await expectPaidOnce(bulkId, account, rows);
  await expectRunEnded(bulkId, rows);
}

const byForm: typeof upload = (account, rows) => createBulk(maker, account, rows);

describe('whatever dies, each payee is paid once', { timeout: testTimeout }, () => {
  test.each([
    { point: 'receive-before-end', kind: 'killed', why: 'the file received' },
    { point: 'read-before-end', kind: 'killed', why: 'the rows read' },
    { point: 'reserve-before-claims', kind: 'killed', why: 'no id claimed yet' },
    { point: 'reserve-before-commit', kind: 'killed', why: 'ids claimed, nothing held' },
    { point: 'reserve-after-commit', kind: 'killed', why: 'funds held, nobody told' },
    { point: 'reserve-after-commit', kind: 'thrown', why: 'the answer of the reservation lost' },
    { point: 'send-before-commit', kind: 'killed', why: 'before the intent is written' },
    { point: 'send-after-commit', kind: 'killed', why: 'intent written, nothing sent' },
    { point: 'send-after-commit', kind: 'thrown', why: 'the answer of the intent lost' },
    { point: 'send-after-post', kind: 'killed', why: 'paid, the answer not heard' },
    { point: 'send-after-post', kind: 'thrown', why: 'a fault with others in flight' },
    { point: 'flush-before-commit', kind: 'killed', why: 'outcomes known, not booked' },
    { point: 'flush-after-commit', kind: 'killed', why: 'booked, and dead at once' },
    { point: 'flush-after-commit', kind: 'thrown', why: 'the answer of the booking lost' },
    { point: 'conclude-before-end', kind: 'killed', why: 'the end not written' },
  ] as const)('$why ($kind at $point)', async ({ point, kind }) => {
    await payUnder(() => arm(point, kind));

    expect(await isSpent(point), 'the fault must have happened').toBe(true);
  });

  test('the request dies once the funds are held: they stay held, nobody can pay twice', async () => {
    const { account, rows } = orphan;
    await fund(admin, account, funded);
    await arm('reserve-after-commit', 'killed');

    const answer = await sendBulk(maker, account, writePayments(rows));

    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await isSpent('reserve-after-commit')).toBe(true);
    expect(await moneyOf(maker, account)).toMatchObject({ reserved: sumOf(rows), settled: 0 });
    // Who was told that it failed sends the file again.
    const again = await sendBulk(maker, account, writePayments(rows));
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'TRF-D02' });
  });
});

describe('whatever the adapter does, each payee is paid once', { timeout: testTimeout }, () => {
  const send = { call: 'send' } as const;
  test.each([
    { why: 'slow', faults: [{ ...send, kind: 'latency', ms: 1_500, times: 12 }] },
    { why: 'pays after we gave up', faults: [{ ...send, kind: 'latency', ms: 4_500, times: 3 }] },
    { why: 'answers lost', faults: [{ ...send, kind: 'lose-answer', times: 5 }] },
    { why: 'pays and never answers', faults: [{ ...send, kind: 'silence', times: 3 }] },
    { why: 'wedged', faults: [{ ...send, kind: 'hang', times: 3 }] },
    { why: 'connections reset', faults: [{ ...send, kind: 'reset', times: 5 }] },
    {
      why: '503 from what stands before it',
      faults: [{ ...send, kind: 'status', status: 503, times: 8 }],
    },
    { why: 'restarted', faults: [{ kind: 'refuse', ms: 3_000 }] },
  ] as const satisfies readonly { why: string; faults: readonly ArmedFault[] }[])(
    '$why',
    async ({ faults }) => {
      await payUnder(() => scheme.arm(...faults), byForm);
    },
  );

  test('our own liquidity is short: nothing new is sent for a while, then the rest', async () => {
    const rows = threeHundred({ 5: '401' });

    await payUnder(async () => {}, byForm, rows);
  });
});

describe('whatever is told twice, each payee is paid once', { timeout: testTimeout }, () => {
  test('five executions and four turns of sending at once', async () => {
    const [{ stateMachines = [] }, { Functions = [] }] = await Promise.all([
      sfn.send(new ListStateMachinesCommand({})),
      lambda.send(new ListFunctionsCommand({})),
    ]);
    const stateMachineArn = stateMachines.find(({ name }) =>
      name?.startsWith('QuaiTransfers-'),
    )?.stateMachineArn;
    const nameOf = (part: string) =>
      Functions.find(({ FunctionName }) => FunctionName?.includes(`Transfers-Pipeline${part}`))
        ?.FunctionName;
    const rows = threeHundred();
    const account = await openAccount(admin, funded);
    const bulkId = await createBulk(maker, account, rows);
    const input = JSON.stringify({ run_id: bulkId });
    const invoke = (part: string) =>
      lambda.send(
        new InvokeCommand({
          FunctionName: nameOf(part),
          InvocationType: 'Event',
          Payload: new TextEncoder().encode(input),
        }),
      );

    await Promise.all([
      ...[1, 2, 3, 4, 5].map(() =>
        sfn.send(new StartExecutionCommand({ stateMachineArn, name: unique('again'), input })),
      ),
      ...[1, 2, 3, 4].map(() => invoke('SendTransfers')),
      invoke('RecoverTransfers'),
      invoke('TakeIn'),
      invoke('ConcludeRun'),
    ]);

    await expectPaidOnce(bulkId, account, rows);
    await expectRunEnded(bulkId, rows);
  });

  test('signed callbacks: early, late, twice, out of order, and against what is booked', async () => {
    // Twenty are COMMITTED late and told by callback; two nobody learns the fate of otherwise.
    const late = Array.from({ length: 20 }, (_, i) => 10 + i * 14);
    const endings = { ...Object.fromEntries(late.map((i) => [i, '606'])), 3: '603', 4: '603' };
    const rows = threeHundred(endings);
    const account = await openAccount(admin, funded);
    await arm('close-before-marker', 'killed');
    const bulkId = await createBulk(maker, account, rows);
    const uuidOf = (i: number) => uuidOfTransfer(bulkId, i + 2);

    await Promise.all(
      late.map(async (i) => {
        await until(`${i} to be committed`, async () =>
          (await scheme.transfer(uuidOf(i))).state === 'COMMITTED' ? true : undefined,
        );
        const told = ['COMMITTED', 'COMMITTED', 'RESERVED'].map((state) => tell(uuidOf(i), state));
        expect(await Promise.all(told)).toEqual([200, 200, 200]);
      }),
    );
    const waiting = await whenBulk(maker, bulkId, ({ attention }) => attention === 2, patienceMs);

    expect(waiting).toMatchObject({ state: 'PROCESSING', completed: 288, failed: 10 });
    expect(await isSpent('close-before-marker')).toBe(true);
    expect(await moneyOf(maker, account)).toMatchObject({ reserved: 104 + 105 });
    expect(await getJson(maker, `/api/runs/${bulkId}`)).toMatchObject({
      counts: { read: 300, created: 288, rejected: 10, set_aside: 2 },
    });
    expect(await tell(uuidOf(0), 'ABORTED', 'unsigned')).toBe(401);
    // Of one the scheme tells the end days later, twice at once; the other it gives up.
    expect(await Promise.all([tell(uuidOf(3), 'COMMITTED'), tell(uuidOf(3), 'COMMITTED')])).toEqual(
      [200, 200],
    );
    expect(await tell(uuidOf(4), 'ABORTED')).toBe(200);
    expect(await tell(uuidOf(4), 'COMMITTED'), 'against what is booked').toBe(409);

    const bulk = await endOfBulk(maker, bulkId);

    expect(bulk).toMatchObject({ state: 'PARTIALLY_COMPLETED', completed: 289, failed: 11 });
    expect(bulk.transfers[4]).toMatchObject({ incident: { learnt: 'COMMITTED' } });
    const settled = sumOf(rows) - sumOf(rows.filter(isRefused)) - 105;
    expect(await checkLedger(maker, account)).toMatchObject({ reserved: 0, settled });
    await expectNoHarm();
  });
});

describe('what was left alone', { timeout: testTimeout }, () => {
  test('the bulk whose request died was finished by whoever came next', async () => {
    const { account, rows } = orphan;
    const { items } = await getJson<{ items: PublicBulk[] }>(
      maker,
      '/api/bulk-transfers?limit=200',
    );
    const bulk = items.filter(({ payer_account }) => payer_account === account).at(-1);

    await expectPaidOnce(String(bulk?.bulkTransferId), account, rows);
    await expectRunEnded(String(bulk?.bulkTransferId), rows);
  });
});

/** Says what became of a transfer as the switch does; gives the status that it is answered with. */
async function tell(uuid: string, transferState: string, how: 'signed' | 'unsigned' = 'signed') {
  const key = await readSwitchKey(path.resolve(import.meta.dirname, '../../secrets'));
  const body = new TextEncoder().encode(JSON.stringify({ transferState }));
  const message = { method: 'PUT', path: `/transfers/${uuid}`, date: new Date(), body } as const;
  const signature = how === 'signed' ? await signMessage(key, message) : {};
  const response = await fetch(`${outputs.api_url}/api/transfers/${uuid}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...signature },
    body,
  });
  return response.status;
}
