import { continueCrc } from '../workbooks/crc32.ts';

/** A file of an archive, packed. */
export interface PackedEntry {
  readonly name: string;
  readonly crc: number;
  /** Bytes before packing. */
  readonly size: number;
  readonly packed: readonly Uint8Array[];
}

export interface ZipEntry {
  /** Waits while the packer is behind. */
  write(text: string): Promise<void>;
  end(): Promise<PackedEntry>;
}

/** Characters that are gathered before they are packed: small writes cost more than packing. */
const gatheredChars = 64 * 1024;

/** A text file of an archive, packed while it is written: what is kept is the packed bytes. */
export function openZipEntry(name: string): ZipEntry {
  const encoder = new TextEncoder();
  const packer = new CompressionStream('deflate-raw');
  const writer = packer.writable.getWriter();
  const packed = collect(packer.readable);
  let gathered: string[] = [];
  let chars = 0;
  let crc = 0;
  let size = 0;
  const flush = async () => {
    const block = encoder.encode(gathered.join(''));
    gathered = [];
    chars = 0;
    crc = continueCrc(crc, block);
    size += block.length;
    await writer.write(block);
  };
  return {
    async write(text) {
      gathered.push(text);
      chars += text.length;
      if (chars >= gatheredChars) await flush();
    },
    async end() {
      await flush();
      await writer.close();
      return { name, crc, size, packed: await packed };
    },
  };
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
  }
  return parts;
}
