import { describe, expect, test } from 'vitest';
import { confirmRun } from '../../shared/runs/confirm-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import { aCaller } from '../access/a-caller.ts';
import { aRoad, bringToItsEnd, dropParcels, Killed, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

/** A dry run of three parcels, of which one is there already and would be updated. */
async function aDryRun(road: Road, metadata: Record<string, string> = {}): Promise<Run> {
  road.records.items.set('P2', { id: 'P2', version: 4, weight: 7 });
  const runId = await dropParcels(road, aParcelFile(3), {
    metadata: { 'dry-run': 'true', country: 'Togo', ...metadata },
  });
  await bringToItsEnd(road, runId);
  const run = await road.conclude(runId);
  if (run === undefined) throw new Error('no run');
  return run;
}

const caller = aCaller('admin', { email: 'admin@quai.example' });

function confirm(road: Road, run: Run, diffHash = run.diffHash ?? '') {
  const readVersions = async (_: string, ids: readonly string[]) => {
    const items = await road.records.readMany(ids);
    return new Map([...items].map(([id, { version }]) => [id, version]));
  };
  return confirmRun({ ...road.ports, readVersions }, run, caller, diffHash);
}

describe('a dry run is confirmed', () => {
  test('it becomes a real run over the same file, of the same country and owner’s language', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);
    expect(dry).toMatchObject({
      status: 'DONE',
      counts: { read: 3, created: 2, updated: 1 },
      diffHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });

    const confirming = await confirm(road, dry);

    if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
    const { run } = confirming;
    expect(run).toMatchObject({
      status: 'PENDING',
      dryRun: false,
      replayOf: dry.id,
      countryCode: 'TG',
      createdBy: 'admin@quai.example',
      diffHash: null,
      files: [{ key: `processed/2026/03/02/${dry.id}/parcels.csv`, rows: null, counts: null }],
    });
    expect(run.id).not.toBe(dry.id);
    expect(road.started).toEqual([dry.id, run.id]);
    expect(run.stages.map(({ name }) => name)).toEqual(['receive', 'read', 'settle', 'conclude']);
  });

  test('and does what the dry run said, with its file left where it rests', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);
    const confirming = await confirm(road, dry);
    if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
    const before = road.files.keys();

    await bringToItsEnd(road, confirming.run.id);
    const real = await road.conclude(confirming.run.id);

    expect(real).toMatchObject({
      status: 'DONE',
      counts: { read: 3, created: 2, updated: 1, unchanged: 0, rejected: 0, setAside: 0 },
    });
    expect(road.records.items.get('P2')).toEqual({ id: 'P2', version: 5, weight: 10 });
    expect(road.files.keys()).toEqual(before);
  });

  test('confirmed twice, also at once, it is the same run', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);

    const told = await Promise.all([confirm(road, dry), confirm(road, dry)]);
    told.push(await confirm(road, dry));

    const ids = told.map((each) => (each.kind === 'confirmed' ? each.run.id : each.kind));
    expect(new Set(ids).size).toBe(1);
    expect(road.started).toEqual([dry.id, ids[0]]);
    expect(await road.journal(ids[0] ?? '')).toEqual(['RUN-CREATED']);
  });

  test('confirmed again after it ran, it is shown as it ended: its own changes are none', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);
    const first = await confirm(road, dry);
    if (first.kind !== 'confirmed') throw new Error(first.kind);
    await bringToItsEnd(road, first.run.id);
    const ended = await road.conclude(first.run.id);

    expect(await confirm(road, dry)).toEqual({ kind: 'confirmed', run: ended });
  });

  test('a crash before its pipeline was started is made good by confirming again', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);
    road.faults.add('before-start');
    await expect(confirm(road, dry)).rejects.toThrow(Killed);

    const confirming = await confirm(road, dry);

    if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
    expect(road.started).toEqual([dry.id, confirming.run.id]);
  });
});

describe('a dry run is not confirmed', () => {
  test('when another diff was shown', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);

    expect(await confirm(road, dry, '0'.repeat(64))).toEqual({ kind: 'diff-changed' });
    expect(road.started).toEqual([dry.id]);
  });

  test.each([
    { id: 'P2', version: 5, why: 'a record that it would update was updated' },
    { id: 'P1', version: 1, why: 'a record that it would create was created' },
  ])('when $why since', async ({ id, version }) => {
    const road = aRoad();
    const dry = await aDryRun(road);
    road.records.items.set(id, { id, version, weight: 8 });

    expect(await confirm(road, dry)).toEqual({ kind: 'diff-changed' });
    expect(road.started).toEqual([dry.id]);
  });

  test('when a record that it would update was deleted since', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);
    road.records.items.delete('P2');

    expect(await confirm(road, dry)).toEqual({ kind: 'diff-changed' });
  });

  test('but a change of a record that is not in its file does not matter', async () => {
    const road = aRoad();
    const dry = await aDryRun(road);
    road.records.items.set('P99', { id: 'P99', version: 3, weight: 8 });

    expect((await confirm(road, dry)).kind).toBe('confirmed');
  });

  test.each([
    { fields: { dryRun: false }, why: 'it was real' },
    { fields: { status: 'PROCESSING' as const }, why: 'it has not ended' },
    { fields: { status: 'ERROR' as const }, why: 'it ended in an error' },
    { fields: { status: 'CANCELLED' as const }, why: 'it was cancelled' },
  ])('when $why', async ({ fields }) => {
    const road = aRoad();
    const dry = await aDryRun(road);

    expect(await confirm(road, { ...dry, ...fields })).toEqual({ kind: 'not-a-test' });
    expect(road.started).toEqual([dry.id]);
  });
});

describe('what a confirmation is bound to', () => {
  test('the same differences have the same hash, others have another', async () => {
    const first = await aDryRun(aRoad());
    const same = await aDryRun(aRoad());
    const road = aRoad();
    road.records.items.set('P3', { id: 'P3', version: 1, weight: 10 });
    const other = await aDryRun(road);

    expect(same.diffHash).toBe(first.diffHash);
    expect(other.diffHash).not.toBe(first.diffHash);
  });
});
