import { afterEach, describe, expect, test } from 'vitest';
import { createSchemeAdapter } from '../../../functions/transfers/scheme-adapter.http.ts';
import { startSimulator } from '../../../local/simulator/start-simulator.ts';
import { anOrder } from './an-order.ts';
import { createTimersByHand } from './timers-by-hand.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of ending.splice(0)) await stop();
});

/** `waitMs`: how long our client waits for a POST at most. */
async function start(options: Parameters<typeof startSimulator>[0] = {}, waitMs = 20_000) {
  const simulator = await startSimulator({ phaseTimeoutMs: 50, ...options });
  ending.push(simulator.stop);
  const rest = { concurrency: 1, resendsMax: 3, attentionAfterMs: 1000 };
  const policy = { phaseTimeoutMs: 0, marginMs: waitMs, ...rest };
  return { simulator, adapter: createSchemeAdapter({ url: simulator.url, policy }) };
}

const anOrderTo = (identifier: string) =>
  anOrder({ uuid: crypto.randomUUID(), payee: { type: 'MSISDN', identifier } });
const committed = { kind: 'state', transferState: 'COMMITTED' };
const notThere = { kind: 'code', code: '3208' };

describe('two calls at once', () => {
  test('under one id: both hear 3106, and it is paid once', async () => {
    const timers = createTimersByHand();
    const { simulator, adapter } = await start({ timers, latencyMs: 60 });
    const order = anOrderTo('22890020111');
    const answers = [adapter.send(order), adapter.send(order)];
    for (const _phase of ['look-up', 'quote']) {
      await timers.untilWaiting(2);
      timers.advance(20);
    }
    expect(await Promise.all(answers)).toMatchObject([
      { kind: 'code', code: '3106' },
      { kind: 'code', code: '3106' },
    ]);
    timers.advance(20);
    expect(simulator.transfer(order.uuid)?.state).toBe('COMMITTED');
    expect(simulator.ledger()).toMatchObject({
      ...{ duplicatePrepares: 1, doubleCredits: 0, paid: { 22890020111: ['10000'] } },
      calls: { send: 2, overlapping: 1 },
    });
  });

  test('for one payee are counted, and wedge it where it is told to', async () => {
    const timers = createTimersByHand();
    const { simulator, adapter } = await start({ timers, latencyMs: 60, wedges: true }, 500);
    const orders = [anOrderTo('22890020111'), anOrderTo('22890020111')];
    const both = Promise.all(orders.map((order) => adapter.send(order)));
    await timers.untilWaiting(2);
    expect(simulator.ledger().calls.overlapping).toBe(1);
    await both;
    expect(await adapter.send(anOrderTo('22890040111'))).toEqual({
      kind: 'no-answer',
      because: 'timeout',
    });
    expect((await fetch(`${simulator.url}/`)).status).toBe(200);
    simulator.reset();
    expect(simulator.ledger().calls).toEqual({ send: 0, ask: 0, discover: 0, overlapping: 0 });
    const asking = adapter.ask(crypto.randomUUID());
    await timers.untilWaiting(1);
    timers.advance(20);
    expect(await asking).toMatchObject(notThere);
  });
});

describe('faults', () => {
  test('hang: nothing is done and no answer comes, as often as armed', async () => {
    const { simulator, adapter } = await start({}, 200);
    simulator.arm({ kind: 'hang', times: 1 });
    const order = anOrderTo('22890000111');
    expect(await adapter.send(order)).toEqual({ kind: 'no-answer', because: 'timeout' });
    expect(await adapter.ask(order.uuid)).toMatchObject(notThere);
    expect(await adapter.send(order)).toMatchObject(committed);
  });

  test.each([
    ['silence', 'timeout', committed],
    ['lose-answer', 'broken', committed],
    ['reset', 'broken', notThere],
  ] as const)('%s: %s, and afterwards', async (kind, because, afterwards) => {
    const { simulator, adapter } = await start({}, 300);
    simulator.arm({ kind, call: 'send' });
    const order = anOrderTo('22890000111');
    expect(await adapter.send(order)).toEqual({ kind: 'no-answer', because });
    expect(await adapter.ask(order.uuid)).toMatchObject(afterwards);
  });

  test('of one payee leave the others alone, until they are taken away', async () => {
    const { simulator, adapter } = await start();
    simulator.arm({ kind: 'scenario', scenario: '515', payee: '22890000111' });
    expect(await adapter.send(anOrderTo('22890000111'))).toMatchObject({ code: '5105' });
    expect(await adapter.send(anOrderTo('22890000112'))).toMatchObject(committed);
    simulator.clearFaults();
    expect(await adapter.send(anOrderTo('22890000111'))).toMatchObject(committed);
  });

  test('status: a gateway answers in its place', async () => {
    const { simulator, adapter } = await start();
    simulator.arm({ kind: 'status', status: 502 });
    const answer = await adapter.send(anOrderTo('22890000111'));
    const message = 'upstream connect error';
    expect(answer).toEqual({ kind: 'unclear', status: 502, message, isForeign: true });
    expect(simulator.ledger().transfers).toBe(0);
  });

  test('refuse: nobody listens for a while, and nothing is forgotten', async () => {
    const { simulator, adapter } = await start();
    const order = anOrderTo('22890000111');
    await adapter.send(order);
    simulator.arm({ kind: 'refuse', ms: 300 });
    // Whoever armed it gets an answer first.
    await expect.poll(async () => (await adapter.ask(order.uuid)).kind).toBe('no-answer');
    await expect.poll(async () => (await adapter.ask(order.uuid)).kind).toBe('state');
  });
});

describe('its own addresses', () => {
  test('arm, tell and reset over HTTP', async () => {
    const { simulator, adapter } = await start();
    const call = async (method: string, path: string, body?: unknown) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(simulator.url + path, init);
      return [response.status, await response.json()];
    };
    const faults = [
      { kind: 'latency', ms: 5 },
      { kind: 'scenario', scenario: '401', times: 1 },
    ];
    expect(await call('POST', '/_faults', faults)).toEqual([200, { armed: 2 }]);
    expect((await call('POST', '/_faults', { kind: 'scenario', scenario: '999' }))[0]).toBe(422);
    const order = anOrderTo('22890000111');
    expect(await adapter.send(order)).toMatchObject({ code: '4001' });
    expect(await adapter.send(anOrderTo('22890000112'))).toMatchObject(committed);
    expect(await call('GET', '/_ledger')).toEqual([
      200,
      {
        transfers: 2,
        byState: { ABORTED: 1, COMMITTED: 1 },
        doubleCredits: 0,
        doublePayments: 0,
        duplicatePrepares: 0,
        creditedByCurrency: { XOF: '10000' },
        paid: { 22890000112: ['10000'] },
        calls: { send: 2, ask: 0, discover: 0, overlapping: 0 },
      },
    ]);
    expect(await call('GET', `/_transfer/${order.uuid}`)).toMatchObject([
      200,
      { state: 'ABORTED', errorCode: '4001', credits: 0 },
    ]);
    expect(await call('POST', '/_reset')).toEqual([200, {}]);
    expect(await call('GET', '/_ledger')).toMatchObject([200, { transfers: 0, paid: {} }]);
  });

  test('amounts are summed exactly', async () => {
    const { simulator, adapter } = await start();
    for (const [i, amount] of ['0.1', '0.2', '4.35', '0.0001', '90071992547409930'].entries()) {
      await adapter.send({ ...anOrderTo(`2289000011${i}`), currency: 'USD', amount });
    }
    expect(simulator.ledger().creditedByCurrency).toEqual({ USD: '90071992547409934.6501' });
  });

  test('whoever wants to call back hears of each end once', async () => {
    const heard: unknown[] = [];
    const { adapter } = await start({
      onFinal: ({ payee, state }) => heard.push([payee, state]),
    });
    for (const payee of ['22890000601', '22890000607', '22890000602', '22890000603']) {
      await adapter.send(anOrderTo(payee));
    }
    expect(heard).toEqual([
      ['22890000601', 'COMMITTED'],
      ['22890000607', 'COMMITTED'],
      ['22890000602', 'ABORTED'],
    ]);
  });
});
