import { startsWith } from './cut-blocks.ts';
import { type OldCodePage, proveCodePage } from './sniff-code-page.ts';
import { findUtf16 } from './sniff-utf16.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | OldCodePage;

/**
 * Guesses an encoding from a file's beginning: a byte order mark, the zero bytes of UTF-16, else
 * what the bytes above ASCII are like. Latin-1 is read as Windows-1252, which holds all of it.
 *
 * @param isWhole whether the file ends with `head`: then a character cut short is an error
 * @returns null when `head` is plain ASCII, but for a character cut short at its end
 */
export function sniffEncoding(head: Uint8Array, isWhole: boolean): TextEncoding | null {
  return readMark(head) ?? findUtf16(head) ?? weighBytes(head, isWhole);
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
export function weighBytes(bytes: Uint8Array, isWhole: boolean): TextEncoding | null {
  const ascii = asciiLength(bytes);
  if (ascii === bytes.length) return null;
  if (isValidUtf8(bytes, isWhole)) {
    const isCutShort = !isWhole && bytes.length - ascii < 4 && !isValidUtf8(bytes, true);
    return isCutShort ? null : 'utf-8';
  }
  const text = new TextDecoder('utf-8').decode(bytes, { stream: !isWhole });
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (sound > broken) return 'utf-8';
  return proveCodePage(bytes) ?? 'windows-1252';
}

function isValidUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

/** Bytes before the first one that is not ASCII. */
export function asciiLength(bytes: Uint8Array): number {
  let i = 0;
  // A file of plain ASCII comes through here whole: a loop costs a twentieth of `findIndex`.
  while (i < bytes.length && (bytes[i] ?? 0) < 0x80) i += 1;
  return i;
}
