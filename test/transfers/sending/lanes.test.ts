import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideLanes,
  type LanesState,
  leaveLanes,
  noLanes,
} from '../../../shared/transfers/sending/lanes.ts';

const total = 8;
const leaseMs = 60_000;
const noon = new Date('2026-03-02T12:00:00.000Z');
const msLater = (ms: number) => new Date(noon.getTime() + ms);

interface Ask {
  readonly holder: string;
  readonly wanted?: number;
  readonly inFlight?: number;
  readonly at?: Date;
  readonly place?: string;
}

/** Each asks in turn; what each was allowed, and the state in the end. */
function ask(asks: readonly Ask[], from: LanesState = noLanes) {
  let state = from;
  const allowances = asks.map(
    ({ holder, wanted = 100, inFlight = 0, at = noon, place = holder }) => {
      const me = { holder, place };
      const { allowance, next } = decideLanes(state, me, { inFlight, wanted }, total, at, leaseMs);
      state = next;
      return allowance;
    },
  );
  return { allowances, state };
}

describe('lanes are shared', () => {
  test.each<{ asks: readonly Ask[]; expected: readonly number[]; why: string }>([
    { asks: [{ holder: 'a' }], expected: [8], why: 'alone it gets all' },
    { asks: [{ holder: 'a', wanted: 3 }], expected: [3], why: 'no more than it can use' },
    {
      asks: [{ holder: 'a' }, { holder: 'b' }, { holder: 'a' }, { holder: 'b' }],
      expected: [8, 0, 4, 4],
      why: 'the second waits until the first gives up its half',
    },
    {
      asks: [{ holder: 'a' }, { holder: 'b' }, { holder: 'a', inFlight: 7 }, { holder: 'b' }],
      expected: [8, 0, 7, 1],
      why: 'calls in flight keep their lanes',
    },
    {
      asks: [{ holder: 'a', wanted: 1 }, { holder: 'b' }],
      expected: [1, 7],
      why: 'what one does not want is the other’s',
    },
    {
      asks: [{ holder: 'a' }, { holder: 'b', at: msLater(leaseMs) }],
      expected: [8, 8],
      why: 'the first one’s lease is over',
    },
    {
      asks: [{ holder: 'a' }, { holder: 'b', at: msLater(leaseMs - 1) }],
      expected: [8, 0],
      why: 'it is not over yet',
    },
    {
      asks: [
        { holder: 'a' },
        { holder: 'b', at: msLater(leaseMs) },
        { holder: 'a', inFlight: 8, at: msLater(leaseMs + 1) },
      ],
      expected: [8, 8, 0],
      why: 'who was away too long begins nothing, whatever it has in flight',
    },
    { asks: [{ holder: 'a', wanted: 0 }], expected: [0], why: 'it wants none' },
  ])('$expected: $why', ({ asks, expected }) => {
    expect(ask(asks).allowances).toEqual(expected);
  });

  test('what is left over goes to who has waited longest', () => {
    const asks = ['a', 'b', 'c'].map((holder, i) => ({ holder, at: msLater(i), wanted: 100 }));
    const small = asks.map((each) => ({ ...each, at: msLater(10) }));
    const { state } = ask(asks);
    expect(ask(small, state).allowances).toEqual([3, 3, 2]);
  });

  test('a bulk that got none keeps its place for its next turn', () => {
    const full = ask(Array.from({ length: 8 }, (_, i) => ({ holder: `h${i}`, wanted: 1 }))).state;
    const queued = ask([{ holder: 'turn-1', place: 'bulk-B', at: msLater(5) }], full).state;
    const left = leaveLanes(queued, 'turn-1', msLater(6), 60_000);
    const later = ask([{ holder: 'late', at: msLater(7) }], left).state;
    const freed = leaveLanes(later, 'h0', msLater(8), 60_000);

    expect(ask([{ holder: 'late', at: msLater(9) }], freed).allowances).toEqual([0]);
    expect(ask([{ holder: 'turn-2', place: 'bulk-B', at: msLater(9) }], freed).allowances).toEqual([
      1,
    ]);
  });

  test('who had lanes leaves none behind', () => {
    const { state } = ask([{ holder: 'a' }]);
    expect(leaveLanes(state, 'a', noon, 60_000)).toEqual({ holders: [] });
  });
});

/** Rivals that come, use what they are allowed, and leave after a while, in any order. */
const steps = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: 11 }),
    wanted: fc.integer({ min: 0, max: 12 }),
    ends: fc.integer({ min: 0, max: 8 }),
    leaves: fc.boolean(),
    passMs: fc.integer({ min: 0, max: 30_000 }),
  }),
  { maxLength: 200 },
);

test('the sum never exceeds the total, and no call in flight is without its lane', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let state = noLanes;
      let now = noon.getTime();
      const flying = new Map<string, { calls: number; renewedAt: number }>();
      for (const { who, wanted, ends, leaves, passMs } of all) {
        now += passMs;
        const holder = `h${who}`;
        const mine = flying.get(holder) ?? { calls: 0, renewedAt: now };
        // Whoever was away longer than its lease has no call in flight any more: it cut them off.
        const isLapsed = now - mine.renewedAt >= leaseMs;
        const inFlight = isLapsed ? 0 : Math.max(0, mine.calls - ends);
        const me = { holder, place: holder };
        if (leaves && inFlight === 0) {
          state = leaveLanes(state, holder, new Date(now), 0);
          flying.delete(holder);
          continue;
        }
        const at = new Date(now);
        const decided = decideLanes(state, me, { inFlight, wanted }, total, at, leaseMs);
        state = decided.next;
        expect(decided.allowance).toBeGreaterThanOrEqual(inFlight);
        const calls = Math.max(inFlight, Math.min(wanted, decided.allowance));
        flying.set(holder, { calls, renewedAt: now });
        const held = state.holders.reduce((sum, { lanes }) => sum + lanes, 0);
        expect(held).toBeLessThanOrEqual(total);
        const inAll = [...flying.values()]
          .filter(({ renewedAt }) => now - renewedAt < leaseMs)
          .reduce((sum, each) => sum + each.calls, 0);
        expect(inAll).toBeLessThanOrEqual(total);
      }
    }),
    { numRuns: 300 },
  );
});

test('everybody gets a lane in the end, however many wait', () => {
  let state = noLanes;
  let now = noon.getTime();
  const served = new Set<number>();
  // Twenty bulks for eight lanes; each has turns of a minute, and comes again at once.
  const turnOf = Array.from({ length: 20 }, () => ({ number: 0, endsAt: 0 }));
  for (let round = 0; round < 60; round += 1) {
    now += 5_000;
    for (const [i, turn] of turnOf.entries()) {
      const me = { holder: `${i}/${turn.number}`, place: `bulk-${i}` };
      if (turn.endsAt > 0 && now >= turn.endsAt) {
        state = leaveLanes(state, me.holder, new Date(now), 60_000);
        turnOf[i] = { number: turn.number + 1, endsAt: 0 };
        continue;
      }
      const wish = { inFlight: 0, wanted: 4 };
      const decided = decideLanes(state, me, wish, total, new Date(now), leaseMs);
      state = decided.next;
      if (decided.allowance === 0) continue;
      served.add(i);
      if (turn.endsAt === 0) turnOf[i] = { ...turn, endsAt: now + 60_000 };
    }
  }
  expect(served.size).toBe(20);
});
