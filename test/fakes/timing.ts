import type { Timing } from '../../shared/runs/timing.ts';

/** A clock that moves only by sleeping, and chance that always says the same. */
export function createFakeTiming(
  start = '2026-03-02T09:00:00.000Z',
): Timing & { advance(ms: number): void } {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    sleep: async (ms) => {
      now += ms;
    },
    random: () => 0.5,
    advance(ms) {
      now += ms;
    },
  };
}
