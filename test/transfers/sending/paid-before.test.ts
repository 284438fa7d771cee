import { expect, test } from 'vitest';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import { codeAnswer, gatewayTimeout, type Scenario } from '../../fakes/scheme-adapter.ts';
import { aWorld, type World } from './a-world.ts';

const two = [{ amountMinor: 10_000n }, { amountMinor: 5_000n }];
const paid: Scenario = { becomes: 'COMMITTED', answerAfterMs: 10 };
const refused: Scenario = { becomes: 'ABORTED', answer: codeAnswer('5105'), answerAfterMs: 10 };

async function sendAll(world: World, id: string): Promise<void> {
  for (;;) {
    const turn = sendTurn(world.ports, id, world.minutesFromNow(10));
    const { verdict, waitSeconds } = await world.timing.runUntil(turn);
    if (verdict === 'done') return;
    await world.timing.pass(waitSeconds * 1_000);
  }
}

/** The switch says late that the first row of a bulk was paid after all. */
const hearOfRowTwo = (world: World, id: string) =>
  recordOutcomes(world.ports, id, [
    { row: 2, trigger: { kind: 'learnt', state: 'COMMITTED', by: 'callback' } },
  ]);
const ends = (world: World, id: string) =>
  world.transfers(id).map(({ state, error }) => [state, error?.code ?? null]);
/** The rows of the first bulk fail; what comes of those of its retries, a script says. */
const aWorldOf = (retried: (post: number) => Scenario) =>
  aWorld({
    script: {
      scenarioOf: ({ homeTransactionId }, post) =>
        homeTransactionId.startsWith('bulk-A') ? refused : retried(post),
    },
  });

test('a payment tried again is not made when the first try was paid after all', async () => {
  const world = aWorldOf(() => paid);
  await world.reserve({ bulkId: 'bulk-A', rows: two });
  await sendAll(world, 'bulk-A');
  await world.reserve({ bulkId: 'bulk-B', rows: two, bulk: { retryOf: 'bulk-A' } });
  const { contradictions } = await hearOfRowTwo(world, 'bulk-A');
  expect(contradictions).toHaveLength(1);

  await sendAll(world, 'bulk-B');

  expect(ends(world, 'bulk-B')).toEqual([
    ['FAILED', 'TRF-I02'],
    ['COMPLETED', null],
  ]);
  expect(world.scheme.posts).toHaveLength(3);
  expect((await world.account()).position).toMatchObject({
    ...{ availableMinor: 995_000n, reservedMinor: 0n, settledMinor: 5_000n },
  });
  expect(await world.conclude('bulk-B')).toMatchObject({
    ...{ status: 'DONE_WITH_ERRORS', counts: { read: 2, created: 1, rejected: 1 } },
  });
  expect(await world.ledgerFaults()).toEqual([]);
});

test('nor when it was the try before the last one', async () => {
  const world = aWorldOf(() => paid);
  await world.reserve({ bulkId: 'bulk-A', rows: two });
  await sendAll(world, 'bulk-A');
  const rows = two.slice(0, 1);
  const failed = { state: 'FAILED', error: { code: '5105', message: null } } as const;
  await world.reserve({
    ...{ bulkId: 'bulk-B', rows: [{ ...rows[0], ...failed }] },
    bulk: { retryOf: 'bulk-A', state: 'ended' },
  });
  await world.reserve({ bulkId: 'bulk-C', rows, bulk: { retryOf: 'bulk-B' } });
  await hearOfRowTwo(world, 'bulk-A');

  await sendAll(world, 'bulk-C');

  expect(ends(world, 'bulk-C')).toEqual([['FAILED', 'TRF-I02']]);
  expect(world.scheme.posts).toHaveLength(2);
});

test('nor is it sent once more when its own POST never arrived: a person decides', async () => {
  const world = aWorldOf(() => ({ becomes: 'nothing', answer: gatewayTimeout, answerAfterMs: 10 }));
  await world.reserve({ bulkId: 'bulk-A', rows: two });
  await sendAll(world, 'bulk-A');
  const rows = two.slice(0, 1);
  await world.reserve({ bulkId: 'bulk-B', rows, bulk: { retryOf: 'bulk-A' } });
  const heard = world.timing.sleep(1_000).then(() => hearOfRowTwo(world, 'bulk-A'));

  await sendAll(world, 'bulk-B');
  await heard;

  expect(ends(world, 'bulk-B')[0]?.[0]).toBe('UNKNOWN');
  expect(world.scheme.posts).toHaveLength(3);
});
