import type { Language } from '../runs/run.ts';
import { currencyExponent } from './currency.ts';
import { writeAmount } from './write-amount.ts';

/** An amount in the data of a message or finding: exact, and written out only when it is worded. */
export interface WrittenMoney {
  /** Minor units as decimal text, `-500`. */
  readonly minor: string;
  /** ISO 4217. */
  readonly currency: string;
}

export function writeMoney(minor: bigint, currency: string): WrittenMoney {
  return { minor: String(minor), currency };
}

export function isWrittenMoney(value: unknown): value is WrittenMoney {
  if (typeof value !== 'object' || value === null) return false;
  const { minor, currency } = value as Partial<Record<string, unknown>>;
  return typeof minor === 'string' && /^-?\d+$/.test(minor) && typeof currency === 'string';
}

/** As the language writes it, to the last minor unit: `12 000 F CFA`, `€12.50`. */
export function tellMoney({ minor, currency }: WrittenMoney, lang: Language): string {
  const decimals = currencyExponent(currency);
  if (decimals === undefined) return `${minor} ${currency}`;
  const format = new Intl.NumberFormat(lang, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // A number would be rounded beyond 2⁵³; decimal text is formatted to the last digit.
  return format.format(writeAmount(BigInt(minor), decimals) as `${number}`);
}
