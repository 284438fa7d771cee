import { describe, expect, test } from 'vitest';
import type { FailureStore } from '../../shared/identity/failure-store.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** What every failure store does. Each test has keys of its own, so the store may be shared. */
export function describeFailureStore(name: string, open: () => FailureStore): void {
  const keys = Array.from(
    { length: 20 },
    (_, i) => `key-${name}-${process.pid}-${Date.now()}-${i}`,
  );
  const aKey = () => keys.pop() ?? '';

  describe(`failure store: ${name}`, () => {
    test('knows nothing at first', async () => {
      expect(await open().read(aKey(), noon)).toBeUndefined();
    });

    test('counts, and forgets fifteen minutes after the last', async () => {
      const [store, key] = [open(), aKey()];
      expect(await store.add(key, at(15), noon)).toEqual({ count: 1, until: at(15) });
      expect(await store.add(key, at(25), at(10))).toEqual({ count: 2, until: at(25) });
      expect(await store.read(key, at(24))).toEqual({ count: 2, until: at(25) });
      expect(await store.read(key, at(25))).toBeUndefined();
    });

    test('begins again at one when the old ones have run out', async () => {
      const [store, key] = [open(), aKey()];
      await store.add(key, at(15), noon);
      await store.add(key, at(15), noon);
      expect(await store.add(key, at(30), at(15))).toEqual({ count: 1, until: at(30) });
    });

    test('loses none of twenty at once', async () => {
      const [store, key] = [open(), aKey()];
      await Promise.all(Array.from({ length: 20 }, () => store.add(key, at(15), noon)));
      expect((await store.read(key, noon))?.count).toBe(20);
    });

    test('forgets fewer than five on demand', async () => {
      const [store, key] = [open(), aKey()];
      await store.add(key, at(15), noon);
      expect(await store.clear(key, 5, noon)).toBeUndefined();
      expect(await store.read(key, noon)).toBeUndefined();
    });

    test('keeps five, and says so', async () => {
      const [store, key] = [open(), aKey()];
      for (let i = 0; i < 5; i += 1) await store.add(key, at(15), noon);
      expect(await store.clear(key, 5, noon)).toEqual({ count: 5, until: at(15) });
      expect((await store.read(key, noon))?.count).toBe(5);
    });

    test('forgets five that have run out', async () => {
      const [store, key] = [open(), aKey()];
      for (let i = 0; i < 5; i += 1) await store.add(key, at(15), noon);
      expect(await store.clear(key, 5, at(15))).toBeUndefined();
    });

    test('has nothing to forget for who never failed', async () => {
      expect(await open().clear(aKey(), 5, noon)).toBeUndefined();
    });
  });
}
