import type { Timing } from '../../shared/runs/timing.ts';

export interface VirtualTiming extends Timing {
  /**
   * Lets everything happen until the work is done: whenever all wait, time goes on to the next one
   * that wakes. Rejects when nobody would ever wake.
   */
  runUntil<T>(work: Promise<T>): Promise<T>;
  /** Lets time pass, with whatever happens in it. */
  pass(ms: number): Promise<void>;
}

/**
 * A clock under which any number of things happen at once, in an order that only `random` decides:
 * hours pass in no time, and the same seed gives the same story.
 */
export function createVirtualTiming(
  random: () => number = () => 0.5,
  start = '2026-03-02T09:00:00.000Z',
): VirtualTiming {
  let now = Date.parse(start);
  let order = 0;
  const sleepers: { at: number; order: number; wake: () => void }[] = [];
  const wakeNext = () => {
    const next = sleepers.sort((a, b) => a.at - b.at || a.order - b.order).shift();
    if (next === undefined) return false;
    now = Math.max(now, next.at);
    next.wake();
    return true;
  };
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      order += 1;
      sleepers.push({ at: now + Math.max(0, ms), order, wake });
    });
  return {
    now: () => new Date(now),
    sleep,
    random,
    async runUntil(work) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      for (;;) {
        await everythingPossible();
        if (isOver) return work;
        if (!wakeNext()) throw new Error('everybody waits, and nobody will wake');
      }
    },
    async pass(ms) {
      const until = now + ms;
      await everythingPossible();
      while (sleepers.some(({ at }) => at <= until)) {
        wakeNext();
        await everythingPossible();
      }
      now = until;
    },
  };
}

/** All that needs no time: doubles only use promises, so a turn of the event loop is enough. */
function everythingPossible(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
