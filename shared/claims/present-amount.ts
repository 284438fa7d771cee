/**
 * An amount as public JSON carries it: an integer of minor units.
 *
 * @param text minor units as decimal text
 * @throws RangeError when JSON could not carry it exactly; nothing wrong is ever shown instead
 */
export function toMinorUnits(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an amount is past what JSON carries');
  return value;
}

/** The same of an amount that may be missing. */
export function toMinorUnitsOrNull(text: string | null): number | null {
  return text === null ? null : toMinorUnits(text);
}
