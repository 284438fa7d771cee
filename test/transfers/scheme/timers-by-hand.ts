import { expect } from 'vitest';
import type { Timers } from '../../../local/simulator/timers.ts';

/** Time that only passes when the test says so. */
export interface TimersByHand extends Timers {
  /** Lets time pass; what becomes due happens, in order. */
  advance(ms: number): void;
  /** Until so many waits are under way. */
  untilWaiting(count: number): Promise<void>;
}

export function createTimersByHand(): TimersByHand {
  let now = 0;
  let waiting: { readonly at: number; readonly action: () => void }[] = [];
  const later = (ms: number, action: () => void) => {
    waiting.push({ at: now + ms, action });
  };
  return {
    now: () => now,
    later,
    pause: (ms) => (ms <= 0 ? Promise.resolve() : new Promise((resolve) => later(ms, resolve))),
    stop: () => {
      waiting = [];
    },
    advance: (ms) => {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { action } of due) action();
    },
    untilWaiting: (count) =>
      expect
        .poll(() => waiting.length, { interval: 2, timeout: 5000 })
        .toBeGreaterThanOrEqual(count),
  };
}
