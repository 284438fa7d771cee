import { continueCrc } from './crc32.ts';
import type { ZipEntry } from './read-zip-directory.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';

/** Packed bytes that are handed over together. */
const packedBlockBytes = 65_536;

/**
 * Unpacks a part in constant memory. The directory is the sender's word: as soon as the part is
 * longer than that, or ends shorter, or its checksum is another, it is damaged.
 *
 * @param isChecked whether its checksum is computed, which need not be done twice
 * @throws UnreadableWorkbook RUN-F10
 */
export async function* inflatePart(
  packed: Uint8Array,
  { method, size, crc }: Pick<ZipEntry, 'method' | 'size' | 'crc'>,
  isChecked: boolean,
): AsyncGenerator<Uint8Array> {
  let inflated = 0;
  let sum = 0;
  for await (const block of method === 0 ? inBlocks(packed) : inflate(packed)) {
    inflated += block.length;
    if (inflated > size) throw new UnreadableWorkbook('RUN-F10');
    if (isChecked) sum = continueCrc(sum, block);
    yield block;
  }
  if (inflated !== size || (isChecked && sum !== crc)) throw new UnreadableWorkbook('RUN-F10');
}

function* inBlocks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += packedBlockBytes) {
    yield bytes.subarray(at, at + packedBlockBytes);
  }
}

async function* inflate(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const blocks = inBlocks(packed);
  const source = new ReadableStream<BufferSource>({
    pull(controller) {
      const { done, value } = blocks.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let isOver = false;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    isOver = true;
  } catch {
    isOver = true;
    throw new UnreadableWorkbook('RUN-F10');
  } finally {
    // Whoever has seen enough of a part stops reading; the rest is never unpacked.
    if (!isOver) await reader.cancel();
  }
}
