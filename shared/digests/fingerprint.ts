/**
 * Writes 64 bits that stand for some bytes into `out`, as two numbers of 32: quick and well spread,
 * for telling the texts of one file apart, never for guarding anything: who wants two texts with
 * one fingerprint can make them. Of a million different texts any two have the same one with a
 * chance of 3 × 10⁻⁸ (n² ÷ 2⁶⁵).
 *
 * Two lanes of MurmurHash3 (Austin Appleby, public domain): that for 32 bits, and beside it the
 * first lane of that for 128 bits on x86.
 *
 * @param bytes seen as words; `from` and `to` need not be aligned
 */
export function writeFingerprint(
  bytes: DataView,
  from: number,
  to: number,
  out: Uint32Array,
): void {
  let a = 0x9747b28c;
  let b = 0x2f6a1d35;
  const whole = from + ((to - from) & ~3);
  for (let at = from; at < whole; at += 4) {
    const word = bytes.getInt32(at, true);
    a ^= mixA(word);
    a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    b ^= mixB(word);
    b = (Math.imul((b << 19) | (b >>> 13), 5) + 0x561ccd1b) | 0;
  }
  let rest = 0;
  for (let at = to - 1; at >= whole; at -= 1) rest = (rest << 8) | bytes.getUint8(at);
  out[0] = finish(a ^ mixA(rest) ^ (to - from));
  out[1] = finish(b ^ mixB(rest) ^ (to - from));
}

function mixA(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

function mixB(word: number): number {
  const mixed = Math.imul(word, 0x239b961b);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0xab0e9789);
}

function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
