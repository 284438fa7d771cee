/** Four tables of 256, so that four bytes are taken at a time (polynomial of zip and PNG). */
const tables = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    first[byte] = sum;
  }
  const all = [first];
  for (let i = 1; i < 4; i += 1) {
    const before = all[i - 1] ?? first;
    all.push(before.map((sum) => (sum >>> 8) ^ (first[sum & 0xff] ?? 0)));
  }
  return all;
}

/**
 * The CRC-32 of everything so far.
 *
 * @param before that of the blocks before, 0 at the beginning
 */
export function continueCrc(before: number, block: Uint8Array): number {
  const [t0, t1, t2, t3] = tables as readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let sum = ~before;
  const whole = block.length - (block.length % 4);
  let at = 0;
  for (; at < whole; at += 4) {
    sum ^=
      (block[at] as number) |
      ((block[at + 1] as number) << 8) |
      ((block[at + 2] as number) << 16) |
      ((block[at + 3] as number) << 24);
    sum =
      (t3[sum & 0xff] as number) ^
      (t2[(sum >>> 8) & 0xff] as number) ^
      (t1[(sum >>> 16) & 0xff] as number) ^
      (t0[sum >>> 24] as number);
  }
  for (; at < block.length; at += 1) {
    sum = (sum >>> 8) ^ (t0[(sum ^ (block[at] as number)) & 0xff] as number);
  }
  return ~sum >>> 0;
}
