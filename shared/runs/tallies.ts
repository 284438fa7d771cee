import { type ExactInteger, writeExactInteger } from '../money/exact-integer.ts';
import type { Tallies } from './settling-rules.ts';

/** Sums tallies name by name, exactly, whatever they come to. */
export function addTallies(a: Tallies, b: Tallies): Tallies {
  const sums: Record<string, ExactInteger> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    sums[name] = writeExactInteger(BigInt(sums[name] ?? 0) + BigInt(value));
  }
  return sums;
}
