import { describe, expect, test } from 'vitest';
import { recoverTransfers } from '../../../shared/transfers/sending/recover-transfers.ts';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import { codeAnswer, gatewayTimeout, type Scenario } from '../../fakes/scheme-adapter.ts';
import { bulkId } from '../a-bulk.ts';
import { aWorld, type World, type WorldOptions } from './a-world.ts';

const manyRows = (count: number, amountMinor = 10_000n) =>
  Array.from({ length: count }, () => ({ amountMinor }));

/** Turn after turn, as the state machine repeats the step; at most 60 of them. */
async function sendAll(world: World, id = bulkId): Promise<number> {
  for (let turns = 1; turns <= 60; turns += 1) {
    const turn = sendTurn(world.ports, id, world.minutesFromNow(10));
    const { verdict, waitSeconds } = await world.timing.runUntil(turn);
    if (verdict === 'done') return turns;
    await world.timing.pass(waitSeconds * 1_000);
  }
  throw new Error('never done');
}

const states = (world: World, id = bulkId) => world.transfers(id).map(({ state }) => state);

/** A world in which the n-th row (from 1) meets a scenario; the others are paid at once. */
function aWorldWhere(byRow: Record<number, Scenario>, options: WorldOptions = {}): World {
  return aWorld({
    ...options,
    script: {
      scenarioOf: ({ homeTransactionId }) => {
        const row = Number(homeTransactionId.split('-').at(-1)) - 1;
        return byRow[row] ?? { becomes: 'COMMITTED', afterMs: 40, answerAfterMs: 50 };
      },
      ...options.script,
    },
  });
}

describe('a bulk without trouble', () => {
  test('is paid, booked in few commits, and its run is concluded', async () => {
    const world = aWorld();
    await world.reserve({ rows: manyRows(25) });

    expect(await sendAll(world)).toBe(1);
    const run = await world.conclude(bulkId);

    expect(states(world)).toEqual(Array.from({ length: 25 }, () => 'COMPLETED'));
    expect((await world.account()).position).toEqual({
      availableMinor: 750_000n,
      reservedMinor: 0n,
      settledMinor: 250_000n,
      fundedMinor: 1_000_000n,
    });
    expect(await world.ledgerFaults()).toEqual([]);
    expect(run).toMatchObject({ status: 'DONE', counts: { read: 25, created: 25 } });
    expect((await world.bulk()).state).toBe('ended');
    expect(world.store.everything().locks).toEqual([]);
    expect(world.scheme.collisions).toEqual([]);
  });

  test('says how far its transfers came', async () => {
    const failed: Scenario = { becomes: 'nothing', answer: codeAnswer('3204') };
    const world = aWorldWhere({ 2: failed });
    await world.reserve({ rows: manyRows(3) });
    await sendAll(world);

    const stage = (await world.run()).stages.find(({ name }) => name === 'settle');
    expect(stage).toMatchObject({ status: 'DONE', in: 3, out: 2 });
    expect(stage?.parts).toEqual([
      { name: 'discovery', in: 3, out: 2 },
      { name: 'agreement', in: 2, out: 2 },
      { name: 'transfer', in: 2, out: 2 },
    ]);
    expect(await world.journal()).toEqual(['TRF-S01', 'RUN-PROGRESS', 'RUN-STAGE-ENDED']);
  });

  test('never has more calls in flight than the adapter takes, nor two for a payee', async () => {
    const world = aWorld({ policy: { concurrency: 3 } });
    const payee = { type: 'MSISDN', identifier: '221770000001', name: null };
    await world.reserve({ rows: manyRows(12).map((_, i) => (i % 3 === 0 ? { payee } : {})) });
    await sendAll(world);

    expect(world.scheme.inFlightMax).toBe(3);
    expect(world.scheme.collisions).toEqual([]);
    expect(new Set(states(world))).toEqual(new Set(['COMPLETED']));
  });

  test('two turns of it at once pay each row once', async () => {
    const world = aWorld();
    await world.reserve({ rows: manyRows(20) });
    const turn = () => sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    await world.timing.runUntil(Promise.all([turn(), turn()]));
    await sendAll(world);

    expect(world.scheme.posts).toHaveLength(20);
    expect(world.scheme.collisions).toEqual([]);
    expect((await world.conclude(bulkId))?.counts.created).toBe(20);
  });

  test('two bulks share the lanes, and the payees', async () => {
    const world = aWorld({ policy: { concurrency: 4 } });
    await world.reserve({ rows: manyRows(10) });
    await world.reserve({ bulkId: 'bulk-B', rows: manyRows(10) });
    await world.timing.runUntil(Promise.all([sendOne(world, bulkId), sendOne(world, 'bulk-B')]));

    expect(world.scheme.inFlightMax).toBe(4);
    expect(world.scheme.collisions).toEqual([]);
    expect(world.scheme.posts).toHaveLength(20);
    expect(await world.ledgerFaults()).toEqual([]);
  });
});

/** As `sendAll`, beside others. */
async function sendOne(world: World, id: string): Promise<void> {
  for (;;) {
    const { verdict, waitSeconds } = await sendTurn(world.ports, id, world.minutesFromNow(10));
    if (verdict === 'done') return;
    await world.timing.sleep(waitSeconds * 1_000);
  }
}

describe('what answers mean', () => {
  const lostCommit: Scenario = { becomes: 'COMMITTED', answer: gatewayTimeout };
  test.each<{ scenario: Scenario; ends: string; settled: bigint; posts: number; why: string }>([
    {
      scenario: lostCommit,
      ends: 'COMPLETED',
      settled: 10_000n,
      posts: 1,
      why: 'HTTP 504, but paid',
    },
    {
      scenario: { becomes: 'ABORTED', answer: codeAnswer('5105') },
      ends: 'FAILED',
      settled: 0n,
      posts: 1,
      why: 'refused, and GET says ABORTED',
    },
    {
      scenario: { becomes: 'nothing', answer: codeAnswer('3204') },
      ends: 'FAILED',
      settled: 0n,
      posts: 1,
      why: 'refused for good, and GET says 3208',
    },
    {
      scenario: { becomes: 'nothing', answer: { kind: 'bad-request', message: 'no' } },
      ends: 'FAILED',
      settled: 0n,
      posts: 1,
      why: 'HTTP 400',
    },
    {
      scenario: { becomes: 'COMMITTED', first: 'RESERVED', afterMs: 14_000, answerAfterMs: 10 },
      ends: 'COMPLETED',
      settled: 10_000n,
      posts: 1,
      why: 'RESERVED in the answer, committed 14 s later',
    },
  ])('$ends: $why', async ({ scenario, ends, settled, posts }) => {
    const world = aWorldWhere({ 1: scenario });
    await world.reserve({ rows: manyRows(1) });
    await sendAll(world);

    expect(states(world)).toEqual([ends]);
    expect((await world.account()).position).toMatchObject({
      reservedMinor: 0n,
      settledMinor: settled,
    });
    expect(world.scheme.posts).toHaveLength(posts);
  });

  test('a POST that never got there is sent again under the same id, not before it is old', async () => {
    const world = aWorld({
      script: {
        scenarioOf: (_, post) =>
          post === 1
            ? { becomes: 'nothing', answer: gatewayTimeout, answerAfterMs: 10 }
            : { becomes: 'COMMITTED' },
      },
    });
    await world.reserve({ rows: manyRows(1) });
    await sendAll(world);

    const [first, second] = world.scheme.posts;
    expect(second?.uuid).toBe(first?.uuid);
    // Three time-outs of 10 s and two margins of 5 s.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(40_000);
    expect(states(world)).toEqual(['COMPLETED']);
  });

  test('what nobody learns is set aside, and stays reserved until somebody does', async () => {
    let isKnown = false;
    const world = aWorldWhere(
      { 1: { becomes: 'RESERVED' } },
      {
        script: {
          askOf: () => ({
            answer: isKnown
              ? {
                  kind: 'state',
                  transferState: 'ABORTED',
                  facts: { phase: null, payeeReceives: null, payeeFee: null, payeeName: null },
                }
              : 'true',
          }),
        },
      },
    );
    await world.reserve({ rows: manyRows(2) });
    await sendAll(world);
    const run = await world.conclude(bulkId);

    expect(run).toMatchObject({ counts: { read: 2, created: 1, setAside: 1 } });
    expect(states(world)).toEqual(['UNKNOWN', 'COMPLETED']);
    expect((await world.account()).position.reservedMinor).toBe(10_000n);
    expect((await world.bulk()).state).toBe('sending');

    isKnown = true;
    await world.timing.pass(10 * 60_000);
    const recovered = recoverTransfers(world.ports, world.minutesFromNow(10));
    expect(await world.timing.runUntil(recovered)).toEqual({ due: 1 });

    expect(states(world)).toEqual(['FAILED', 'COMPLETED']);
    expect((await world.account()).position.reservedMinor).toBe(0n);
    expect((await world.bulk()).state).toBe('ended');
    expect(await world.ledgerFaults()).toEqual([]);
  });
});

describe('a bulk that is cancelled', () => {
  test('gives back what was never sent, without a call', async () => {
    const world = aWorld();
    await world.reserve({ rows: manyRows(200, 500n), run: { cancelRequested: true } });

    expect(await sendAll(world)).toBe(1);
    const run = await world.conclude(bulkId);

    expect(world.scheme.posts).toEqual([]);
    expect(run).toMatchObject({ status: 'CANCELLED', counts: { read: 200, setAside: 200 } });
    expect((await world.account()).position).toMatchObject({
      availableMinor: 1_000_000n,
      reservedMinor: 0n,
    });
    expect(world.transfers()[0]?.error?.code).toBe('TRF-C01');
  });

  test('a bulk that was rejected while it waited is taken back as well', async () => {
    const world = aWorld();
    await world.reserve({
      rows: manyRows(2),
      bulk: { state: 'awaiting-approval' },
      run: { cancelRequested: true },
    });
    await sendAll(world);
    expect(states(world)).toEqual(['FAILED', 'FAILED']);
  });

  test('one that nobody approved is never sent', async () => {
    const world = aWorld();
    await world.reserve({ rows: manyRows(1), bulk: { state: 'awaiting-approval' } });
    const turn = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    await expect(world.timing.runUntil(turn)).rejects.toThrow('not approved');
    expect(world.scheme.posts).toEqual([]);
  });
});

describe('an outage', () => {
  test('no answer at all: nothing more is sent, until a question is answered', async () => {
    let isDown = true;
    const world = aWorld({
      policy: { concurrency: 1 },
      script: {
        scenarioOf: () => ({ becomes: 'COMMITTED', ...(isDown ? { answer: 'hang' } : {}) }),
        askOf: () => ({ answer: isDown ? 'hang' : 'true' }),
      },
    });
    await world.reserve({ rows: manyRows(3) });
    const first = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    expect(await world.timing.runUntil(first)).toEqual({ verdict: 'more', waitSeconds: 15 });

    expect(states(world)).toEqual(['UNKNOWN', 'PENDING', 'PENDING']);
    expect(world.alarms).toEqual(['TRF-B01']);
    expect((await world.journal()).at(-1)).toBe('TRF-B01');

    await world.timing.pass(15_000);
    const second = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    expect(await world.timing.runUntil(second)).toMatchObject({ verdict: 'more', waitSeconds: 30 });
    expect(world.scheme.posts).toHaveLength(1);
    expect(world.alarms).toEqual(['TRF-B01', 'TRF-B01']);

    isDown = false;
    await sendAll(world);
    expect(states(world)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
    expect(await world.journal()).toContain('TRF-B03');
  });

  test('no liquidity: one single transfer goes first after the wait', async () => {
    let posts = 0;
    const world = aWorld({
      policy: { concurrency: 1 },
      script: {
        scenarioOf: () => {
          posts += 1;
          return posts <= 2
            ? { becomes: 'ABORTED', answer: codeAnswer('4001'), answerAfterMs: 10 }
            : { becomes: 'COMMITTED' };
        },
      },
    });
    await world.reserve({ rows: manyRows(5) });
    const turn = () => sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    expect(await world.timing.runUntil(turn())).toEqual({ verdict: 'more', waitSeconds: 15 });
    expect(posts).toBe(1);

    await world.timing.pass(15_000);
    expect(await world.timing.runUntil(turn())).toEqual({ verdict: 'more', waitSeconds: 30 });
    expect(posts).toBe(2);

    await sendAll(world);
    expect(states(world)).toEqual(['FAILED', 'FAILED', 'COMPLETED', 'COMPLETED', 'COMPLETED']);
    expect(world.alarms).toEqual(['TRF-B02', 'TRF-B02']);
  });
});

test('payees are only looked up: nothing is paid or held, the unclear is set aside', async () => {
  const world = aWorld({
    script: {
      discoverOf: (identifier) => {
        if (identifier.endsWith('003')) return { kind: 'not-found', message: 'Party not found' };
        if (identifier.endsWith('004')) return { kind: 'unclear', status: 500, message: 'Timeout' };
        return { kind: 'found', fspId: 'payeefsp', name: 'Ama Test' };
      },
    },
  });
  await world.reserve({ rows: manyRows(3), bulk: { validateOnly: true } });
  await sendAll(world);
  const run = await world.conclude(bulkId);

  expect(world.scheme.posts).toEqual([]);
  expect(states(world)).toEqual(['PENDING', 'FAILED', 'PENDING']);
  expect(run).toMatchObject({ counts: { read: 3, created: 1, rejected: 1, setAside: 1 } });
  expect((await world.account()).position.availableMinor).toBe(1_000_000n);
});

test('a turn ends in time, with everything that it began', async () => {
  const world = aWorld({
    script: { scenarioOf: () => ({ becomes: 'COMMITTED', afterMs: 3_000 }) },
  });
  await world.reserve({ rows: manyRows(300, 500n) });
  const deadline = world.minutesFromNow(2);
  const end = await world.timing.runUntil(sendTurn(world.ports, bulkId, deadline));

  expect(end).toEqual({ verdict: 'more', waitSeconds: 0 });
  expect(world.timing.now().getTime()).toBeLessThan(deadline.getTime());
  expect(new Set(states(world))).toEqual(new Set(['COMPLETED', 'PENDING']));
  expect(world.store.everything().locks).toEqual([]);
});
