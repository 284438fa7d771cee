import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import { getJson, journalOf } from './road-rig.ts';
import { openStream, readWholeStream } from './stream-client.ts';
import {
  checkLedger,
  createBulk,
  endOfBulk,
  idOf,
  moneyOf,
  openAccount,
  paidOnce,
  paidTo,
  scheme,
  sendBulk,
  somePayments,
  statusOf,
  sumOf,
  wellEnding,
  wellPayments,
  writePayments,
} from './transfers-rig.ts';

const run = promisify(execFile);
const filesFolder = path.resolve(import.meta.dirname, '../files/transfers');

let maker: CallApi;
let approver: CallApi;
let admin: CallApi;
let token: string;

beforeAll(async () => {
  [maker, approver, admin] = await Promise.all([
    signInAs('payment_maker'),
    signInAs('payment_approver'),
    signInAs('admin', null),
  ]);
  token = await readToken();
});

/** `curl` needs the token itself. */
async function readToken(): Promise<string> {
  const user = outputs.users.find(
    ({ roles, country }) => roles.includes('payment_maker') && country === 'Senegal',
  );
  const response = await fetch(`${outputs.api_url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: user?.email, password: user?.password }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** A line of seed 003 as it stands there, but for the address, the token, and where the file is. */
async function curl(line: string): Promise<string> {
  const words = line
    .replaceAll('http://localhost:8000', outputs.api_url)
    .match(/"[^"]*"|\S+/g)
    ?.map((word) => word.replace(/^"|"$/g, ''))
    .map((word) => word.replace('file=@', `file=@${filesFolder}/`));
  const signed = ['--silent', '--show-error', '-H', `Authorization: Bearer ${token}`];
  const { stdout } = await run('curl', [...signed, ...(words ?? [])]);
  return stdout;
}

/** The three steps of seed 003; gives what each of them answered. */
async function threeSteps(file: string) {
  const created = JSON.parse(
    await curl(
      `-X POST http://localhost:8000/api/bulk-transfers -F "file=@${file}" -F "payer_account=ACC-123456789" -F "callback_url=http://localhost:8000/api/transfers"`,
    ),
  );
  const id = created.bulkTransferId;
  const stream = await curl(`-N http://localhost:8000/api/bulk-transfers/${id}/stream`);
  const status = JSON.parse(await curl(`http://localhost:8000/api/bulk-transfers/${id}/status`));
  return { created, stream, status };
}

describe('the workflow of seed 003, with its own curl lines', () => {
  test.each([
    { file: 'seed-standard.csv', ids: ['tx-001', 'tx-002'], why: 'standard format' },
    {
      file: 'seed-payment-list.csv',
      ids: [expect.stringMatching(/^bulk-\w{26}-2$/), expect.stringMatching(/^bulk-\w{26}-3$/)],
      why: 'payment list, ids made',
    },
  ])('$file: $why', async ({ file, ids }) => {
    const before = await moneyOf(maker, 'ACC-123456789');

    const { created, stream, status } = await threeSteps(file);

    expect(created).toEqual({
      bulkTransferId: expect.stringMatching(/^bulk-[0-9A-Z]{26}$/),
      state: 'PENDING',
    });
    const end = '{"state":"COMPLETED","completed":2,"failed":0,"total":2,"progress_percent":100}';
    expect(stream).toContain(`\n\ndata: ${end}\n\n`);
    expect(stream).toMatch(new RegExp(`event: done\\ndata: ${end}\\n\\n$`));
    expect(status).toMatchObject({
      ...{ state: 'COMPLETED', attention: 0, completed: 2, failed: 0, total: 2 },
      ...{ payer_account: 'ACC-123456789', currency: 'XOF', total_amount: 15_000 },
      transfers: [
        { transferId: ids[0], status: 'COMPLETED', amount: 10_000, partyIdentifier: '22890123456' },
        { transferId: ids[1], status: 'COMPLETED', amount: 5_000, partyIdentifier: '22890654321' },
      ],
    });
    expect(await moneyOf(maker, 'ACC-123456789')).toEqual({
      balance: before.balance - 15_000,
      reserved: before.reserved,
      available: before.available - 15_000,
      settled: before.settled + 15_000,
    });
  });
});

describe('a bulk in which everything goes wrong that can', () => {
  /** Ending of the payee, what becomes of it, and under which code. */
  const fates = [
    [wellEnding, 'COMPLETED', null],
    ['404', 'FAILED', 'TRF-E3204'],
    ['513', 'FAILED', 'TRF-E5103'],
    ['303', 'FAILED', 'TRF-E3303'],
    ['515', 'FAILED', 'TRF-E5105'],
    ['520', 'FAILED', 'TRF-E5200'],
    ['500', 'FAILED', 'TRF-EABORTED'],
    ['602', 'FAILED', 'TRF-EABORTED'],
    ['601', 'COMPLETED', null],
    ['604', 'COMPLETED', null],
    ['606', 'COMPLETED', null],
    ['607', 'COMPLETED', null],
    ['777', 'COMPLETED', null],
    ['296', 'COMPLETED', null],
    ['299', 'PENDING', null],
    ['298', 'PENDING', null],
    ['603', 'PENDING', null],
    ['605', 'PENDING', null],
    ['608', 'PENDING', null],
    ['297', 'PENDING', null],
    [wellEnding, 'COMPLETED', null],
  ] as const;
  const rows = somePayments(fates.map(([ending], i) => ({ ending, amount: 1_000 + 7 * i })));
  const rowsOf = (status: string) => rows.filter((_, i) => fates[i]?.[1] === status);
  let account: string;
  let bulkId: string;

  test('each row ends as it should, and the stream says that some need a person', async () => {
    account = await openAccount(admin, 1_000_000);
    bulkId = await createBulk(maker, account, rows);

    const stream = await maker(`/api/bulk-transfers/${bulkId}/stream`);
    const events = await readWholeStream(stream);

    expect(events.at(-1)).toMatchObject({
      event: 'error',
      data: { code: 'TRF-U01', attention: 6, state: 'PROCESSING', completed: 8, failed: 7 },
    });
    const bulk = await statusOf(maker, bulkId);
    expect(bulk).toMatchObject({ state: 'PROCESSING', attention: 6, total: 21 });
    expect(
      bulk.transfers.map(({ status, error }, i) => [rows[i]?.ending, status, error?.code ?? null]),
    ).toEqual(fates);
    expect(await getJson(maker, `/api/runs/${bulkId}`)).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 21, created: 8, rejected: 7, set_aside: 6 },
    });
  }, 120_000);

  test('to the unit: settled what was paid, reserved what nobody knows, the rest available', async () => {
    const [settled, reserved] = [sumOf(rowsOf('COMPLETED')), sumOf(rowsOf('PENDING'))];
    const money = { available: 1_000_000 - settled - reserved, reserved, settled };

    expect(await moneyOf(maker, account)).toEqual({ ...money, balance: 1_000_000 - settled });
    expect(await checkLedger(maker, account)).toMatchObject({
      ...money,
      sums: { fund: 1_000_000, reserve: sumOf(rows), settle: settled, correction: 0 },
    });
    expect(await paidTo(rowsOf('COMPLETED'))).toEqual(paidOnce(rowsOf('COMPLETED')));
    expect((await paidTo(rowsOf('FAILED'))).flat()).toEqual([]);
  });

  test('an approver finds out what became of the rest: nothing is reserved any more', async () => {
    // Of those that nobody knew the fate of the scheme credited one payee (297), and no other.
    const outcomes = rowsOf('PENDING').map((row) => ({
      row,
      outcome: row.ending === '297' ? 'COMPLETED' : 'FAILED',
    }));
    for (const { row, outcome } of outcomes) {
      const answer = await approver(
        `/api/bulk-transfers/${bulkId}/transfers/${row.transferId}/resolve`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ outcome, evidence: 'Statement of the scheme, line 12' }),
        },
      );
      expect(answer.status, await answer.clone().text()).toBe(200);
    }

    const bulk = await endOfBulk(maker, bulkId);

    expect(bulk).toMatchObject({ state: 'PARTIALLY_COMPLETED', completed: 9, failed: 12 });
    const paid = [...rowsOf('COMPLETED'), ...rows.filter(({ ending }) => ending === '297')];
    expect(await checkLedger(maker, account)).toMatchObject({
      reserved: 0,
      settled: sumOf(paid),
      available: 1_000_000 - sumOf(paid),
    });
    expect(await paidTo(rows.filter(({ ending }) => ending === '297'))).toEqual([['1133']]);
    const { doubleCredits, doublePayments, calls } = await scheme.ledger();
    expect({ doubleCredits, doublePayments, overlapping: calls.overlapping }).toEqual({
      ...{ doubleCredits: 0, doublePayments: 0, overlapping: 0 },
    });
  });

  test('the result as CSV tells each row, in the words of its reader', async () => {
    const asked = await maker(`/api/bulk-transfers/${bulkId}/result.csv`, {
      headers: { accept: 'application/json', 'accept-language': 'fr' },
    });
    const { url } = (await asked.json()) as { url: string };
    const csv = await (await fetch(url)).text();

    const [head, ...lines] = csv.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(head).toMatch(/^ligne;transferId;partyIdType;partyIdentifier;nom_complet;montant;/);
    expect(lines.map((line) => line.split(';').slice(0, 8))).toEqual(
      rows.map(({ transferId, payee, amount, ending }, i) => [
        ...[String(i + 2), transferId, 'ACCOUNT_ID', payee, '', String(amount), 'XOF'],
        fates[i]?.[1] === 'COMPLETED' || ending === '297' ? 'COMPLETED' : 'FAILED',
      ]),
    );
  });

  test('no name, number or amount of a payee in its journal', async () => {
    const told = JSON.stringify(await journalOf(maker, bulkId));

    for (const { payee } of rows) expect(told).not.toContain(payee);
    expect(told).not.toContain('Ama Test');
  });
});

describe('what failed and may succeed is tried again', () => {
  test('once, however often it is asked for, under new ids', async () => {
    const rows = somePayments([
      { ending: wellEnding, amount: 1_100 },
      { ending: '404', amount: 1_200 },
      { ending: wellEnding, amount: 1_300 },
    ]);
    const [, , last] = rows;
    const account = await openAccount(admin, 10_000);
    // Expired at the first attempt; nothing stands in the way of a second one.
    await scheme.arm({
      kind: 'scenario',
      scenario: '303',
      payee: String(last?.payee),
      call: 'send',
      times: 1,
    });
    const first = await createBulk(maker, account, rows);
    expect(await endOfBulk(maker, first)).toMatchObject({
      state: 'PARTIALLY_COMPLETED',
      transfers: [
        { status: 'COMPLETED' },
        { error: { code: 'TRF-E3204' } },
        { error: { code: 'TRF-E3303' } },
      ],
    });

    const retry = () => maker(`/api/bulk-transfers/${first}/retry-failed`, { method: 'POST' });
    const ids = await Promise.all((await Promise.all([retry(), retry()])).map(idOf));

    expect(new Set(ids).size).toBe(1);
    const second = String(ids[0]);
    expect(await endOfBulk(maker, second)).toMatchObject({
      ...{ state: 'COMPLETED', total: 1, total_amount: 1_300, retry_of: first },
      transfers: [{ transferId: `${last?.transferId}~2`, status: 'COMPLETED', amount: 1_300 }],
    });
    expect((await statusOf(maker, first)).transfers.map(({ retriedBy }) => retriedBy)).toEqual([
      ...[null, null, second],
    ]);
    expect(await paidTo(rows)).toEqual([['1100'], [], ['1300']]);
    expect(await checkLedger(maker, account)).toMatchObject({
      sums: { reserve: 4_900, settle: 2_400, release: 2_500 },
      ...{ available: 7_600, reserved: 0, settled: 2_400 },
    });
    expect((await retry()).status).toBe(201);
  });
});

describe('what stands in the way of a payment', () => {
  test('a bad row refuses the whole file: nothing is reserved, no id used up', async () => {
    const rows = wellPayments(3);
    const account = await openAccount(admin, 10_000);
    const bad = writePayments(rows).replace(',1002,', ',1002.50,');

    const refused = await sendBulk(maker, account, bad);

    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ findings: [{ row: 3, column: 'amount' }] });
    expect(await checkLedger(maker, account)).toMatchObject({ entries: 1, available: 10_000 });
    const corrected = await createBulk(maker, account, rows);
    expect(await endOfBulk(maker, corrected)).toMatchObject({ state: 'COMPLETED', completed: 3 });
    expect(await paidTo(rows)).toEqual([['1001'], ['1002'], ['1003']]);
  });

  test('the same rows again: 409, until it is said that it is meant', async () => {
    const account = await openAccount(admin, 10_000);
    const rows = wellPayments(2);
    const list = ['type_id,valeur_id,devise,montant'];
    for (const { payee, amount } of rows) list.push(`ACCOUNT_ID,${payee},XOF,${amount}`);
    const file = list.join('\n');
    await endOfBulk(maker, await idOf(await sendBulk(maker, account, file)));

    const again = await sendBulk(maker, account, file);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'TRF-D02' });
    const meant = await idOf(await sendBulk(maker, account, file, { confirm_duplicates: 'true' }));

    expect(await endOfBulk(maker, meant)).toMatchObject({ state: 'COMPLETED' });
    expect(await paidTo(rows)).toEqual([
      ['1001', '1001'],
      ['1002', '1002'],
    ]);
  });

  test('validate_only looks the payees up, and pays and reserves nothing', async () => {
    const rows = somePayments([
      { ending: wellEnding, amount: 1_500 },
      { ending: '404', amount: 1_600 },
    ]);
    const account = await openAccount(admin, 10_000);
    const { transfers: before } = await scheme.ledger();

    const id = await createBulk(maker, account, rows, { validate_only: 'true' });
    const bulk = await endOfBulk(maker, id);

    expect(bulk).toMatchObject({
      ...{ state: 'PARTIALLY_COMPLETED', validate_only: true },
      transfers: [
        { status: 'PENDING', phase: 'discovery', foundName: 'Ama Test' },
        { status: 'FAILED', error: { code: 'TRF-E3204' } },
      ],
    });
    expect(await checkLedger(maker, account)).toMatchObject({ entries: 1, available: 10_000 });
    expect((await scheme.ledger()).transfers).toBe(before);
    // No id is used up: the same file can be paid.
    const paid = await createBulk(maker, account, rows);
    expect(await endOfBulk(maker, paid)).toMatchObject({ completed: 1, failed: 1 });
  });
});

describe('what belongs to another country is not there', () => {
  test('neither its account nor its bulks', async () => {
    const account = await openAccount(admin, 10_000);
    const id = await createBulk(maker, account, wellPayments(1));
    const stranger = await signInAs('payment_maker', 'Togo');

    const refused = await sendBulk(stranger, account, writePayments(wellPayments(1)));

    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ title: 'payer account not found' });
    for (const path of [
      `/api/accounts/${account}`,
      `/api/accounts/${account}/ledger`,
      `/api/bulk-transfers/${id}/status`,
      `/api/bulk-transfers/${id}/stream`,
      `/api/bulk-transfers/${id}/result.csv`,
      `/api/runs/${id}`,
    ]) {
      expect((await stranger(path)).status, path).toBe(404);
    }
    expect((await openStream(stranger, id)).status).toBe(404);
    await endOfBulk(maker, id);
  });
});
