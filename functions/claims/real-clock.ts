import type { ReadingClock } from './within-time.ts';

/** The real clock: the handler hands it to what must not take too long. */
export const realClock: ReadingClock = {
  now: () => new Date(),
  alarm(ms, ring) {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
};
