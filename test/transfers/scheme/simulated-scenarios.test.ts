import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSchemeAdapter } from '../../../functions/transfers/scheme-adapter.http.ts';
import { scenarios } from '../../../local/simulator/scenarios.ts';
import { type Simulator, startSimulator } from '../../../local/simulator/start-simulator.ts';
import type { SchemeAdapter } from '../../../shared/transfers/scheme-adapter.ts';
import { anOrder } from './an-order.ts';
import { nameless, recorded, recordingOf } from './recorded-scenarios.ts';
import { discoveryOf, readRecording } from './recordings.ts';
import { createTimersByHand } from './timers-by-hand.ts';

/** The simulator is held to what was measured: the same answers, seen through the same client. */
let simulator: Simulator;
let adapter: SchemeAdapter;
const timers = createTimersByHand();
const phaseTimeoutMs = 1000;

beforeAll(async () => {
  simulator = await startSimulator({ phaseTimeoutMs, timers });
  const patience = { concurrency: 1, resendsMax: 3, attentionAfterMs: 1000 };
  const policy = { phaseTimeoutMs, marginMs: 5000, ...patience };
  adapter = createSchemeAdapter({ url: simulator.url, policy });
});
afterAll(() => simulator.stop());
// Waits that an answer made needless are over too.
beforeEach(() => timers.stop());

const anId = () => {
  const uuid = crypto.randomUUID();
  return { uuid, homeTransactionId: `row-${uuid}` };
};
const orderTo = (identifier: string, changes: Parameters<typeof anOrder>[0] = {}) =>
  anOrder({ ...anId(), payee: { type: 'MSISDN', identifier }, ...changes });
/** Once a call waits, so many time-outs of a phase pass. */
const timeOut = async (timeouts = 1) => {
  await timers.untilWaiting(1);
  timers.advance(timeouts * phaseTimeoutMs);
};

test('every ending has its recording', () => {
  expect(Object.keys(recordingOf).sort()).toEqual([...Object.keys(scenarios), '111'].sort());
});

test.each(Object.entries(recordingOf))('%s as %o', async (ending, measured) => {
  const order = orderTo(`22890000${ending}`);
  const answer = adapter.send(order);
  if (measured.after !== undefined) await timeOut(measured.after);
  expect(nameless(await answer)).toEqual(recorded(measured.send));
  expect(nameless(await adapter.ask(order.uuid))).toEqual(recorded(measured.ask));
  timers.advance(phaseTimeoutMs);
  const askLater = measured.askLater ?? measured.ask;
  expect(nameless(await adapter.ask(order.uuid))).toEqual(recorded(askLater));
});

describe('look-ups', () => {
  test.each([
    ['22890123456', 'parties-ok'],
    ['22890001404', 'parties-not-found'],
    ['22890001299', 'parties-timeout'],
  ])('of %s as %s', async (identifier, name) => {
    const answer = adapter.discover({ type: 'MSISDN', identifier });
    if (identifier.endsWith('299')) await timeOut();
    expect(await answer).toEqual(discoveryOf(readRecording(name)));
  });
});

describe('the same order again', () => {
  test('under its id is never paid twice, and says 3106', async () => {
    const order = orderTo('22891508111');
    expect(await adapter.send(order)).toEqual(recorded('duplicate-1-first'));
    const again = 'duplicate-2-same-transferid-same-body';
    expect(await adapter.send(order)).toEqual(recorded(again));
    const other = 'duplicate-3-same-transferid-other-amount';
    expect(await adapter.send({ ...order, amount: '20000' })).toEqual(recorded(other));
    expect(await adapter.ask(order.uuid)).toEqual(recorded('duplicate-4-get-after'));
    expect(simulator.ledger().paid['22891508111']).toEqual(['10000']);
    expect(simulator.transfer(order.uuid)).toMatchObject({ prepares: 3, credits: 1 });
  });

  test('without its id is a second payment', async () => {
    const order = orderTo('22891509111', { homeTransactionId: 'tx-twice' });
    await adapter.send(order);
    await adapter.send({ ...order, uuid: crypto.randomUUID() });
    expect(simulator.ledger().paid['22891509111']).toEqual(['10000', '10000']);
    expect(simulator.ledger()).toMatchObject({ doublePayments: 1, doubleCredits: 0 });
  });

  test('is carried out once the switch is back', async () => {
    const order = orderTo('22890030111');
    simulator.arm({ kind: 'scenario', scenario: '605', payee: '22890030111', times: 1 });
    expect(await adapter.send(order)).toEqual(recorded('retry-after-503-1'));
    expect(await adapter.send(order)).toEqual(recorded('retry-after-503-2-same-transferid'));
    expect(simulator.ledger().paid['22890030111']).toEqual(['10000']);
  });
});

describe('what does not suit it', () => {
  const post = async (changes: object, left: readonly string[] = []) => {
    const body: Record<string, unknown> = {
      homeTransactionId: 'bulk-1/row-1',
      transferId: crypto.randomUUID(),
      from: { idType: 'MSISDN', idValue: '123456789' },
      to: { idType: 'MSISDN', idValue: '22891511111' },
      ...{ amountType: 'SEND', currency: 'XOF', amount: '10000', transactionType: 'TRANSFER' },
      ...changes,
    };
    for (const name of left) delete body[name];
    return postText(JSON.stringify(body));
  };
  const postText = async (body: string) => {
    const response = await fetch(`${simulator.url}/transfers`, { method: 'POST', body });
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

  test('and what the real one wrongly accepts is accepted', async () => {
    const taken = [{ amount: '0' }, { amount: 10000 }, { amount: '100.5' }];
    const statuses = taken.map(async (changes) => (await post(changes)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 200]);
  });

  test('an id that is no UUID: to send it times out, to ask is refused', async () => {
    const order = orderTo('22891510111', { uuid: 'tx-001' });
    const answer = adapter.send(order);
    await timeOut();
    expect(await answer).toEqual(recorded('post-transferid-not-a-uuid'));
    expect(await adapter.ask('tx-001')).toEqual(recorded('get-not-a-uuid'));
  });

  test('a name with an accent, which our client does not send', async () => {
    const from = { idType: 'MSISDN', idValue: '1', displayName: 'Coopérative' };
    expect(await post({ from })).toMatchObject({ status: 400 });
    expect(await adapter.send(orderTo('22891600111'))).toMatchObject({ kind: 'state' });
  });
});
