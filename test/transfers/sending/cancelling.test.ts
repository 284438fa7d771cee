import { expect, test } from 'vitest';
import { changeRun } from '../../../shared/runs/change-run.ts';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import { bulkId } from '../a-bulk.ts';
import { aWorld } from './a-world.ts';

test('what was not sent when a cancellation was answered never is', async () => {
  const world = aWorld({ policy: { concurrency: 8 } });
  await world.reserve({ rows: Array.from({ length: 300 }, () => ({ amountMinor: 100n })) });
  const turn = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
  // The run is looked at every 2 s: in the middle of that.
  await world.timing.pass(500);
  await changeRun(world.ports.runs, world.timing, bulkId, () => ({
    fields: { cancelRequested: true },
    events: [{ level: 'info', stage: null, code: 'RUN-CANCEL-REQUESTED', data: {} }],
  }));
  const pending = world.transfers().filter(({ state }) => state === 'PENDING');
  expect(pending.length).toBeGreaterThan(100);

  expect(await world.timing.runUntil(turn)).toEqual({ verdict: 'done', waitSeconds: 0 });

  const rows = new Set(pending.map(({ row }) => row));
  for (const { row, state, posts, error } of world.transfers()) {
    if (rows.has(row)) expect([state, posts, error?.code]).toEqual(['FAILED', 0, 'TRF-C01']);
    else expect([state, posts]).toEqual(['COMPLETED', 1]);
  }
  const paid = BigInt(300 - pending.length) * 100n;
  expect((await world.account()).position).toMatchObject({
    reservedMinor: 0n,
    settledMinor: paid,
  });
  expect(world.store.commits.cancelled).toBeLessThan(3);
  expect(world.store.everything().locks).toEqual([]);
});
