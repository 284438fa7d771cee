import type { Timing } from '../../shared/runs/timing.ts';

/** What is left of the gateway's half minute is for handing the answer out. */
export const budgetSeconds = 20;

export interface TimedReading<T> {
  readonly items: AsyncIterable<T>;
  /** Whether time was up before the last of them. */
  readonly isCut: () => boolean;
}

/** Ends a reading when its time is up, so that its caller refuses instead of being cut off. */
export function withinTime<T>(
  items: AsyncIterable<T>,
  timing: Pick<Timing, 'now'>,
): TimedReading<T> {
  const deadline = timing.now().getTime() + budgetSeconds * 1000;
  let isCut = false;
  return {
    items: (async function* readInTime() {
      for await (const item of items) {
        if (timing.now().getTime() > deadline) {
          isCut = true;
          return;
        }
        yield item;
      }
    })(),
    isCut: () => isCut,
  };
}
