import { describe, expect, test } from 'vitest';
import { newRun } from '../../shared/runs/new-run.ts';
import { readReplayWish, replayWishesOf } from '../../shared/runs/replay-points.ts';
import type { Run } from '../../shared/runs/run.ts';
import { aRun } from './a-run.ts';

const a = (fields: Partial<Run>) => aRun(fields);
const aNew = (dryRun: boolean) => {
  const { stages: _, ...seed } = aRun({ dryRun });
  return newRun(seed, [], new Date(0)).run;
};

describe('from where a run can be replayed', () => {
  test.each([
    { dryRun: false, points: ['start', 'failed', 'receive', 'read', 'settle'] },
    { dryRun: true, points: ['start', 'failed', 'receive', 'read', 'map'] },
  ])('dry run $dryRun: $points', ({ dryRun, points }) => {
    expect(replayWishesOf(aNew(dryRun))).toEqual(points);
  });

  test('of a bulk of payments only what failed is tried again', () => {
    expect(replayWishesOf(a({ domain: 'transfers' }))).toEqual(['failed']);
    expect(readReplayWish(a({ domain: 'transfers' }), 'start')).toBeUndefined();
  });

  test.each([
    { wish: 'start', means: 'start' },
    { wish: 'receive', means: 'start' },
    { wish: 'read', means: 'start' },
    { wish: 'failed', means: 'failed' },
    { wish: 'settle', means: 'settle' },
    { wish: 'map', means: undefined },
    { wish: 'compare', means: undefined },
    { wish: 'conclude', means: undefined },
  ] as const)('$wish of a real run means $means', ({ wish, means }) => {
    expect(readReplayWish(aNew(false), wish)).toBe(means);
  });

  test('a dry run is mapped again where a real one is settled', () => {
    expect(readReplayWish(aNew(true), 'map')).toBe('settle');
    expect(readReplayWish(aNew(true), 'settle')).toBeUndefined();
  });
});
