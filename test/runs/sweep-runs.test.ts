import { describe, expect, test } from 'vitest';
import { changeRun } from '../../shared/runs/change-run.ts';
import type { CodedMessage, Run } from '../../shared/runs/run.ts';
import { sweepRuns } from '../../shared/runs/sweep-runs.ts';
import { announcePair } from './a-pair.ts';
import { aRoad, bringToItsEnd, dropParcels, Killed, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

type State = 'running' | 'ended' | 'missing';

/** Executions as Step Functions would tell of them, by run; `unknown` makes the question fail. */
function sweep(road: Road, executions: Record<string, State | 'unknown'> = {}) {
  const stopped: string[] = [];
  const swept = sweepRuns({
    ...road.ports,
    async executionState(_, runId) {
      const state = executions[runId] ?? 'missing';
      if (state === 'unknown') throw new Error('throttled');
      return state;
    },
    stopExecution: async (_, runId) => {
      stopped.push(runId);
    },
    conclude: (runId: string, because: CodedMessage, mayEnd?: (run: Run) => boolean) =>
      road.conclude(runId, because, null, mayEnd),
  });
  return swept.then((result) => ({ ...result, stopped }));
}

const minutes = 60_000;
const told = { level: 'info', stage: null, code: 'RUN-FINDINGS', data: {} } as const;

/** What a run waits for comes through after the sweeper has looked at it. */
function answerAfterLook(road: Road, runId: string): void {
  const { read } = road.ports.runs;
  let isLookedAt = false;
  road.ports.runs.read = async (id) => {
    const run = await read(id);
    if (isLookedAt) return run;
    isLookedAt = true;
    await changeRun(road.runs, road.timing, runId, () => ({
      fields: { waitingFor: null, waitingUntil: null, status: 'PROCESSING', resumed: 1 },
      events: [told],
    }));
    return run;
  };
}

describe('the sweeper', () => {
  test('starts a run that was created and never started: it then goes its way', async () => {
    const road = aRoad();
    const key = 'drop/courses/parcels.csv';
    await road.files.put(key, aParcelFile(3));
    road.faults.add('before-start');
    await expect(road.adopt({ key, versionId: 'v1' })).rejects.toThrow(Killed);
    const [runId = ''] = await road.runs.listOpen(10);
    road.timing.advance(2 * minutes);

    expect((await sweep(road)).swept).toEqual([runId]);

    expect(road.started).toEqual([runId]);
    await bringToItsEnd(road, runId);
    expect((await road.conclude(runId))?.status).toBe('DONE');
  });

  test('ends a run whose files never came, with what had come in error/', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.adopt({ key: stat, versionId: undefined });
    road.timing.advance(60 * minutes);
    expect((await sweep(road)).swept).toEqual([]);
    road.timing.advance(1);

    expect((await sweep(road)).swept).toEqual([runId]);

    expect(await road.run(runId)).toMatchObject({
      status: 'ERROR',
      waitingFor: null,
      message: { code: 'CLM-F01', data: { names: ['export.xlsx'] } },
    });
    expect(await road.journal(runId)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      'CLM-F01',
      'RUN-STAGE-STARTED:conclude',
      'RUN-STAGE-ENDED:conclude',
      'RUN-ENDED',
    ]);
  });

  test('stops a stuck execution before it ends its run', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    road.timing.advance(21 * minutes);

    expect(await sweep(road, { [runId]: 'running' })).toEqual({ swept: [runId], stopped: [runId] });

    expect(await road.run(runId)).toMatchObject({
      status: 'ERROR',
      message: { code: 'RUN-STUCK', data: { minutes: 21 } },
    });
  });

  test('finishes an ending that broke off as it was written down', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await bringToItsEnd(road, runId);
    road.faults.add('conclude-before-end');
    await expect(road.conclude(runId)).rejects.toThrow(Killed);
    road.timing.advance(2 * minutes);

    await sweep(road, { [runId]: 'ended' });

    expect((await road.run(runId)).status).toBe('DONE');
  });

  test('a cancelled run whose execution was lost ends as cancelled', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    await road.cancel(runId);
    road.timing.advance(2 * minutes);

    await sweep(road, { [runId]: 'ended' });

    expect((await road.run(runId)).status).toBe('CANCELLED');
  });

  test('a run that holds something is not ended by a fault: it goes on in another execution', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    await changeRun(road.runs, road.timing, runId, () => ({
      fields: { holds: 'funds' },
      events: [{ level: 'info', stage: null, code: 'RUN-FINDINGS', data: {} }],
    }));
    await road.conclude(runId, { code: 'RUN-FAULT', data: {} });
    expect((await road.run(runId)).status).toBe('PROCESSING');
    road.timing.advance(2 * minutes);

    expect((await sweep(road, { [runId]: 'ended' })).swept).toEqual([runId]);

    expect(road.started).toEqual([runId, `${runId}.1`]);
    expect(await road.run(runId)).toMatchObject({ status: 'PROCESSING', resumed: 1 });
    expect(await road.journal(runId)).toContain('RUN-WENT-ON');
  });

  test('a run that nobody approved in time is cancelled by an execution of its own', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await changeRun(road.runs, road.timing, runId, () => ({
      fields: { waitingFor: 'approval', waitingUntil: '2026-03-05T12:00:00.000Z', holds: 'funds' },
      events: [{ level: 'info', stage: null, code: 'RUN-FINDINGS', data: {} }],
    }));
    road.timing.advance(30 * 24 * 60 * minutes);

    expect((await sweep(road)).swept).toEqual([runId]);

    expect(road.started).toEqual([runId, `${runId}.1`]);
    expect(await road.run(runId)).toMatchObject({
      status: 'PENDING',
      waitingFor: null,
      cancelRequested: true,
      resumed: 1,
    });
    expect((await road.journal(runId)).at(-1)).toBe('RUN-APPROVAL-LATE');
  });

  test('a run whose columns are chosen at the last moment is not ended', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await changeRun(road.runs, road.timing, runId, () => ({
      fields: { waitingFor: 'mapping', waitingUntil: '2026-03-09T12:00:00.000Z' },
      events: [told],
    }));
    road.timing.advance(30 * 24 * 60 * minutes);
    answerAfterLook(road, runId);

    await sweep(road);

    expect(await road.run(runId)).toMatchObject({ status: 'PROCESSING', ending: null });
  });

  test('a run that is approved at the last moment is left as it is', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await changeRun(road.runs, road.timing, runId, () => ({
      fields: { waitingFor: 'approval', waitingUntil: '2026-03-05T12:00:00.000Z', holds: 'funds' },
      events: [told],
    }));
    road.timing.advance(30 * 24 * 60 * minutes);
    answerAfterLook(road, runId);

    expect((await sweep(road)).swept).toEqual([]);

    expect(await road.run(runId)).toMatchObject({ cancelRequested: false, resumed: 1 });
    expect(road.started).toEqual([runId]);
  });

  test('swept again, nothing is left to do', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, aParcelFile(3));
    await road.receive(runId);
    road.timing.advance(2 * minutes);
    await sweep(road, { [runId]: 'ended' });
    const ended = await road.run(runId);

    expect((await sweep(road, { [runId]: 'ended' })).swept).toEqual([]);
    expect(await road.run(runId)).toEqual(ended);
  });

  test('one run that cannot be swept does not keep the others from it, and is told of', async () => {
    const road = aRoad();
    const first = await dropParcels(road, aParcelFile(3));
    await road.receive(first);
    road.timing.advance(1_000);
    const second = await dropParcels(road, aParcelFile(2));
    await road.receive(second);
    road.timing.advance(2 * minutes);

    await expect(sweep(road, { [first]: 'unknown', [second]: 'ended' })).rejects.toThrow(
      'runs not swept: 1',
    );

    expect((await road.run(second)).status).toBe('ERROR');
    expect((await road.run(first)).status).toBe('PROCESSING');
  });
});
