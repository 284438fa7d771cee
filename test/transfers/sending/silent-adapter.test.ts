import { describe, expect, test } from 'vitest';
import type { SchemeAnswer } from '../../../shared/transfers/scheme-adapter.ts';
import { recoverTransfers } from '../../../shared/transfers/sending/recover-transfers.ts';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import { bulkId } from '../a-bulk.ts';
import { aTransferIn } from '../a-transfer.ts';
import { aWorld, type World } from './a-world.ts';

const payee = { type: 'MSISDN', identifier: '221770000001', name: null };
const startedAt = Date.parse('2026-03-02T09:00:00.000Z');

async function sendAll(world: World): Promise<void> {
  for (let turns = 1; turns <= 60; turns += 1) {
    const turn = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    const { verdict, waitSeconds } = await world.timing.runUntil(turn);
    if (verdict === 'done') return;
    await world.timing.pass(waitSeconds * 1_000);
  }
  throw new Error('never done');
}

const gatewayPage: SchemeAnswer = {
  ...{ kind: 'unclear', status: 504, message: 'Gateway Time-out', isForeign: true },
};

describe('a POST that nobody answered', () => {
  test.each<{ answer: SchemeAnswer; why: string }>([
    { answer: { kind: 'no-answer', because: 'broken' }, why: 'the connection broke' },
    { answer: { kind: 'no-answer', because: 'timeout' }, why: 'we hung up' },
    { answer: gatewayPage, why: 'a gateway hung up' },
  ])('keeps its payee until its lease is over: $why', async ({ answer }) => {
    const world = aWorld({
      script: {
        scenarioOf: ({ homeTransactionId }) =>
          homeTransactionId.endsWith('-2')
            ? { becomes: 'COMMITTED', afterMs: 25_000, answer, answerAfterMs: 50 }
            : { becomes: 'COMMITTED', afterMs: 40 },
      },
    });
    await world.reserve({ rows: [{ payee }, { payee }] });
    await sendAll(world);

    const [first, second] = world.scheme.posts;
    expect(world.scheme.posts).toHaveLength(2);
    // A POST of 35 s, two questions of 15 s and a margin of 5 s.
    expect(second?.at).toBeGreaterThanOrEqual((first?.at ?? 0) + 70_000);
    expect(world.scheme.collisions).toEqual([]);
    expect(world.transfers().map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED']);
    expect((await world.account()).position.settledMinor).toBe(20_000n);
  });

  test('gives its payee back where no connection was made', async () => {
    const refused = { kind: 'no-answer', because: 'refused' } as const;
    const world = aWorld({
      script: { scenarioOf: () => ({ becomes: 'nothing', answer: refused, answerAfterMs: 1 }) },
    });
    await world.reserve({ rows: [{ payee }] });
    const turn = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    await world.timing.runUntil(turn);

    expect(world.store.everything().locks).toEqual([]);
  });
});

describe('a gateway before an adapter that is gone', () => {
  test('shuts the breaker as if nobody answered, and cannot open it', async () => {
    let isGone = true;
    const world = aWorld({
      policy: { concurrency: 1 },
      script: {
        scenarioOf: () =>
          isGone ? { becomes: 'nothing', answer: gatewayPage } : { becomes: 'COMMITTED' },
        askOf: () => ({ answer: isGone ? gatewayPage : 'true' }),
      },
    });
    await world.reserve({ rows: [{}, {}, {}] });
    const turn = () => sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    expect(await world.timing.runUntil(turn())).toEqual({ verdict: 'more', waitSeconds: 15 });
    expect(world.alarms).toEqual(['TRF-B01']);

    await world.timing.pass(15_000);
    expect(await world.timing.runUntil(turn())).toMatchObject({ verdict: 'more', waitSeconds: 30 });
    expect(world.scheme.posts).toHaveLength(1);

    isGone = false;
    await sendAll(world);
    expect(new Set(world.transfers().map(({ state }) => state))).toEqual(new Set(['COMPLETED']));
  });
});

describe('the recovery', () => {
  const ended = {
    status: 'DONE_WITH_ERRORS',
    ending: { status: 'DONE_WITH_ERRORS', counts: {}, message: null },
  } as never;

  test('tells a person after 24 hours also when nobody can be asked', async () => {
    const trying = { holder: 'another', until: '2026-03-09T09:00:00.000Z' };
    const world = aWorld({
      breaker: {
        ...{ kind: 'open', because: 'no-answer', tries: 9, trying },
        ...{ since: '2026-03-01T08:00:00.000Z', tryAt: '2026-03-01T08:00:00.000Z' },
      },
    });
    const { state, posts } = aTransferIn('UNKNOWN');
    const lost = { state, posts, lastPostAt: '2026-03-01T08:58:00.000Z' };
    const unknownSince = '2026-03-01T09:00:00.000Z';
    await world.reserve({ rows: [{ ...lost, unknownSince, nextAskAt: unknownSince }], run: ended });

    const due = recoverTransfers(world.ports, world.minutesFromNow(10));
    expect(await world.timing.runUntil(due)).toEqual({ due: 1 });

    expect(world.transfers()[0]).toMatchObject({
      ...{ state: 'UNKNOWN', needsAttention: true, nextAskAt: unknownSince, asks: 0 },
    });
    expect((await world.account()).position.reservedMinor).toBe(10_000n);
  });

  test('gets to its own however many of other bulks wait before them', async () => {
    const world = aWorld();
    const { state, posts, lastPostAt, unknownSince } = aTransferIn('UNKNOWN');
    const lost = { state, posts, lastPostAt, unknownSince, amountMinor: 1n };
    const older = { ...lost, nextAskAt: '2026-03-02T08:00:00.000Z' };
    await world.reserve({ bulkId: 'bulk-A', rows: Array.from({ length: 1_001 }, () => older) });
    const newer = { ...lost, nextAskAt: '2026-03-02T08:59:00.000Z' };
    await world.reserve({ bulkId: 'bulk-B', rows: [newer], run: ended });

    const due = recoverTransfers(world.ports, world.minutesFromNow(10));
    expect(await world.timing.runUntil(due)).toEqual({ due: 1 });

    expect(world.transfers('bulk-B')[0]?.asks).toBe(1);
    expect(world.timing.now().getTime()).toBeLessThan(startedAt + 60_000);
  });
});

test('without a lane the next turn comes after 20 s: a machine keeps 25,000 events', async () => {
  const until = '2026-03-02T10:00:00.000Z';
  const since = '2026-03-02T08:00:00.000Z';
  const rival = { holder: 'rival', place: 'bulk-R', lanes: 8, wanted: 8, since, until };
  const world = aWorld({ lanes: { holders: [rival] } });
  await world.reserve({ rows: [{}] });
  const turn = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
  expect(await world.timing.runUntil(turn)).toEqual({ verdict: 'more', waitSeconds: 20 });
});

test('the last row is sent again also while liquidity is tried', async () => {
  let posts = 0;
  const world = aWorld({
    breaker: {
      ...{ kind: 'open', because: 'no-liquidity', tries: 0, trying: null },
      ...{ since: '2026-03-02T08:59:00.000Z', tryAt: '2026-03-02T08:59:15.000Z' },
    },
    script: {
      scenarioOf: () => {
        posts += 1;
        return { becomes: 'COMMITTED' };
      },
    },
  });
  const { state, posts: before } = aTransferIn('UNKNOWN');
  const at = '2026-03-02T08:58:00.000Z';
  const lost = {
    state,
    posts: before,
    sentAt: at,
    lastPostAt: at,
    unknownSince: at,
    nextAskAt: at,
  };
  await world.reserve({ rows: [lost] });
  await sendAll(world);

  expect(posts).toBe(1);
  expect(world.transfers()[0]).toMatchObject({ state: 'COMPLETED', posts: 2 });
});
