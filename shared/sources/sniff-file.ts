import { joinBytes } from './cut-blocks.ts';
import { decodeHead } from './decode-text.ts';
import { findMagic } from './magic-numbers.ts';
import { isCompoundFile, isZip, sniffCompoundFile, sniffZip } from './sniff-container.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { sniffText } from './sniff-text.ts';

/** Kinds that are recognised only to be refused by name. */
export type RefusedKind =
  | 'empty'
  | 'utf-32'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'mhtml'
  | 'email'
  | 'xml'
  | 'spreadsheet-xml'
  | 'yaml'
  | 'image'
  | 'media'
  | 'zip'
  | 'gzip'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'tar'
  | 'xlsb'
  | 'numbers'
  | 'opendocument'
  | 'word-processing'
  | 'presentation'
  | 'sqlite'
  | 'access'
  | 'parquet'
  | 'git-lfs-pointer'
  | 'pem'
  | 'executable'
  | 'binary';

export type FileKind = 'csv' | 'json' | 'xlsx' | 'xls' | RefusedKind;

/** Control bytes that no text has: above this part of all, and this number, a file is no text. */
const controlsMax = 0.05;
const strayControlsMax = 3;
/** Exports of fixed lengths are padded with NULs; a file of little else is no text. */
const nulsMax = 0.5;

/**
 * Says what a file is from its first bytes; its name only decides between kinds that look alike.
 *
 * @param head the first 64 KB, or the whole file when it is shorter
 */
export function sniffFile(head: Uint8Array, name: string): FileKind {
  if (head.length === 0) return 'empty';
  if (isZip(head)) return sniffZip(head);
  if (isCompoundFile(head)) return sniffCompoundFile(head, name);
  const known = findMagic(head);
  if (known !== undefined) return known;
  const encoding = sniffEncoding(head, false) ?? 'utf-8';
  if (!encoding.startsWith('utf-16') && isBinary(head)) return 'binary';
  return sniffText(decodeHead(head, encoding), name);
}

function isBinary(head: Uint8Array): boolean {
  let nuls = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) nuls += 1;
    else if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a) controls += 1;
  }
  // A text may hold some of either, but does not begin with a control byte and have NULs as well.
  const [first = 0] = head;
  const beginsOddly = nuls > 0 && first > 0 && first < 0x09;
  const isControlled = controls > Math.max(strayControlsMax, head.length * controlsMax);
  return nuls > head.length * nulsMax || isControlled || beginsOddly;
}

/** The first bytes of a source, and the whole source again from its beginning. */
export async function peekHead(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < bytes) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  const head = joinBytes(taken);
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: head.subarray(0, bytes), whole: again() };
}
