import { readDecimal } from './read-decimal.ts';

/** What a cell holds: a value, nothing, or something that cannot be read as one. */
export type CellReading<T, P extends string = string> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: P };

/** Reads a number cell; for amounts use `readMoney`, which never goes through a float. */
export function readNumber(
  cell: unknown,
): CellReading<number, 'not-a-number' | 'ambiguous' | 'out-of-range'> {
  const reading = readDecimal(cell);
  return reading.kind === 'value' ? { kind: 'value', value: Number(reading.decimal) } : reading;
}
