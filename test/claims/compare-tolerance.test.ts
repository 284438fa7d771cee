import { expect, test } from 'vitest';
import { compareClaim } from '../../shared/claims/comparison/compare-claim.ts';
import { toleranceOf } from '../../shared/claims/comparison/tolerance.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

/** A gap in either direction is judged alike: its size against tolerance × 10^exponent. */
test.each([
  ['XOF', 5, 4n, 'tolerance', 'below, without decimals'],
  ['XOF', 5, 5n, 'gap', 'exactly the tolerance'],
  ['XOF', 0, 0n, 'conform', 'no gap at tolerance 0'],
  ['XOF', 0, 1n, 'gap', 'the least gap at tolerance 0'],
  ['XOF', 1, 0n, 'conform', 'no gap at tolerance 1'],
  ['XOF', 1, 1n, 'gap', 'a franc at tolerance 1'],
  ['EUR', 5, 499n, 'tolerance', '4.99 below 5.00'],
  ['EUR', 5, 500n, 'gap', '5.00 at 5.00'],
  ['TND', 5, 4999n, 'tolerance', '4.999 below 5.000'],
  ['TND', 5, 5000n, 'gap', '5.000 at 5.000'],
])('%s, tolerance %s, Δ %s: %s, %s', (currency, units, gap, kind) => {
  const toleranceMinor = toleranceOf({ everywhere: units, byCountry: {} }, 'SN', currency);
  const more = { amountClaimed: String(100_000n + gap), currency };
  const less = { amountClaimed: '100000', currency };
  const context = aContext({ currency, toleranceMinor });
  expect(compareClaim([aStatRow(2, more), aRecapRow(2, less)], context).kind).toBe(kind);
  expect(compareClaim([aStatRow(2, less), aRecapRow(2, more)], context).kind).toBe(kind);
});

test('a tolerated gap is told with its size, and the statement’s amounts count', () => {
  const claim = compareClaim(
    [aStatRow(2, { amountClaimed: '9997' }), aRecapRow(2, { amountClaimed: '10000' })],
    aContext(),
  );
  expect(claim).toMatchObject({ kind: 'tolerance', code: 'CLM-X15', stat: { claimed: 9997n } });
  expect(claim.observation).toMatchObject({
    code: 'CLM-O25',
    data: { gap_claimed: { minor: '3', currency: 'XOF' }, tolerance: { minor: '5' } },
  });
});
