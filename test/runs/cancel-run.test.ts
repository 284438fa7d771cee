import { describe, expect, test } from 'vitest';
import { announcePair } from './a-pair.ts';
import { aRoad, dropParcels, Killed } from './a-road.ts';
import { anEvent, aRun } from './a-run.ts';
import { aParcelFile } from './parcels.ts';

describe('a run is cancelled', () => {
  test('while it runs: what is settled stays, what is not is set aside', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(502));
    await road.receive(runId);
    const [first, second] = road.manifest((await road.read(runId)).manifestKey);
    if (first === undefined || second === undefined) throw new Error('two chunks');
    await road.settle(runId, first);

    const cancelling = await road.cancel(runId, 'awa@quai.example');

    expect(cancelling).toMatchObject({ kind: 'requested', run: { status: 'PROCESSING' } });
    expect(await road.settle(runId, second)).toBe('run-has-ended');
    const run = await road.conclude(runId);
    expect(run).toMatchObject({
      status: 'CANCELLED',
      message: { code: 'RUN-CANCELLED', data: {} },
      counts: { read: 502, created: 500, updated: 0, unchanged: 0, rejected: 0, setAside: 2 },
      progressPercent: 100,
    });
    expect(road.records.items.size).toBe(500);
    expect(run?.files[0]?.key).toBe(`error/2026/03/02/${runId}/parcels.csv`);
    const events = await road.runs.readEvents(runId, 0, 100);
    expect(events.filter(({ code }) => code === 'RUN-CANCEL-REQUESTED')).toMatchObject([
      { level: 'warning', stage: 'settle', data: { by: 'awa@quai.example' } },
    ]);
    expect(events.at(-1)).toMatchObject({ code: 'RUN-ENDED', data: { status: 'CANCELLED' } });
  });

  test('while it waits for its files: it is started to end itself', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.adopt({ key: stat, versionId: undefined });

    expect(await road.cancel(runId)).toMatchObject({
      kind: 'requested',
      run: { status: 'PENDING', waitingFor: null, waitingUntil: null },
    });

    expect(road.started).toEqual([runId]);
    expect(await road.receive(runId)).toEqual({ verdict: 'ended' });
    expect(await road.conclude(runId)).toMatchObject({
      status: 'CANCELLED',
      startedAt: null,
      counts: { read: 0, setAside: 0 },
    });
    expect(road.files.keys()[0]).toBe(`error/2026/03/02/${runId}/export.xlsx`);
  });

  test('before it began: it never begins', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));

    await road.cancel(runId);

    expect(await road.receive(runId)).toEqual({ verdict: 'ended' });
    expect((await road.conclude(runId))?.status).toBe('CANCELLED');
    expect(await road.journal(runId)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      'RUN-CANCEL-REQUESTED',
      'RUN-STAGE-STARTED:conclude',
      'RUN-STAGE-ENDED:conclude',
      'RUN-ENDED',
    ]);
  });

  test('while its file is received: it is not read', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    road.ports.faultPoint = async (point) => {
      if (point === 'receive-before-end') await road.cancel(runId);
    };
    await road.receive(runId);

    expect(await road.read(runId)).toMatchObject({ verdict: 'ended', manifestKey: '' });
    expect(await road.conclude(runId)).toMatchObject({ status: 'CANCELLED', counts: { read: 0 } });
  });

  test('twice: the second finds the first, and both are told so', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    const first = await road.cancel(runId, 'awa@quai.example');

    expect(await road.cancel(runId, 'kofi@quai.example')).toEqual(first);

    const asked = (await road.journal(runId)).filter((code) => code === 'RUN-CANCEL-REQUESTED');
    expect(asked).toHaveLength(1);
  });

  test('a crash before its pipeline was started is made good by asking again', async () => {
    const road = aRoad();
    const { runId } = await announcePair(road);
    road.faults.add('before-start');
    await expect(road.cancel(runId)).rejects.toThrow(Killed);
    expect(road.started).toEqual([]);

    expect((await road.cancel(runId)).kind).toBe('requested');

    expect(road.started).toEqual([runId]);
  });

  test.each(['DONE', 'DONE_WITH_ERRORS', 'ERROR', 'CANCELLED'] as const)(
    'not when it has ended (%s)',
    async (status) => {
      const road = aRoad();
      await road.runs.create(aRun({ status }), [anEvent()]);

      expect(await road.cancel(aRun().id)).toEqual({ kind: 'ended-already', status });
      expect(await road.run(aRun().id)).toEqual(aRun({ status }));
      expect(road.started).toEqual([]);
    },
  );

  test('no such run', async () => {
    expect(await aRoad().cancel('run_unknown')).toEqual({ kind: 'missing' });
  });
});
