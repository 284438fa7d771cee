/** Zero bytes among the units of a text that is worth calling UTF-16: separators, at least. */
const zerosMin = 0.05;
/** Zero bytes on the wrong side, as a part of those on the right one. */
const strayMax = 0.01;

/**
 * UTF-16 without a byte order mark: every Latin letter, sign or line end has one zero byte, always
 * on the same side. A text of bytes that is padded with NULs has them on both sides, and line ends
 * of one byte.
 *
 * @param head beginning of a file
 * @returns null when it is no UTF-16
 */
export function findUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (!head.includes(0)) return null;
  const units = Math.floor(head.length / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < units * 2; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const isLittle = odd > even;
  const zeros = Math.max(even, odd);
  if (zeros < units * zerosMin || Math.min(even, odd) > zeros * strayMax) return null;
  const encoding = isLittle ? 'utf-16le' : 'utf-16be';
  return readsWell(head.subarray(0, units * 2), encoding) ? encoding : null;
}

function readsWell(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  if (/[^\P{Cc}\t\n\v\f\r]|[\p{Co}\p{Cn}\ufffd]/u.test(text)) return false;
  const lineEnds = count(text, /[\n\r]/g);
  // Without any line end only a text of Latin letters, throughout, is beyond doubt.
  if (lineEnds === 0) return text.length > 3 && count(text, /[^\p{ASCII}]/gu) <= text.length / 4;
  let single = 0;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x0d) single += 1;
  return lineEnds >= single * 0.9;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
