import { describe, expect, test } from 'vitest';
import { replayBulk } from '../../functions/runs/replays-of-domains.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { createFakeTransfersStore } from '../fakes/transfers-store.ts';
import { anEvent } from '../runs/a-run.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from './a-bulk.ts';
import { aTransferIn } from './a-transfer.ts';
import { maker } from './api/a-transfers-desk.ts';

async function aRig(error: string) {
  const runs = createFakeRunStore();
  const store = createFakeTransfersStore(runs);
  const run = aBulkRun({ status: 'DONE_WITH_ERRORS' }, 2);
  await runs.create(run, [anEvent({ runId: bulkId })]);
  const failed = aTransferIn('FAILED', { row: 3, error: { code: error, message: null } });
  const both = [aTransferIn('COMPLETED', { row: 2 }), failed];
  await store.prepare(both, { claims: false, free: new Set() });
  const totals = someTotals({ total: 2, completed: 1, failed: 1 });
  await store.commit({ bulk: { before: undefined, after: aBulk({ state: 'ended', totals }) } });
  const startPipeline = async () => {};
  return { run, ports: { runs, store, timing: createFakeTiming(), startPipeline } };
}

describe('a replay of a bulk', () => {
  test('tries its failed transfers again, by the rules of a retry', async () => {
    const { run, ports } = await aRig('5001');
    const replaying = await replayBulk(ports, run, maker, 'failed');
    expect(replaying).toMatchObject({
      kind: 'replayed',
      run: { kind: 'retry', replayOf: bulkId, files: [] },
    });
  });

  test.each(['start', 'read', 'settle'] as const)(
    'never begins at %s: money moves once',
    async (wish) => {
      const { run, ports } = await aRig('5001');
      expect(await replayBulk(ports, run, maker, wish)).toEqual({
        ...{ kind: 'no-such-point', wishes: ['failed'] },
      });
    },
  );

  test('of failures that need a correction there is nothing to try again', async () => {
    const { run, ports } = await aRig('3204');
    expect(await replayBulk(ports, run, maker, 'failed')).toEqual({ kind: 'nothing-rejected' });
  });
});
