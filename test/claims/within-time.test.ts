import { describe, expect, test } from 'vitest';
import { withinTime } from '../../functions/claims/within-time.ts';
import { createFakeClock } from '../fakes/reading-clock.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a reading that must not take too long', () => {
  test('is whole when it is done in time, and leaves no alarm behind', async () => {
    const clock = createFakeClock();
    const reading = withinTime(
      (async function* read() {
        yield* [1, 2, 3];
      })(),
      clock,
    );
    expect(await collect(reading.items)).toEqual([1, 2, 3]);
    expect([reading.isCut(), clock.alarms]).toEqual([false, 0]);
  });

  test('ends at the second that was promised though its next page has not come', async () => {
    const clock = createFakeClock();
    const reading = withinTime(
      (async function* read() {
        yield 1;
        clock.advance(19_000);
        // A page that never comes.
        await new Promise(() => setTimeout(() => clock.advance(1_000)));
      })(),
      clock,
    );
    expect(await collect(reading.items)).toEqual([1]);
    expect([reading.isCut(), clock.alarms]).toEqual([true, 0]);
  });

  test('a page that fails after the end disturbs nobody', async () => {
    const clock = createFakeClock();
    let fail = (_: Error) => {};
    const reading = withinTime(
      (async function* read() {
        setTimeout(() => clock.advance(20_000));
        yield await new Promise<number>((_, reject) => {
          fail = reject;
        });
      })(),
      clock,
    );
    expect(await collect(reading.items)).toEqual([]);
    fail(new Error('too late'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(reading.isCut()).toBe(true);
  });

  test('a fault in time is a fault', async () => {
    const clock = createFakeClock();
    const broken = (async function* read(): AsyncGenerator<number> {
      yield 1;
      throw new Error('broken');
    })();
    await expect(collect(withinTime(broken, clock).items)).rejects.toThrow('broken');
    expect(clock.alarms).toBe(0);
  });
});
