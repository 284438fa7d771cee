import { beforeEach, describe, expect, test } from 'vitest';
import type { SharedState } from '../../shared/transfers/transfers-store.ts';

interface Sample {
  readonly failures: number;
  readonly openUntil: string | null;
}
type OpenState = (name: string) => SharedState<Sample>;

/** What every shared state must do. */
export function testSharedState(title: string, open: () => Promise<OpenState>): void {
  describe(`${title} shares a small state`, () => {
    let states: OpenState;
    const closed = { failures: 0, openUntil: null };
    const opened = { failures: 1, openUntil: '2026-03-02T09:00:30.000Z' };

    beforeEach(async () => {
      states = await open();
    });

    test('which is not there at first, and then is as it was written', async () => {
      expect(await states('breaker').read()).toBeUndefined();

      expect(await states('breaker').write(undefined, opened)).toBe(true);

      expect((await states('breaker').read())?.value).toEqual(opened);
      expect(await states('lanes').read()).toBeUndefined();
    });

    test('of two who are the first, one writes', async () => {
      const state = states('breaker');
      const both = [state.write(undefined, closed), state.write(undefined, opened)];

      expect((await Promise.all(both)).sort()).toEqual([false, true]);
    });

    test('of two who read the same, one writes; the other reads again', async () => {
      const state = states('breaker');
      await state.write(undefined, closed);
      const read = await state.read();
      const both = [state.write(read?.version, opened), state.write(read?.version, opened)];

      expect((await Promise.all(both)).sort()).toEqual([false, true]);
      const again = await state.read();
      expect(await state.write(again?.version, closed)).toBe(true);
      expect((await state.read())?.value).toEqual(closed);
    });

    test('nobody replaces what is not there', async () => {
      expect(await states('breaker').write(1, opened)).toBe(false);
      expect(await states('breaker').read()).toBeUndefined();
    });
  });
}
