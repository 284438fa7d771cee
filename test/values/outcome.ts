/** A reading in one word: its value, its problem, or `empty`. */
export function outcomeOf(reading: {
  readonly kind: string;
  readonly value?: unknown;
  readonly decimal?: string;
  readonly problem?: string;
}): unknown {
  return reading.value ?? reading.decimal ?? reading.problem ?? reading.kind;
}
