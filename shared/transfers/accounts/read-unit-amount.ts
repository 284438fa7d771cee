import { currencyExponent } from '../../money/currency.ts';

/**
 * An amount in the currency's unit, as a person books it, in minor units. Nothing is rounded: more
 * decimals than the currency has are refused even when they are zero.
 *
 * @param text decimal text with a point, `1000000` or `12.50`
 * @param currency ISO 4217
 * @returns undefined for what is no amount above 0, or has decimals that the currency does not
 */
export function readUnitAmount(text: string, currency: string): bigint | undefined {
  const exponent = currencyExponent(currency);
  const [, units, decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (exponent === undefined || units === undefined || decimals.length > exponent) return undefined;
  const minor = BigInt(units + decimals.padEnd(exponent, '0'));
  return minor > 0n ? minor : undefined;
}
