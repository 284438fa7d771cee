import { describe, expect, test } from 'vitest';
import type { CodedMessage, Run } from '../../shared/runs/run.ts';
import { decideSweeping, sweepRuns } from '../../shared/runs/sweep-runs.ts';
import { announcePair } from './a-pair.ts';
import { aRoad, bringToItsEnd, dropParcels, Killed, type Road } from './a-road.ts';
import { aRun } from './a-run.ts';
import { aParcelFile } from './parcels.ts';

const noon = new Date('2026-03-02T12:00:00.000Z');
const leave = { kind: 'leave' };
const start = { kind: 'start' };
const lost = { kind: 'end', stop: false, because: { code: 'RUN-LOST', data: {} } };

describe('what the sweeper does with a run that has not ended', () => {
  test.each([
    // Runs that wait.
    {
      run: { status: 'PENDING', waitingFor: 'files', waitingUntil: '2026-03-02T12:00:00.000Z' },
      execution: 'missing',
      expected: leave,
      why: 'it waits, to the last millisecond',
    },
    {
      run: { status: 'PENDING', waitingFor: 'files', waitingUntil: '2026-03-02T11:59:59.999Z' },
      execution: 'missing',
      expected: {
        kind: 'end',
        stop: false,
        because: { code: 'RUN-NEVER-CAME', data: { waiting_for: 'files' } },
      },
      why: 'its files never came',
    },
    {
      run: {
        status: 'PENDING',
        waitingFor: 'mapping',
        waitingUntil: '2026-03-09T12:00:00.000Z',
        updatedAt: '2026-03-02T06:00:00.000Z',
      },
      execution: 'missing',
      expected: leave,
      why: 'silent for hours, but somebody may answer for days',
    },
    {
      run: { status: 'PENDING', waitingFor: 'mapping', waitingUntil: null },
      execution: 'missing',
      expected: leave,
      why: 'it waits without end',
    },
    // Runs that should be under way.
    {
      run: { status: 'PENDING', updatedAt: '2026-03-02T11:59:00.001Z' },
      execution: 'missing',
      expected: leave,
      why: 'who created it may be about to start it',
    },
    {
      run: { status: 'PENDING', updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'missing',
      expected: start,
      why: 'nobody started it for a minute',
    },
    {
      run: { status: 'PENDING', updatedAt: '2026-03-02T11:50:00.000Z', cancelRequested: true },
      execution: 'missing',
      expected: start,
      why: 'cancelled, and nobody started it to end itself',
    },
    {
      run: { status: 'PENDING', updatedAt: '2026-03-02T11:50:00.000Z' },
      execution: 'running',
      expected: leave,
      why: 'it is about to begin',
    },
    {
      run: { status: 'PENDING', updatedAt: '2026-03-02T11:50:00.000Z' },
      execution: 'ended',
      expected: lost,
      why: 'its execution ended without beginning',
    },
    {
      run: { status: 'PROCESSING', updatedAt: '2026-03-02T11:40:00.000Z' },
      execution: 'running',
      expected: leave,
      why: 'silent for exactly as long as it may be',
    },
    {
      run: { status: 'PROCESSING', updatedAt: '2026-03-02T11:39:00.000Z' },
      execution: 'running',
      expected: {
        kind: 'end',
        stop: true,
        because: { code: 'RUN-STUCK', data: { minutes: 21 } },
      },
      why: 'silent for longer: stuck',
    },
    {
      run: { status: 'PROCESSING', updatedAt: '2026-03-02T11:59:30.000Z' },
      execution: 'ended',
      expected: leave,
      why: 'its last change may not be its last word',
    },
    {
      run: { status: 'PROCESSING', updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'ended',
      expected: lost,
      why: 'its execution ended without ending it',
    },
    {
      run: { status: 'PROCESSING', updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'missing',
      expected: lost,
      why: 'its execution is not known any more',
    },
    // Runs that went on after they waited for somebody.
    {
      run: { status: 'PROCESSING', resumed: 1, updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'missing',
      expected: start,
      why: 'it went on after it waited, and its execution was never started',
    },
    {
      run: { status: 'PROCESSING', resumed: 1, updatedAt: '2026-03-02T11:59:00.001Z' },
      execution: 'missing',
      expected: leave,
      why: 'whoever answered may be about to start it',
    },
    {
      run: { status: 'PROCESSING', resumed: 1, updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'ended',
      expected: lost,
      why: 'it went on, and its execution ended without ending it',
    },
    {
      run: { status: 'PENDING', waitingFor: 'mapping', waitingUntil: '2026-03-02T11:59:59.999Z' },
      execution: 'missing',
      expected: {
        kind: 'end',
        stop: false,
        because: { code: 'RUN-NEVER-ANSWERED', data: { waiting_for: 'mapping' } },
      },
      why: 'nobody answered',
    },
  ] as const satisfies readonly {
    run: Partial<Run>;
    execution: string;
    expected: object;
    why: string;
  }[])('$expected.kind: $why', ({ run, execution, expected }) => {
    const fields = { updatedAt: '2026-03-02T11:00:00.000Z', ...run };
    expect(decideSweeping(aRun(fields), execution, noon)).toEqual(expected);
  });
});

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
    conclude: (runId: string, because: CodedMessage) => road.conclude(runId, because),
  });
  return swept.then((result) => ({ ...result, stopped }));
}

const minutes = 60_000;

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
