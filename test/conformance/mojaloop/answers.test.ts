import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeOrder } from '../../../shared/transfers/scheme/write-order.ts';
import { anOrder } from '../../transfers/scheme/an-order.ts';
import { nameless, recorded, recordingOf } from '../../transfers/scheme/recorded-scenarios.ts';
import { discoveryOf, readRecording } from '../../transfers/scheme/recordings.ts';
import { policy, type Rig, startRig } from './rig/start-rig.ts';

/**
 * What our client makes of the real adapter's answers: the same as of those that were recorded, to
 * which the simulator is held as well (test/transfers/scheme).
 */
let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig?.stop());

const orderTo = (identifier: string, changes: Parameters<typeof anOrder>[0] = {}) =>
  anOrder({ uuid: crypto.randomUUID(), payee: { type: 'MSISDN', identifier }, ...changes });

/** An answer that comes twice can leave the adapter hanging; that is tried in outage.test.ts. */
const scenarios = Object.entries(recordingOf)
  .filter(([ending]) => ending !== '607')
  .map(([ending, measured]) => ({ ending, ...measured }));

test.concurrent.each(scenarios)('$ending as $send', async ({ ending, send, ask, askLater }) => {
  const order = orderTo(`22890000${ending}`);
  expect(nameless(await rig.scheme.send(order))).toEqual(recorded(send));
  expect(nameless(await rig.scheme.ask(order.uuid))).toEqual(recorded(ask));
  if (askLater === undefined) return;
  await sleep(policy.phaseTimeoutMs);
  expect(nameless(await rig.scheme.ask(order.uuid))).toEqual(recorded(askLater));
});

describe('look-ups', () => {
  test.concurrent.each([
    ['22890123456', 'parties-ok'],
    ['22890001404', 'parties-not-found'],
    ['22890001299', 'parties-timeout'],
  ])('of %s as %s', async (identifier, name) => {
    const found = await rig.scheme.discover({ type: 'MSISDN', identifier });
    expect(found).toEqual(discoveryOf(readRecording(name)));
  });
});

describe('the same order again', () => {
  test('under its id is never paid twice, and says 3106', async () => {
    const order = orderTo('22891508111');
    expect(await rig.scheme.send(order)).toEqual(recorded('duplicate-1-first'));
    const again = 'duplicate-2-same-transferid-same-body';
    expect(await rig.scheme.send(order)).toEqual(recorded(again));
    const other = 'duplicate-3-same-transferid-other-amount';
    expect(await rig.scheme.send({ ...order, amount: '20000' })).toEqual(recorded(other));
    expect(await rig.scheme.ask(order.uuid)).toEqual(recorded('duplicate-4-get-after'));
    expect(rig.hub.ledger.creditsByPayee().get('22891508111')).toEqual(['10000']);
  });

  test('without its id is a second payment: the id is what protects', async () => {
    const order = orderTo('22891509111', { homeTransactionId: 'tx-twice' });
    await rig.scheme.send(order);
    await rig.scheme.send({ ...order, uuid: crypto.randomUUID() });
    expect(rig.hub.ledger.creditsByPayee().get('22891509111')).toEqual(['10000', '10000']);
  });
});

describe('ids', () => {
  test('of a transfer that never was: 3208', async () => {
    expect(await rig.scheme.ask(crypto.randomUUID())).toEqual(recorded('get-unknown-3208'));
  });

  test('that are no UUID: to send times out, to ask is refused', async () => {
    const order = orderTo('22891510111', { uuid: 'tx-001' });
    expect(await rig.scheme.send(order)).toEqual(recorded('post-transferid-not-a-uuid'));
    expect(await rig.scheme.ask('tx-001')).toEqual(recorded('get-not-a-uuid'));
  });
});

describe('what does not suit it', () => {
  const post = async (changes: object, left: readonly string[] = []) => {
    const body: Record<string, unknown> = { ...writeOrder(orderTo('22891511111')), ...changes };
    for (const name of left) delete body[name];
    return postText(JSON.stringify(body));
  };
  const postText = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${rig.url}/transfers`, { method: 'POST', headers, body });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };

  test.each([
    [{ amount: '1.10', currency: 'USD' }, [], 'bad-amount-trailing-zero'],
    [{ currency: 'ZZZ' }, [], 'bad-currency'],
    [{}, ['homeTransactionId'], 'bad-missing-hometransactionid'],
  ])('%j without %j as %s', async (changes, left, name) => {
    expect(await post(changes, left)).toEqual(readRecording(name).response);
  });

  test('what is no JSON as bad-json', async () => {
    expect(await postText('{oops')).toEqual(readRecording('bad-json').response);
  });

  test('a name with an accent, which our client does not send', async () => {
    const from = { idType: 'MSISDN', idValue: '1', displayName: 'Coopérative' };
    expect(await post({ from })).toMatchObject({ status: 400 });
  });
});

test('what our client writes is taken: accents in a name, amounts with decimals', async () => {
  const displayName = 'Coopérative d’épargne';
  const payer = { type: 'MSISDN', identifier: '221770000001', displayName };
  const order = orderTo('22891600111', { payer, currency: 'USD', amount: '4.35' });
  expect(await rig.scheme.send(order)).toMatchObject({ kind: 'state', transferState: 'COMMITTED' });
  expect(rig.hub.ledger.creditsByPayee().get('22891600111')).toEqual(['4.35']);
});

test('the adapter takes this hub for one', () => {
  expect(rig.hub.refused).toEqual([]);
});
