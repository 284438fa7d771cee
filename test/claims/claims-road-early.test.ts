import { describe, expect, test } from 'vitest';
import { accountedFor } from '../../shared/runs/decide-ending.ts';
import { aPair, conformClaims } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad, Killed } from './a-claims-road.ts';
import { actOn } from './claims-actions.ts';
import { claimItems } from './stored-claims.ts';

const fault = { code: 'RUN-FAULT', data: { step: 'settle' } };
/** 300 claims with an invoice each: two chunks. */
const { stat, recap } = conformClaims(1, 300);
const large = aPair([...stat, { id: 'X', claimed: '1' }], recap);

async function bringTo(road: ClaimsRoad, step: 'read' | 'compare' | 'gather'): Promise<string> {
  const runId = await road.send(large);
  await road.steps.receive(runId);
  await road.steps.read(runId);
  if (step === 'read') return runId;
  await road.steps.compare(runId);
  if (step === 'gather') await road.steps.gather(runId);
  return runId;
}

/** The law of the run, and that of each of its files. */
async function expectLaw(road: ClaimsRoad, runId: string): Promise<void> {
  const { counts, files } = await road.run(runId);
  expect(accountedFor(counts)).toBe(counts.read);
  const fields = ['created', 'updated', 'unchanged', 'rejected', 'setAside'] as const;
  for (const field of fields) {
    const ofFiles = files.reduce((sum, file) => sum + (file.counts?.[field] ?? 0), 0);
    expect([field, ofFiles]).toEqual([field, counts[field]]);
  }
}

describe('a session that ends early accounts for every row', () => {
  test.each(['read', 'compare'] as const)(
    'a fault that stays, after %s: nothing is written, every row is set aside',
    async (step) => {
      const road = aClaimsRoad();
      const runId = await bringTo(road, step);

      await road.steps.conclude(runId, fault);

      expect(await road.run(runId)).toMatchObject({
        status: 'ERROR',
        message: fault,
        counts: { read: 601, created: 0, rejected: 0, setAside: 601 },
      });
      await expectLaw(road, runId);
      expect(road.records.items.size).toBe(0);
    },
  );

  test('a fault that stays while settling: what is written counts, the rest is set aside', async () => {
    const road = aClaimsRoad();
    const runId = await bringTo(road, 'gather');
    const [first, second] = await road.chunks.readManifest(runId);
    if (first === undefined || second === undefined) throw new Error('two chunks');
    await road.steps.settleChunk(runId, first);
    // Of the second chunk some groups are written, and nobody was told.
    road.faults.add('settle-before-marker');
    await expect(road.steps.settleChunk(runId, second)).rejects.toThrow(Killed);

    await road.steps.conclude(runId, fault);

    const run = await road.run(runId);
    expect(run).toMatchObject({
      // All groups were written, so nothing is left to do: the fault is told, not suffered.
      status: 'DONE_WITH_ERRORS',
      counts: { read: 601, created: 600, rejected: 1, setAside: 0 },
    });
    await expectLaw(road, runId);
    expect(claimItems(road)).toHaveLength(300);
  });

  test('a late attempt at a chunk finds it closed, and writes nothing', async () => {
    const road = aClaimsRoad();
    const runId = await bringTo(road, 'gather');
    const [first, second] = await road.chunks.readManifest(runId);
    if (first === undefined || second === undefined) throw new Error('two chunks');
    await road.steps.settleChunk(runId, first);
    const written = claimItems(road).length;

    await road.steps.conclude(runId, fault);

    const run = await road.run(runId);
    expect(run).toMatchObject({ status: 'ERROR', counts: { read: 601, rejected: 1 } });
    expect(run.counts.created).toBe(written * 2);
    expect(run.tallies['claims_created']).toBe(written);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(300);
    await expectLaw(road, runId);
    expect(await road.steps.settleChunk(runId, second)).toBe('run-has-ended');
    expect(claimItems(road)).toHaveLength(written);
  });

  test('cancelled while it is compared: the map ends, nothing is gathered', async () => {
    const road = aClaimsRoad();
    const runId = await bringTo(road, 'read');
    await actOn(road).cancel(runId);
    await road.steps.compare(runId);

    expect(await road.steps.gather(runId)).toEqual({ verdict: 'ended', manifestKey: '' });
    await road.steps.conclude(runId);

    expect(await road.run(runId)).toMatchObject({
      status: 'CANCELLED',
      counts: { read: 601, setAside: 601 },
    });
    await expectLaw(road, runId);
  });

  test('cancelled while it settles: what is written stays, and can be imported again', async () => {
    const road = aClaimsRoad();
    const runId = await bringTo(road, 'gather');
    const [first] = await road.chunks.readManifest(runId);
    if (first === undefined) throw new Error('no chunk');
    await road.steps.settleChunk(runId, first);
    const written = claimItems(road).length;
    await actOn(road).cancel(runId);
    await road.steps.settle(runId);
    await road.steps.conclude(runId);
    await expectLaw(road, runId);

    const again = await road.drive(await road.send(large));

    expect(again.counts).toMatchObject({
      ...{ unchanged: written * 2, created: 600 - written * 2, rejected: 1 },
    });
    expect(claimItems(road)).toHaveLength(300);
  });

  test('its execution is lost between two steps: the sweeper ends it', async () => {
    for (const step of ['read', 'compare', 'gather'] as const) {
      const road = aClaimsRoad();
      const runId = await bringTo(road, step);
      road.timing.advance(60_000);

      expect((await actOn(road).sweep({ [runId]: 'ended' })).swept).toEqual([runId]);

      expect(await road.run(runId)).toMatchObject({
        status: 'ERROR',
        message: { code: 'RUN-LOST' },
      });
      await expectLaw(road, runId);
    }
  });

  test('silent for twenty minutes: stopped, and ended', async () => {
    const road = aClaimsRoad();
    const runId = await bringTo(road, 'compare');
    road.timing.advance(20 * 60_000 + 1);

    const { stopped } = await actOn(road).sweep({ [runId]: 'running' });

    expect(stopped).toEqual([runId]);
    expect((await road.run(runId)).message?.code).toBe('RUN-STUCK');
  });
});
