import { decodeWindows1252 } from './windows-1252.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A piece of a file's text; `encoding` is null as long as only ASCII has been seen. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding | null;
}

/** Bytes that are looked at together: when a file's encoding is guessed, and when it is read. */
export const blockBytes = 65_536;

/**
 * Decodes a file as it streams in. A byte order mark decides; without one the first block that is
 * not plain ASCII does: UTF-8, else Windows-1252. Bytes that break UTF-8 later on come out
 * as U+FFFD, which the table and JSON readers turn into rejected rows.
 *
 * The result is the same however the source cuts its blocks.
 */
export async function* decodeText(source: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedText> {
  let encoding: TextEncoding | null = null;
  let decoder: TextDecoder | undefined;
  let held = new Uint8Array();
  let isFirst = true;
  for await (const { bytes, isLast } of inBlocks(source)) {
    const block = joinBytes([held, bytes]);
    held = new Uint8Array();
    if (isFirst) encoding = readMark(block);
    isFirst = false;
    encoding ??= weighBytes(block, isLast);
    if (encoding === null && !isLast) {
      // A character cut in two at the border proves nothing: it waits for the next block.
      held = block.slice(asciiLength(block));
      yield { text: decodeAscii(block.subarray(0, block.length - held.length)), encoding };
      continue;
    }
    decoder ??= new TextDecoder(encoding ?? 'utf-8');
    const text = decoder.decode(block, { stream: !isLast });
    yield { text: encoding === 'windows-1252' ? decodeWindows1252(text) : text, encoding };
  }
}

/**
 * Guesses an encoding from a file's beginning.
 *
 * @param isWhole whether the file ends with `head`: then a character cut short is an error
 * @returns null when `head` is plain ASCII, but for a character cut short at its end
 */
export function sniffEncoding(head: Uint8Array, isWhole: boolean): TextEncoding | null {
  return readMark(head) ?? weighBytes(head, isWhole);
}

function readMark(head: Uint8Array): TextEncoding | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(head, [0xfe, 0xff]) ? 'utf-16be' : null;
}

/**
 * UTF-8 when that is what all or most of the special characters are. A few stray bytes then cost
 * their rows; read as Windows-1252 they would cost every accent of the file.
 */
function weighBytes(bytes: Uint8Array, isWhole: boolean): TextEncoding | null {
  const ascii = asciiLength(bytes);
  if (ascii === bytes.length) return null;
  if (isValidUtf8(bytes, isWhole)) {
    const isCutShort = !isWhole && bytes.length - ascii < 4 && !isValidUtf8(bytes, true);
    return isCutShort ? null : 'utf-8';
  }
  const text = new TextDecoder('utf-8').decode(bytes, { stream: !isWhole });
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return sound > broken ? 'utf-8' : 'windows-1252';
}

function isValidUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

function asciiLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return first === -1 ? bytes.length : first;
}

function decodeAscii(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
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

/** The source in blocks of exactly `blockBytes`, but for the last one, which may be empty. */
async function* inBlocks(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  let block = new Uint8Array(blockBytes);
  let filled = 0;
  for await (const piece of source) {
    for (let offset = 0; offset < piece.length; ) {
      if (filled === blockBytes) {
        yield { bytes: block, isLast: false };
        block = new Uint8Array(blockBytes);
        filled = 0;
      }
      const part = piece.subarray(offset, offset + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      offset += part.length;
    }
  }
  yield { bytes: block.subarray(0, filled), isLast: true };
}
