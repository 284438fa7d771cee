import { currencyExponent } from '../../money/currency.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { isWithin } from './judge-claim.ts';
import { size } from './observation-parts.ts';
import type { TwoSums } from './weigh-row.ts';

/** What amounts are rounded to, in minor units: coins, and whole units of money with cents. */
const steps = [5n, 10n, 25n, 50n, 100n];

/**
 * Whether one file rounds what the other does not: its sum is a multiple of some step, the other's
 * is none, and the gap is smaller than the step. For money with cents also a cent a line.
 *
 * @returns the smallest such step in minor units, `line` for a cent a line, undefined when the gaps
 *   are no rounding
 */
export function findRounding(
  { stat, recap }: TwoSums,
  { toleranceMinor, currency }: Pick<ComparisonContext, 'toleranceMinor' | 'currency'>,
): bigint | 'line' | undefined {
  const pairs = [
    [stat.claimed, recap.claimed],
    [stat.reimbursed, recap.reimbursed],
  ] as const;
  const out = pairs.filter(([a, b]) => !isWithin(a - b, toleranceMinor));
  if (out.length === 0) return undefined;
  const decimals = currencyExponent(currency) ?? 0;
  const isCentPerLine = out.every(([a, b]) => size(a - b) <= BigInt(stat.lines));
  if (decimals > 0 && stat.lines > 1 && isCentPerLine) return 'line';
  const wholeUnit = 10n ** BigInt(decimals);
  return [...steps, wholeUnit].find((step) => out.every(([a, b]) => isRounded(a, b, step)));
}

function isRounded(a: bigint, b: bigint, step: bigint): boolean {
  const isRound = (amount: bigint) => amount % step === 0n;
  return isRound(a) !== isRound(b) && size(a - b) < step;
}
