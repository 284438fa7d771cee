import { setTimeout as sleep } from 'node:timers/promises';
import type { Timing } from '../../shared/runs/timing.ts';

/** The real clock: handlers hand it to the use cases. */
export const realTiming: Timing = {
  now: () => new Date(),
  sleep: (ms) => sleep(ms),
  random: Math.random,
};
