import { currencyExponent } from '../../money/currency.ts';

/** Whole units of the currency by which two sums may differ, for each country. */
export interface Tolerance {
  readonly everywhere: number;
  readonly byCountry: Readonly<Record<string, number>>;
}

/**
 * The tolerance in minor units: tolerance × 10^exponent.
 *
 * @see CLAIMS §5
 */
export function toleranceOf(
  { everywhere, byCountry }: Tolerance,
  countryCode: string,
  currency: string,
): bigint {
  const units = byCountry[countryCode] ?? everywhere;
  return BigInt(units) * 10n ** BigInt(currencyExponent(currency) ?? 0);
}
