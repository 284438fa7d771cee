import { describe, expect, test } from 'vitest';
import type { Run } from '../../../shared/runs/run.ts';
import type { BulkState, BulkTotals, Decision } from '../../../shared/transfers/bulk.ts';
import { publicStateOf } from '../../../shared/transfers/bulks/public-state.ts';
import { aBulk, aBulkRun, someTotals } from '../a-bulk.ts';

const done: Partial<Run> = { status: 'DONE_WITH_ERRORS' };
const cancelled: Partial<Run> = { status: 'CANCELLED', cancelRequested: true };
const stateOf = (
  state: BulkState,
  totals: Partial<BulkTotals> = {},
  run: Partial<Run> = {},
  decision: Decision | null = null,
) => publicStateOf(aBulk({ state, totals: someTotals(totals), decision }), aBulkRun(run));

const rejected: Decision = {
  kind: 'rejected',
  by: 'moussa.approver@quai.example',
  at: '2026-03-02T10:00:00.000Z',
  comment: 'Mauvais mois',
};

describe('before funds are reserved a bulk is as its run', () => {
  test.each([
    ['PENDING', 'PENDING'],
    ['PROCESSING', 'PROCESSING'],
    ['ERROR', 'FAILED'],
    ['CANCELLED', 'CANCELLED'],
  ] as const)('%s is %s', (status, state) => {
    expect(publicStateOf(undefined, aBulkRun({ status }))).toEqual({ state, attention: 0 });
    expect(stateOf('preparing', {}, { status }).state).toBe(state);
    expect(stateOf('refused', {}, { status }).state).toBe(state);
  });
});

describe('while it waits', () => {
  const waits: Partial<Run> = { status: 'PENDING', waitingFor: 'approval' };
  test('it awaits its approval', () => {
    expect(stateOf('awaiting-approval', {}, waits).state).toBe('AWAITING_APPROVAL');
  });
  test.each([
    ['rejected', {}, rejected],
    ['cancelled by the engine', { cancelRequested: true }, null],
  ] as const)('%s, it gives back what it holds', (_why, run, decision) => {
    expect(stateOf('awaiting-approval', {}, run, decision).state).toBe('PROCESSING');
  });
});

describe('unknown outcomes', () => {
  const unknown = { completed: 1, failed: 1 };
  test('need nobody while the run goes on', () => {
    expect(stateOf('sending', unknown)).toEqual({ state: 'PROCESSING', attention: 0 });
  });
  test('need somebody once the run has ended', () => {
    expect(stateOf('sending', unknown, done)).toEqual({ state: 'PROCESSING', attention: 1 });
  });
});

const endings: readonly [Partial<BulkTotals>, Partial<Run>, string, string][] = [
  [{ completed: 3 }, done, 'COMPLETED', 'all paid'],
  [{ completed: 1, failed: 2 }, done, 'PARTIALLY_COMPLETED', 'one paid'],
  [{ failed: 3 }, done, 'FAILED', 'none paid'],
  [{ cancelled: 3 }, cancelled, 'CANCELLED', 'cancelled before any was sent'],
  [{ failed: 1, cancelled: 2 }, cancelled, 'CANCELLED', 'cancelled, and what was sent failed'],
  [{ completed: 1, cancelled: 2 }, cancelled, 'PARTIALLY_COMPLETED', 'cancelled after one paid'],
  [{ completed: 3 }, cancelled, 'COMPLETED', 'cancelled when all had been sent and paid'],
];

describe('the end', () => {
  test.each(endings)('%j, %j: %s, %s', (totals, run, state) => {
    expect(stateOf('ended', totals, run)).toEqual({ state, attention: 0 });
  });

  test('comes only with the end of the run', () => {
    expect(stateOf('ended', { completed: 3 }).state).toBe('PROCESSING');
  });

  test('of a look-up is that of its run', () => {
    const bulk = aBulk({ state: 'ended', validateOnly: true, totals: someTotals({ failed: 3 }) });
    expect(publicStateOf(bulk, aBulkRun({ status: 'DONE_WITH_ERRORS' })).state).toBe(
      'PARTIALLY_COMPLETED',
    );
  });
});
