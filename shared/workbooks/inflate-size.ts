/**
 * Counts what deflated bytes become, in constant memory, and stops as soon as it is too much.
 *
 * @param bytesMax bytes
 * @returns undefined when they become more, or are no deflated bytes
 */
export async function inflateSize(
  packed: Uint8Array,
  bytesMax: number,
): Promise<number | undefined> {
  const blob = new Blob([packed as Uint8Array<ArrayBuffer>]);
  const reader = blob.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size <= bytesMax) continue;
      await reader.cancel();
      return undefined;
    }
    return size;
  } catch {
    return undefined;
  }
}
