/** What is left of the gateway's half minute is for handing the answer out. */
export const budgetSeconds = 20;

/** Time for a reading that must not take too long. */
export interface ReadingClock {
  now(): Date;
  /** Calls once, after so many milliseconds. @returns what calls it off */
  alarm(ms: number, ring: () => void): () => void;
}

export interface TimedReading<T> {
  readonly items: AsyncIterable<T>;
  /** Whether time was up before the last of them. */
  readonly isCut: () => boolean;
}

/**
 * Ends a reading when its time is up, also while its next item is waited for, so that its caller
 * refuses instead of being cut off. Time counts from the call on.
 */
export function withinTime<T>(items: AsyncIterable<T>, clock: ReadingClock): TimedReading<T> {
  const deadline = clock.now().getTime() + budgetSeconds * 1000;
  let isCut = false;
  return {
    items: (async function* readInTime() {
      const reading = items[Symbol.asyncIterator]();
      let ring = () => {};
      const callOff = clock.alarm(deadline - clock.now().getTime(), () => ring());
      // One waiting at a time: nothing is left on a promise that lives as long as the reading.
      const next = () =>
        new Promise<IteratorResult<T> | 'time-is-up'>((resolve, reject) => {
          ring = () => resolve('time-is-up');
          reading.next().then(resolve, reject);
        });
      try {
        for (;;) {
          const read = await next();
          // Items that are there already come one after the other before any alarm can ring.
          if (read === 'time-is-up' || (!read.done && clock.now().getTime() >= deadline)) {
            isCut = true;
            return;
          }
          if (read.done) return;
          yield read.value;
        }
      } finally {
        callOff();
        // Not waited for: what it is reading just now may take its time.
        reading.return?.()?.catch(() => undefined);
      }
    })(),
    isCut: () => isCut,
  };
}
