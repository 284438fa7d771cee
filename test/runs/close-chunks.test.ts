import { describe, expect, test } from 'vitest';
import type { CodedMessage } from '../../shared/runs/run.ts';
import { aRoad, dropParcels, Killed, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

const fault: CodedMessage = { code: 'RUN-FAULT', data: { error: 'Killed' } };

/** 250 parcels: one chunk of three groups. */
const rows = Array.from({ length: 250 }, (_, i) => `P${i};${i + 1}`);

async function readRoad() {
  const road = aRoad();
  const runId = await dropParcels(road, aParcelFile(rows));
  await road.receive(runId);
  const { manifestKey } = await road.read(runId);
  const [item] = road.manifest(manifestKey);
  if (item === undefined) throw new Error('nothing to settle');
  return { road, runId, item };
}

async function endAfterFault(road: Road, runId: string) {
  await road.conclude(runId, fault);
  return road.run(runId);
}

describe('a run that is ended early says what really is in the table', () => {
  test('groups that were written before their chunk was marked are counted', async () => {
    const { road, runId, item } = await readRoad();
    road.faults.add('settle-before-marker');
    await expect(road.settle(runId, item)).rejects.toThrow(Killed);

    const run = await endAfterFault(road, runId);

    expect(road.records.items.size).toBe(250);
    expect(run.counts).toEqual({
      read: 250,
      created: 250,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      setAside: 0,
    });
    // Nothing was left to do, so the fault is none for whoever sent the file.
    expect(run.status).toBe('DONE');
  });

  test('what was never written is set aside, and no late attempt writes it', async () => {
    const { road, runId, item } = await readRoad();
    road.faults.add('settle-before-groups');
    await expect(road.settle(runId, item)).rejects.toThrow(Killed);

    const run = await endAfterFault(road, runId);
    expect(await road.settle(runId, item)).toBe('run-has-ended');

    expect(run.status).toBe('ERROR');
    expect(run.counts.setAside).toBe(250);
    expect(road.records.items.size).toBe(0);
  });

  test('a rival that is still writing while the run is ended: table and counts agree', async () => {
    for (let delay = 0; delay < 40; delay += 1) {
      const { road, runId, item } = await readRoad();
      const settling = road.settle(runId, item).catch(() => 'failed');
      for (let tick = 0; tick < delay; tick += 1) await Promise.resolve();

      const run = await endAfterFault(road, runId);
      await settling;

      const { created, setAside } = run.counts;
      expect({ delay, created }).toEqual({ delay, created: road.records.items.size });
      expect(created + setAside).toBe(250);
    }
  });

  test('a cancelled run counts what was settled before', async () => {
    const { road, runId, item } = await readRoad();
    road.faults.add('settle-before-marker');
    await expect(road.settle(runId, item)).rejects.toThrow(Killed);
    await road.cancel(runId);

    await road.conclude(runId);

    const run = await road.run(runId);
    expect(run.status).toBe('CANCELLED');
    expect(run.counts.created).toBe(250);
  });
});
