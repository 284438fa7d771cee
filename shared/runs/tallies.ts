import type { Tallies } from './settling-rules.ts';

/**
 * Sums tallies name by name.
 *
 * @throws RangeError when a sum is no exact integer any more: nothing may be reported then
 */
export function addTallies(a: Tallies, b: Tallies): Tallies {
  const sums: Record<string, number> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const sum = (sums[name] ?? 0) + value;
    if (!Number.isSafeInteger(sum)) throw new RangeError(`the tally ${name} is past exactness`);
    sums[name] = sum;
  }
  return sums;
}
