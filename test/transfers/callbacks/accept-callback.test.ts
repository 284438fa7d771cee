import { describe, expect, test } from 'vitest';
import { createApi } from '../../../functions/runtime/http.ts';
import { bindCallbacks } from '../../../functions/transfers/bind-callbacks.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { signMessage } from '../../../shared/transfers/callbacks/sign-message.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { createFakeTransfersStore } from '../../fakes/transfers-store.ts';
import { call } from '../../http/an-event.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { aTransfer, aTransferIn, uuidOfRow } from '../a-transfer.ts';
import { anAccount, aPosition } from '../an-account.ts';
import { aPolicy } from '../life/a-policy.ts';
import { aKeyRing, aSigningKey, pairs } from './some-keys.ts';

const uuid = uuidOfRow(2);
const signer = await aSigningKey(pairs.switch);
const totals = someTotals({ total: 1, totalMinor: 10_000n });

/** A bulk of one transfer of 10,000 francs, whose funds are reserved unless it is final. */
async function aDesk(transfer: Transfer, run: Partial<Run> = {}) {
  const runs = createFakeRunStore();
  await runs.create(aBulkRun(run, 1), []);
  const store = createFakeTransfersStore(runs);
  const isFinal = transfer.completedAt !== null;
  const position = aPosition(
    !isFinal
      ? { reservedMinor: 10_000n }
      : transfer.state === 'COMPLETED'
        ? { settledMinor: 10_000n }
        : {},
  );
  const before = anAccount({ position, seq: 0 });
  await store.commit({ account: { before: undefined, after: before } });
  const counted = transfer.state === 'COMPLETED' ? { completed: 1 } : { failed: 1 };
  const bulk = aBulk({
    totals: isFinal ? { ...totals, ...counted } : totals,
    state: isFinal ? 'ended' : 'sending',
  });
  await store.commit({ bulk: { before: undefined, after: bulk } });
  const prepared = aTransfer();
  await store.prepare([prepared], { claims: true, free: new Set() });
  if (transfer.state !== 'PENDING') {
    await store.commit({ transfers: [{ before: prepared, after: { ...transfer, version: 2 } }] });
  }
  const alarms: string[] = [];
  const api = createApi(
    'transfers',
    bindCallbacks({
      store,
      runs,
      chunks: createFakeChunkStore(),
      timing: createFakeTiming('2026-03-02T09:05:00.000Z'),
      policy: aPolicy,
      newId: () => 'attempt',
      faultPoint: async () => {},
      alarm: (code) => alarms.push(code),
      keys: { read: aKeyRing },
    }),
    '',
  );
  const look = async () => ({
    transfer: await store.readTransfer({ bulkId, row: 2 }),
    bulk: await store.readBulk(bulkId),
    position: (await store.readAccount('ACC-123456789'))?.position,
    run: await runs.read(bulkId),
  });
  return { api, look, alarms };
}

interface Wish {
  readonly method?: 'POST' | 'PUT';
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the switch says, signed by it, as the gateway brings it. */
async function tell(
  { api }: Pick<Awaited<ReturnType<typeof aDesk>>, 'api'>,
  said: unknown,
  { method = 'PUT', path = `/transfers/${uuid}`, headers = {} }: Wish = {},
) {
  const body = new TextEncoder().encode(typeof said === 'string' ? said : JSON.stringify(said));
  const date = new Date('2026-03-02T09:05:00Z');
  const signed = await signMessage(signer, { method, path, date, body });
  const type = 'application/vnd.interoperability.transfers+json;version=1.1';
  return call(api, {
    method,
    path: `/api${path}`,
    claims: null,
    headers: { 'content-type': type, ...signed, ...headers },
    body,
  });
}

const error = (errorCode: string) => ({
  errorInformation: { errorCode, errorDescription: 'Said by the switch' },
});
const errorPath = { path: `/transfers/${uuid}/error` };
const concluded: Partial<Run> = {
  status: 'DONE_WITH_ERRORS',
  ending: { status: 'DONE_WITH_ERRORS', counts: aBulkRun().counts, message: null },
};

/** Being sent, by somebody who is alive: phases take 10 s, and there is a margin of 5 s. */
const sentAt = (time: string) =>
  aTransferIn('SENDING', {
    lastPostAt: `2026-03-02T${time}.000Z`,
    leaseUntil: '2026-03-02T09:05:00.001Z',
  });

test.each(['COMMITTED', 'ABORTED'])(
  '%s is left to whoever sent it, while the answer to that is due',
  async (transferState) => {
    const desk = await aDesk(sentAt('09:04:46'));
    const before = await desk.look();
    expect((await tell(desk, { transferState })).status).toBe(200);
    expect(await desk.look()).toEqual(before);
    expect(desk.alarms).toEqual([]);
  },
);

describe('COMMITTED', () => {
  test.each([
    ['late, whose sender is dead', aTransferIn('SENDING'), {}],
    ['whose sender has waited for longer than a phase takes', sentAt('09:04:45'), {}],
    ['when nobody knows any more what became of it', aTransferIn('UNKNOWN'), {}],
    ['late, after the end of the run', aTransferIn('UNKNOWN'), concluded],
  ])('settles a transfer %s', async (_when, transfer, run) => {
    const desk = await aDesk(transfer, run);
    expect((await tell(desk, { transferState: 'COMMITTED' })).status).toBe(200);
    const after = await desk.look();
    expect(after).toMatchObject({
      transfer: { state: 'COMPLETED', completedAt: '2026-03-02T09:05:00.000Z' },
      bulk: { state: 'ended', totals: { completed: 1, settledMinor: 10_000n } },
      position: { reservedMinor: 0n, settledMinor: 10_000n, availableMinor: 990_000n },
    });
    expect(after.run?.counts.created).toBe(run === concluded ? 0 : 1);
  });

  test('said again changes nothing', async () => {
    const desk = await aDesk(aTransferIn('UNKNOWN'));
    await tell(desk, { transferState: 'COMMITTED' });
    const before = await desk.look();
    expect((await tell(desk, { transferState: 'COMMITTED' })).status).toBe(200);
    expect(await desk.look()).toEqual(before);
    expect(desk.alarms).toEqual([]);
  });

  test('of a transfer that failed is refused, noted for a person, and moves nothing', async () => {
    const desk = await aDesk(aTransferIn('FAILED'));
    const answer = await tell(desk, { transferState: 'COMMITTED' });
    expect(answer).toMatchObject({ status: 409, json: { code: 'TRF-I01' } });
    expect(await desk.look()).toMatchObject({
      transfer: { state: 'FAILED', incident: { learnt: 'COMMITTED', by: 'callback' } },
      position: { availableMinor: 1_000_000n, settledMinor: 0n },
    });
    expect(desk.alarms).toEqual(['TRF-I01']);
  });

  test('of a transfer that was never sent is refused', async () => {
    const desk = await aDesk(aTransfer());
    expect(await tell(desk, { transferState: 'COMMITTED' })).toMatchObject({
      status: 409,
      json: { code: 'TRF-K04' },
    });
    expect(await desk.look()).toMatchObject({ transfer: { state: 'PENDING', version: 1 } });
  });
});

describe('ABORTED', () => {
  test('releases what was held', async () => {
    const desk = await aDesk(aTransferIn('UNKNOWN'));
    expect((await tell(desk, { transferState: 'ABORTED' })).status).toBe(200);
    expect(await desk.look()).toMatchObject({
      transfer: { state: 'FAILED' },
      bulk: { state: 'ended', totals: { failed: 1, releasedMinor: 10_000n } },
      position: { reservedMinor: 0n, settledMinor: 0n, availableMinor: 1_000_000n },
    });
  });

  test('after COMMITTED, in whatever order they were sent, is refused', async () => {
    const desk = await aDesk(aTransferIn('SENDING'));
    await tell(desk, { transferState: 'COMMITTED' });
    expect((await tell(desk, { transferState: 'ABORTED' })).status).toBe(409);
    expect(await desk.look()).toMatchObject({
      transfer: { state: 'COMPLETED', incident: { learnt: 'ABORTED' } },
      position: { settledMinor: 10_000n },
    });
  });
});

test.each(['RESERVED', 'RECEIVED'])('%s is taken in and changes nothing', async (transferState) => {
  const desk = await aDesk(aTransferIn('UNKNOWN'));
  const before = await desk.look();
  expect((await tell(desk, { transferState })).status).toBe(200);
  expect(await desk.look()).toEqual(before);
});

describe('an error', () => {
  test('is no proof: a transfer nobody knows the fate of is asked for now', async () => {
    const desk = await aDesk(aTransferIn('UNKNOWN', { nextAskAt: '2026-03-02T10:00:00.000Z' }));
    expect((await tell(desk, error('5103'), errorPath)).status).toBe(200);
    const after = await desk.look();
    expect(after).toMatchObject({
      transfer: {
        state: 'UNKNOWN',
        nextAskAt: '2026-03-02T09:05:00.000Z',
        error: { code: '5103', message: 'Said by the switch' },
      },
      position: { reservedMinor: 10_000n },
    });
    expect((await tell(desk, error('5103'), errorPath)).status).toBe(200);
    expect(await desk.look()).toEqual(after);
  });

  test.each([
    ['that is being sent: its sender asks', aTransferIn('SENDING'), '5103'],
    ['that failed', aTransferIn('FAILED'), '5103'],
    ['that was paid, of a code that may mean the request only', aTransferIn('COMPLETED'), '3106'],
  ])('changes nothing of a transfer %s', async (_which, transfer, code) => {
    const desk = await aDesk(transfer);
    const before = await desk.look();
    expect((await tell(desk, error(code), errorPath)).status).toBe(200);
    expect(await desk.look()).toEqual(before);
  });

  test('that is final contradicts a transfer that was paid', async () => {
    const desk = await aDesk(aTransferIn('COMPLETED'));
    expect((await tell(desk, error('5103'), errorPath)).status).toBe(409);
    expect(await desk.look()).toMatchObject({
      transfer: { state: 'COMPLETED', incident: { learnt: 'ABORTED' } },
    });
  });

  test('of a transfer that was never sent is refused', async () => {
    const desk = await aDesk(aTransfer());
    expect((await tell(desk, error('5103'), errorPath)).json).toMatchObject({ code: 'TRF-K04' });
  });
});

describe('forms', () => {
  const post = { method: 'POST', path: '/transfers' } as const;
  test.each([
    ['FSPIOP’s', { transferId: uuid, transferState: 'COMMITTED', fulfilment: 'abc' }],
    ['the id in capitals', { transferId: uuid.toUpperCase(), transferState: 'COMMITTED' }],
    [
      'the adapter’s',
      { transferId: uuid, fulfil: { body: { transferState: 'COMMITTED' } }, currentState: 'X' },
    ],
    [
      'the adapter’s final notification',
      {
        transferId: uuid,
        fulfil: { body: { transferState: 'RESERVED' } },
        finalNotification: { transferState: 'COMMITTED' },
      },
    ],
  ])('%s is understood by POST, with 202', async (_form, said) => {
    const desk = await aDesk(aTransferIn('SENDING'));
    expect((await tell(desk, said, post)).status).toBe(202);
    expect(await desk.look()).toMatchObject({ transfer: { state: 'COMPLETED' } });
  });

  test.each([
    ['no transfer', 'transferId', { transferState: 'COMMITTED' }],
    ['no state', 'transferState', { transferId: uuid }],
    ['a state that is none', 'transferState', { transferId: uuid, transferState: 'PAID' }],
    [
      'two states',
      'transferState',
      {
        transferId: uuid,
        transferState: 'COMMITTED',
        finalNotification: { transferState: 'ABORTED' },
      },
    ],
  ])('%s is refused', async (_what, field, said) => {
    const desk = await aDesk(aTransferIn('SENDING'));
    const answer = await tell(desk, said, post);
    expect(answer).toMatchObject({ status: 422, json: { code: 'TRF-K02' } });
    expect(answer.json.title).toContain(field);
    expect(await desk.look()).toMatchObject({ transfer: { state: 'SENDING' } });
  });

  test('another transfer in the body than in the address is refused', async () => {
    const desk = await aDesk(aTransferIn('SENDING'));
    const said = { transferId: uuidOfRow(3), transferState: 'COMMITTED' };
    expect((await tell(desk, said)).status).toBe(422);
  });

  test('what is no JSON is refused', async () => {
    expect((await tell(await aDesk(aTransferIn('SENDING')), '{')).status).toBe(400);
  });

  test('an id that nobody has is not found', async () => {
    const desk = await aDesk(aTransferIn('SENDING'));
    const path = `/transfers/${uuidOfRow(9)}`;
    expect(await tell(desk, { transferState: 'COMMITTED' }, { path })).toMatchObject({
      status: 404,
      json: { code: 'TRF-K03' },
    });
  });
});

describe('without a good signature nothing is read', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['none', { 'fspiop-signature': '' }],
    ['of another source', { 'fspiop-source': 'otherfsp' }],
    ['with another destination', { 'fspiop-destination': 'otherfsp' }],
  ])('%s', async (_what, headers) => {
    const desk = await aDesk(aTransferIn('SENDING'));
    const answer = await tell(desk, { transferState: 'COMMITTED' }, { headers });
    expect(answer).toMatchObject({ status: 401, json: { code: 'TRF-K01' } });
    expect(answer.json.title).not.toBe('');
    expect(await desk.look()).toMatchObject({ transfer: { state: 'SENDING', version: 2 } });
  });

  test('an error’s signature is none for the transfer itself', async () => {
    const desk = await aDesk(aTransferIn('SENDING'));
    const body = new TextEncoder().encode('{"transferState":"COMMITTED"}');
    const message = { method: 'PUT', ...errorPath, date: new Date(0), body } as const;
    const headers = await signMessage(signer, message);
    const answer = await call(desk.api, {
      method: 'PUT',
      path: `/api/transfers/${uuid}`,
      claims: null,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(answer.status).toBe(401);
  });

  test('nobody learns whether a transfer exists', async () => {
    const desk = await aDesk(aTransferIn('SENDING'));
    const [known, unknown] = await Promise.all(
      [uuid, uuidOfRow(9)].map((id) =>
        tell(desk, {}, { path: `/transfers/${id}`, headers: { 'fspiop-source': 'otherfsp' } }),
      ),
    );
    expect(known?.json).toEqual(unknown?.json);
  });
});

test('our public key is shown to everybody', async () => {
  const { api } = await aDesk(aTransferIn('SENDING'));
  const answer = await call(api, { path: '/api/transfers/keys', claims: null });
  expect(answer).toMatchObject({ status: 200, json: { keys: [{ kid: 'own-1', alg: 'RS256' }] } });
  expect(answer.text).not.toMatch(/"d"|"p"|PRIVATE/);
});
