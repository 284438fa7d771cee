/**
 * A whole number as JSON carries it exactly: a number as far as numbers are exact (2⁵³), its decimal
 * text beyond. A sum is never rounded, and never too large to be told.
 */
export type ExactInteger = number | string;

export function writeExactInteger(value: bigint): ExactInteger {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
