import { describe, expect, test } from 'vitest';
import {
  type BreakerState,
  closedBreaker,
  decideTried,
  decideTry,
  type OpenBreaker,
  openBreaker,
  readGate,
} from '../../../shared/transfers/sending/breaker.ts';

const noon = new Date('2026-03-02T12:00:00.000Z');
const msLater = (ms: number) => new Date(noon.getTime() + ms);
const leaseMs = 30_000;
const open = openBreaker(closedBreaker, 'no-answer', noon) as OpenBreaker;
const dry = openBreaker(closedBreaker, 'no-liquidity', noon) as OpenBreaker;
const tried = decideTry(open, 'a', msLater(15_000), leaseMs) as OpenBreaker;

describe('opening', () => {
  test('shuts the gate for 15 s', () => {
    expect(readGate(closedBreaker, 'a', noon)).toEqual({ kind: 'pass' });
    expect(readGate(open, 'a', msLater(4_000))).toEqual({
      kind: 'shut',
      because: 'no-answer',
      waitMs: 11_000,
    });
  });

  test.each<{ state: BreakerState; because: OpenBreaker['because']; opens: boolean; why: string }>([
    {
      state: open,
      because: 'no-answer',
      opens: false,
      why: 'calls that were under way say the same',
    },
    { state: open, because: 'no-liquidity', opens: false, why: 'silence outweighs' },
    { state: dry, because: 'no-answer', opens: true, why: 'now it is silent as well' },
  ])('once more: $opens ($why)', ({ state, because, opens }) => {
    expect(openBreaker(state, because, msLater(1_000)) !== state).toBe(opens);
  });
});

describe('trying', () => {
  test.each([
    { at: 14_999, may: false, why: 'not yet' },
    { at: 15_000, may: true, why: 'it is time' },
  ])('after $at ms: $may ($why)', ({ at, may }) => {
    expect(decideTry(open, 'a', msLater(at), leaseMs) !== undefined).toBe(may);
  });

  test('one at a time, until its lease is over', () => {
    expect(readGate(tried, 'a', msLater(20_000))).toEqual({ kind: 'try', because: 'no-answer' });
    expect(readGate(tried, 'b', msLater(20_000))).toEqual({
      kind: 'shut',
      because: 'no-answer',
      waitMs: 25_000,
    });
    expect(decideTry(tried, 'b', msLater(44_999), leaseMs)).toBeUndefined();
    expect(decideTry(tried, 'b', msLater(45_000), leaseMs)?.trying?.holder).toBe('b');
  });

  test('well again: it closes', () => {
    expect(decideTried(tried, 'a', 'well', msLater(16_000))).toEqual({
      kind: 'closed',
      since: msLater(16_000).toISOString(),
    });
  });

  test('nothing to try with: somebody else may', () => {
    const left = decideTried(tried, 'a', 'not-made', msLater(16_000));
    expect(decideTry(left, 'b', msLater(16_000), leaseMs)).toBeDefined();
  });

  test('who lost its turn meanwhile decides nothing', () => {
    const another = decideTry(tried, 'b', msLater(45_000), leaseMs) as OpenBreaker;
    expect(decideTried(another, 'a', 'well', msLater(46_000))).toBe(another);
    expect(decideTried(closedBreaker, 'a', 'no-answer', noon)).toBe(closedBreaker);
  });

  test('each failure doubles the wait, up to 5 minutes', () => {
    const waits: number[] = [];
    let state: BreakerState = open;
    let now = noon.getTime();
    for (let i = 0; i < 6; i += 1) {
      const { tryAt } = state as OpenBreaker;
      waits.push((Date.parse(tryAt) - now) / 1_000);
      now = Date.parse(tryAt);
      const trying = decideTry(state, 'a', new Date(now), leaseMs) as OpenBreaker;
      state = decideTried(trying, 'a', 'no-answer', new Date(now));
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 300]);
  });

  test('a try that shows another reason goes on with that', () => {
    const next = decideTried(tried, 'a', 'no-liquidity', msLater(16_000));
    expect(readGate(next, 'a', msLater(16_000))).toMatchObject({ because: 'no-liquidity' });
  });
});
