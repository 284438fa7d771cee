/** Bytes that are looked at together: when a file's encoding is guessed, and when it is read. */
export const blockBytes = 65_536;

/**
 * The source in blocks of exactly `blockBytes`, but for the last one, which may be empty. So what
 * is made of a file never depends on how its bytes happen to arrive. A block is good until the
 * next one is asked for: memory is used again, or never copied.
 */
export async function* cutBlocks(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  const block = new Uint8Array(blockBytes);
  let filled = 0;
  for await (const piece of source) {
    for (let offset = 0; offset < piece.length; ) {
      if (filled === 0 && piece.length - offset >= blockBytes) {
        yield { bytes: piece.subarray(offset, offset + blockBytes), isLast: false };
        offset += blockBytes;
        continue;
      }
      const part = piece.subarray(offset, offset + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      offset += part.length;
      if (filled === blockBytes) {
        yield { bytes: block, isLast: false };
        filled = 0;
      }
    }
  }
  yield { bytes: block.subarray(0, filled), isLast: true };
}

export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
