import * as z from 'zod';
import { type ExactInteger, writeExactInteger } from '../money/exact-integer.ts';

/** Schema of an amount in public JSON. */
export const minorUnits = z
  .union([z.int(), z.string().regex(/^-?\d{16,}$/)])
  .describe('minor units of `currency`; decimal text beyond 2^53, which only sums can reach');

/**
 * An amount as public JSON carries it.
 *
 * @param amount minor units, as they are or as decimal text
 */
export function toMinorUnits(amount: bigint | string): ExactInteger {
  return writeExactInteger(BigInt(amount));
}

/** The same of an amount that may be missing. */
export function toMinorUnitsOrNull(text: string | null): ExactInteger | null {
  return text === null ? null : toMinorUnits(text);
}
