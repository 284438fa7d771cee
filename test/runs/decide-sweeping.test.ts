import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/runs/run.ts';
import { decideSweeping } from '../../shared/runs/sweep-runs.ts';
import { aRun } from './a-run.ts';

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
    {
      run: { status: 'PENDING', waitingFor: 'approval', waitingUntil: '2026-03-02T11:59:59.999Z' },
      execution: 'missing',
      expected: { kind: 'expire' },
      why: 'nobody approved it',
    },
    // Runs that hold something are gone on with, never ended from outside.
    {
      run: { status: 'PROCESSING', holds: 'funds', updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'ended',
      expected: { kind: 'go-on', again: true },
      why: 'its execution ended and the funds are still held',
    },
    {
      run: { status: 'PROCESSING', holds: 'funds', updatedAt: '2026-03-02T11:59:00.000Z' },
      execution: 'missing',
      expected: { kind: 'go-on', again: false },
      why: 'who reserved the funds died before the execution began',
    },
    {
      run: { status: 'PROCESSING', holds: 'funds', updatedAt: '2026-03-02T11:39:00.000Z' },
      execution: 'running',
      expected: leave,
      why: 'silent because the scheme is, with the funds held: its own limits end the execution',
    },
    {
      run: {
        status: 'PROCESSING',
        holds: 'funds',
        ending: { status: 'DONE', counts: aRun().counts, message: null },
        updatedAt: '2026-03-02T11:59:00.000Z',
      },
      execution: 'ended',
      expected: lost,
      why: 'it knows how it ends already, so it is only concluded',
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
