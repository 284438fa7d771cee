import type { ReadingClock } from '../../functions/claims/within-time.ts';

/** A clock that moves when it is told to; an alarm rings when it comes to its time. */
export function createFakeClock(
  start = '2026-03-02T09:00:00.000Z',
): ReadingClock & { advance(ms: number): void; readonly alarms: number } {
  let now = Date.parse(start);
  const alarms = new Map<() => void, number>();
  return {
    now: () => new Date(now),
    alarm(ms, ring) {
      alarms.set(ring, now + ms);
      return () => void alarms.delete(ring);
    },
    advance(ms) {
      now += ms;
      for (const [ring, at] of alarms) {
        if (at > now) continue;
        alarms.delete(ring);
        ring();
      }
    },
    /** Those that were not called off and have not rung. */
    get alarms() {
      return alarms.size;
    },
  };
}
