import type { NumberPlace } from './scan-state.ts';

/**
 * Puts in quotes the numbers that a double would change, so that whoever reads the cell gets what
 * was sent: `12345678901234567890`, `1e309`, and whole numbers from 2^53 on, which as doubles
 * cannot be told from their neighbours.
 *
 * @param places of all numbers that may be concerned, in order
 */
export function keepDigits(text: string, places: readonly NumberPlace[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of places) {
    const source = text.slice(start, end);
    if (isExact(source)) continue;
    kept += `${text.slice(from, start)}"${source}"`;
    from = end;
  }
  return kept + text.slice(from);
}

function isExact(source: string): boolean {
  const value = Number(source);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    return false;
  }
  return sameDecimal(source, String(value));
}

function sameDecimal(a: string, b: string): boolean {
  const [x, y] = [splitNumber(a), splitNumber(b)];
  return x.digits === y.digits && (x.digits === '' || x.exponent === y.exponent);
}

/** A number as figures without zeros at either end, and the power of ten of the last of them. */
function splitNumber(text: string): { readonly digits: string; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace('-', '#').split('e');
  const [whole = '', fraction = ''] = mantissa.replace('#', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  // Not by a pattern: it would begin anew at each of a hundred thousand zeros inside.
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end -= 1;
  const trimmed = digits.slice(0, end);
  const shift = Number(exponent.replace('#', '-')) - fraction.length;
  return { digits: trimmed, exponent: shift + digits.length - trimmed.length };
}
