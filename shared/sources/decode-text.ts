import { decodeCodePage850 } from './code-page-850.ts';
import { blockBytes, cutBlocks, joinBytes, startsWith } from './cut-blocks.ts';
import { asciiLength, sniffEncoding, type TextEncoding, weighBytes } from './sniff-encoding.ts';
import { decodeWindows1252 } from './windows-1252.ts';

export { blockBytes, joinBytes, sniffEncoding, startsWith, type TextEncoding };

/** A piece of a file's text; `encoding` is null as long as only ASCII has been seen. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding | null;
}

/**
 * Decodes a file as it streams in. A byte order mark or the pattern of UTF-16 decides; without
 * them the first block that is not plain ASCII does: UTF-8, else MacRoman or code page 850 where
 * that is beyond doubt, else Windows-1252. Bytes that break UTF-8 later on come out as U+FFFD, which the table
 * and JSON readers turn into rejected rows; UTF-8 in a file of Windows-1252 is found and said by
 * `repairMojibake`.
 *
 * The result is the same however the source cuts its blocks.
 */
export async function* decodeText(source: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedText> {
  let encoding: TextEncoding | null = null;
  let decode: ReturnType<typeof createDecoder> | undefined;
  let held = new Uint8Array();
  let isFirst = true;
  for await (const { bytes, isLast } of cutBlocks(source)) {
    const block = held.length === 0 ? bytes : joinBytes([held, bytes]);
    held = new Uint8Array();
    encoding ??= isFirst ? sniffEncoding(block, isLast) : weighBytes(block, isLast);
    isFirst = false;
    if (encoding === null && !isLast) {
      // A character cut in two at the border proves nothing: it waits for the next block.
      held = block.slice(asciiLength(block));
      yield { text: decodeUtf8(block.subarray(0, block.length - held.length)), encoding };
      continue;
    }
    decode ??= createDecoder(encoding ?? 'utf-8');
    yield { text: decode(block, isLast), encoding };
  }
}

function createDecoder(encoding: TextEncoding): (block: Uint8Array, isLast: boolean) => string {
  if (encoding === 'utf-8') return createUtf8Decoder();
  if (encoding === 'ibm850') return decodeCodePage850;
  const decoder = new TextDecoder(encoding);
  return (block, isLast) => {
    const text = decoder.decode(block, { stream: !isLast });
    return encoding === 'windows-1252' ? decodeWindows1252(text) : text;
  };
}

/** Decodes the beginning of a file at once; a character cut short at its end comes out as U+FFFD. */
export function decodeHead(head: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 'ibm850') return decodeCodePage850(head);
  return new TextDecoder(encoding).decode(head);
}

/**
 * UTF-8 block by block, each decoded as a whole: where the engine has a fast way of decoding, it
 * is not the streaming one. So a character that is cut at a block's end is kept for the next.
 */
function createUtf8Decoder(): (block: Uint8Array, isLast: boolean) => string {
  let cut = new Uint8Array();
  let isFirst = true;
  return (block, isLast) => {
    const bytes = cut.length === 0 ? block : joinBytes([cut, block]);
    const complete = isLast ? bytes.length : bytes.length - cutLength(bytes);
    cut = bytes.slice(complete);
    const mark = isFirst && startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
    isFirst = false;
    return decodeUtf8(bytes.subarray(mark, complete));
  };
}

/** Bytes at the end that begin a character and do not complete it: 0 to 3. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}
