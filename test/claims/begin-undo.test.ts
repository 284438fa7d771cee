import { describe, expect, test } from 'vitest';
import { changeRun } from '../../shared/runs/change-run.ts';
import { aPair, conformClaims } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad, Killed } from './a-claims-road.ts';
import { actOn, journalOf } from './claims-actions.ts';
import { claimItems } from './stored-claims.ts';

/** A session of 520 claims, more than a chunk holds, and the run that undoes it, received. */
async function anUndo() {
  const road = aClaimsRoad();
  const { stat, recap } = conformClaims(1, 520);
  const session = await road.drive(await road.send(aPair(stat, recap)));
  const undoing = await actOn(road).undo(session.id);
  if (undoing.kind !== 'undoing') throw new Error(undoing.kind);
  const { id } = undoing.run;
  await road.steps.receive(id);
  return { road, id, session };
}

describe('an undo begins', () => {
  test('the claims that its session wrote become chunks; it counts claims', async () => {
    const { road, id } = await anUndo();

    const answer = await road.steps.read(id);

    expect(answer).toEqual({
      verdict: 'undo',
      partitionsKey: '',
      manifestKey: road.chunks.keyOfManifest(id),
    });
    const manifest = await road.chunks.readManifest(id);
    expect(manifest.map(({ records }) => records)).toEqual([500, 20]);
    expect(await road.run(id)).toMatchObject({
      reading: { read: 520 },
      counts: { read: 520, rejected: 0, setAside: 0 },
      chunks: { total: 2, settled: 0 },
      stage: 'settle',
    });
  });

  test('its answer was lost: done again it says the same, and tells nothing twice', async () => {
    const { road, id } = await anUndo();
    const answer = await road.steps.read(id);
    const before = await road.run(id);

    expect(await road.steps.read(id)).toEqual(answer);
    expect(await road.run(id)).toEqual(before);
  });

  test('killed before it is said, and again while it settles: every claim is undone once', async () => {
    const { road, id } = await anUndo();
    road.faults.add('read-before-end');
    await expect(road.steps.read(id)).rejects.toThrow(Killed);
    await road.steps.read(id);
    road.faults.add('settle-after-group');
    await expect(road.steps.settle(id)).rejects.toThrow(Killed);
    await road.steps.settle(id);
    await road.steps.settle(id);

    await road.steps.conclude(id);

    expect(await road.run(id)).toMatchObject({
      status: 'DONE',
      counts: { read: 520, updated: 520, setAside: 0 },
      tallies: { claims_undone: 520 },
    });
    const items = claimItems(road);
    expect(new Set(items.map(({ state, version }) => `${state} ${version}`))).toEqual(
      new Set(['undone 2']),
    );
    expect((await journalOf(road, id)).filter((code) => code === 'CLM-UNDO-READ')).toHaveLength(1);
  });

  test.each([
    ['before it reads', (_road: ClaimsRoad, erase: () => Promise<void>) => erase()],
    [
      'while it reads',
      async ({ chunks }: ClaimsRoad, erase: () => Promise<void>) => {
        const { readRecordPart } = chunks;
        chunks.readRecordPart = async (key) => {
          const lines = await readRecordPart(key);
          await erase();
          return lines;
        };
      },
    ],
    [
      'and its results are being taken away',
      async ({ chunks }: ClaimsRoad, erase: () => Promise<void>) => {
        await erase();
        chunks.readRecordPart = async () => {
          throw new Error('NoSuchKey');
        };
      },
    ],
  ])('erased %s: it is refused whole, and no claim changes', async (_when, prepare) => {
    const { road, id, session } = await anUndo();
    await prepare(road, async () => {
      await changeRun(road.runs, road.timing, session.id, ({ files }) => ({
        fields: { files: files.map((file) => ({ ...file, erasedAt: '2026-05-01T09:00:00.000Z' })) },
        events: [{ level: 'warning', stage: null, code: 'CLM-FILE-ERASED', data: {} }],
      }));
    });

    expect((await road.steps.read(id)).verdict).toBe('refused');
    expect(await road.steps.read(id)).toMatchObject({ verdict: 'refused' });
    expect(await road.steps.conclude(id)).toMatchObject({
      status: 'ERROR',
      message: { code: 'CLM-U03', data: { run_id: session.id } },
    });
    const items = claimItems(road);
    expect(new Set(items.map(({ state, version }) => `${state} ${version}`))).toEqual(
      new Set(['active 1']),
    );
  });

  test('cancelled before it begins: nothing is undone', async () => {
    const { road, id } = await anUndo();
    await actOn(road).cancel(id);

    expect((await road.steps.read(id)).verdict).toBe('ended');
    expect((await road.steps.conclude(id))?.status).toBe('CANCELLED');
    expect(new Set(claimItems(road).map(({ state }) => state))).toEqual(new Set(['active']));
  });

  test('a run that undoes nothing is our bug', async () => {
    const road = aClaimsRoad();
    const id = await road.send([], { kind: 'undo' });
    await road.steps.receive(id);
    await expect(road.steps.read(id)).rejects.toThrow('undoes nothing');
  });
});
