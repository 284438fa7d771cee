import { describe, expect, test } from 'vitest';
import { runSchedule } from './a-story.ts';

/** To look at one alone: the seed that a failure names. */
const only: number | undefined = undefined;
const seeds = Array.from({ length: 10 }, (_, hundred) => hundred * 100 + 1);

/**
 * Bulks of few rows and payees over a scheme that hangs, loses, doubles and delays; processes that
 * die before or after any call; turns that run twice; callbacks, cancellations and persons at any
 * time. Whatever the order, money moves once or not at all, and the books say so.
 *
 * @see issue "Bulk transfers", faults: 1,000 seeded random schedules
 */
describe('1,000 random schedules', () => {
  test.each(seeds)(
    'seeds from %i',
    async (first) => {
      const run = only === undefined ? Array.from({ length: 100 }, (_, i) => first + i) : [only];
      for (const seed of run) {
        const told = await runSchedule(seed);
        expect(told.broken, `seed ${seed}`).toEqual([]);
      }
    },
    60_000,
  );

  test('most kinds of trouble really happen', async () => {
    const sums = new Map<string, number>();
    for (let seed = 1; seed <= 40; seed += 1) {
      for (const [name, count] of Object.entries((await runSchedule(seed)).happened)) {
        sums.set(name, (sums.get(name) ?? 0) + count);
      }
    }
    for (const name of [
      'killed',
      'resent',
      'cancelled',
      'outages',
      'callbacks',
      'left',
      'resolved',
    ]) {
      expect(sums.get(name) ?? 0, name).toBeGreaterThan(3);
    }
  }, 60_000);
});
