import { describe, expect, test } from 'vitest';
import type { Posting, PostingKind } from '../../../shared/transfers/account.ts';
import { post } from '../../../shared/transfers/ledger/post.ts';
import { aPosition } from '../an-account.ts';

const a = (kind: PostingKind, amountMinor: bigint): Posting => ({
  kind,
  amountMinor,
  bulkId: null,
  transferId: null,
});

function booked(position: ReturnType<typeof aPosition>, ...postings: readonly Posting[]) {
  const posted = post(position, postings);
  if (posted.kind !== 'booked') throw new Error(posted.kind);
  const { availableMinor, reservedMinor, settledMinor, fundedMinor } = posted.position;
  const balance = availableMinor + reservedMinor;
  return {
    position: posted.position,
    row: [balance, reservedMinor, availableMinor, settledMinor, fundedMinor],
  };
}

describe('the rules of the money, as their example', () => {
  // Rows of 10,000 that succeeds, 5,000 that fails and 2,000 of which nobody knows:
  // balance, reserved, available, settled, funded.
  const funded = booked(aPosition({ fundedMinor: 0n }), a('fund', 1_000_000n));
  const reserved = booked(funded.position, a('reserve', 17_000n));
  const flushed = booked(reserved.position, a('settle', 10_000n), a('release', 5_000n));

  test('funded', () => {
    expect(funded.row).toEqual([1_000_000n, 0n, 1_000_000n, 0n, 1_000_000n]);
  });
  test('the whole bulk is reserved', () => {
    expect(reserved.row).toEqual([1_000_000n, 17_000n, 983_000n, 0n, 1_000_000n]);
  });
  test('one is settled and one released, in one transaction', () => {
    expect(flushed.row).toEqual([990_000n, 2_000n, 988_000n, 10_000n, 1_000_000n]);
  });
  test('the third was paid, as one learns later', () => {
    const { row } = booked(flushed.position, a('settle', 2_000n));
    expect(row).toEqual([988_000n, 0n, 988_000n, 12_000n, 1_000_000n]);
  });
  test('or it was not', () => {
    const { row } = booked(flushed.position, a('release', 2_000n));
    expect(row).toEqual([990_000n, 0n, 990_000n, 10_000n, 1_000_000n]);
  });
});

describe('what is held', () => {
  const position = aPosition({ fundedMinor: 750n });
  test.each([
    { amount: 750n, expected: 'booked', why: 'exactly what is available' },
    { amount: 751n, expected: 'short', why: 'one franc over' },
    { amount: 1n, expected: 'booked', why: 'the least there is' },
  ])('$expected: $why', ({ amount, expected }) => {
    expect(post(position, [a('reserve', amount)]).kind).toBe(expected);
  });

  test('what is missing is told', () => {
    expect(post(position, [a('reserve', 1_000n)])).toEqual({ kind: 'short', missingMinor: 250n });
  });
  test('of funds below 0 what they lack is missing too', () => {
    const below = aPosition({ fundedMinor: 100n, settledMinor: 150n });
    expect(post(below, [a('reserve', 10n)])).toEqual({ kind: 'short', missingMinor: 60n });
  });
  test('what comes with the same entry can be held', () => {
    const posted = post(position, [a('fund', 250n), a('reserve', 1_000n)]);
    expect(posted.kind).toBe('booked');
  });
  test('all or nothing: the second hold is short by itself', () => {
    expect(post(position, [a('reserve', 700n), a('reserve', 60n)])).toEqual({
      kind: 'short',
      missingMinor: 10n,
    });
  });
});

describe('what leaves', () => {
  test('a correction may take more than is available', () => {
    const position = aPosition({ fundedMinor: 1_000n, reservedMinor: 900n });
    const { row } = booked(position, a('correction', 300n));
    expect(row).toEqual([700n, 900n, -200n, 300n, 1_000n]);
  });
  test('what is held already is settled and released all the same', () => {
    const below = aPosition({ fundedMinor: 1_000n, reservedMinor: 900n, settledMinor: 300n });
    const { row } = booked(below, a('settle', 400n), a('release', 500n));
    expect(row).toEqual([300n, 0n, 300n, 700n, 1_000n]);
  });
  test.each(['settle', 'release'] as const)('more than is held to %s is our own bug', (kind) => {
    const position = aPosition({ fundedMinor: 1_000n, reservedMinor: 10n });
    expect(() => post(position, [a(kind, 11n)])).toThrow(RangeError);
  });
  test.each([0n, -5n])('an amount of %s is our own bug', (amount) => {
    expect(() => post(aPosition(), [a('fund', amount)])).toThrow(RangeError);
  });
});

describe('how much there can be', () => {
  const most = 9_007_199_254_740_991n;
  test('as much as an integer of JSON', () => {
    const { row } = booked(aPosition({ fundedMinor: most - 1n }), a('fund', 1n));
    expect(row).toEqual([most, 0n, most, 0n, most]);
  });
  test('and no franc more', () => {
    expect(post(aPosition({ fundedMinor: most }), [a('fund', 1n)])).toEqual({
      kind: 'too-much',
      maxMinor: 9_007_199_254_740_991n,
    });
  });
  test('nor less, below 0', () => {
    const below = aPosition({ fundedMinor: 0n, settledMinor: most });
    expect(post(below, [a('correction', 1n)]).kind).toBe('too-much');
  });
});
