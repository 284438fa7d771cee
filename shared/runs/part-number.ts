/** Numbers of chunks and parts sort as text: five digits, one chunk of 500 records each. */
export function fiveDigits(part: number): string {
  return String(part).padStart(5, '0');
}
