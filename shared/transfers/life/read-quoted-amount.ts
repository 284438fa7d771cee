import { currencyExponent } from '../../money/currency.ts';

const decimal = /^(\d{1,18})(?:\.(\d{1,6}))?$/;

/**
 * An amount of a quote as the scheme writes it (`10000`, `1.5`), in minor units. It is only shown,
 * so one that is not exact in its currency, or no amount, is left out and nothing fails for it.
 */
export function readQuotedAmount(text: string | null, currency: string): bigint | null {
  const exponent = currencyExponent(currency);
  const [, whole, fraction = ''] = decimal.exec(text ?? '') ?? [];
  if (whole === undefined || exponent === undefined) return null;
  const exact = fraction.replace(/0+$/, '');
  if (exact.length > exponent) return null;
  return BigInt(whole + exact.padEnd(exponent, '0'));
}
