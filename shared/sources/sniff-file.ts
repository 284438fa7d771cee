import { joinBytes, sniffEncoding, startsWith } from './decode-text.ts';

/** Kinds that are recognised only to be refused by name. */
export type RefusedKind =
  | 'empty'
  | 'pdf'
  | 'html'
  | 'xml'
  | 'yaml'
  | 'image'
  | 'zip'
  | 'gzip'
  | 'archive'
  | 'opendocument'
  | 'word-processing'
  | 'presentation'
  | 'git-lfs-pointer'
  | 'executable'
  | 'binary';

export type FileKind = 'csv' | 'json' | 'xlsx' | 'xls' | RefusedKind;

const magicNumbers: readonly (readonly [RefusedKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['executable', [0x4d, 0x5a]],
  ['executable', [0x7f, 0x45, 0x4c, 0x46]],
  ['executable', [0xcf, 0xfa, 0xed, 0xfe]],
  ['executable', [0x23, 0x21]],
  ['gzip', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
];
const zipMagic = [0x50, 0x4b, 0x03, 0x04];
const compoundFileMagic = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Says what a file is from its first bytes; its name only decides between kinds that look alike.
 *
 * @param head the first 64 KB, or the whole file when it is shorter
 */
export function sniffFile(head: Uint8Array, name: string): FileKind {
  if (head.length === 0) return 'empty';
  if (startsWith(head, zipMagic)) return sniffZip(head);
  if (startsWith(head, compoundFileMagic)) return /\.(doc|ppt|msg)$/i.test(name) ? 'binary' : 'xls';
  const isMarked = sniffEncoding(head, false)?.startsWith('utf-16') ?? false;
  if (!isMarked) {
    const kind = magicNumbers.find(([, magic]) => startsWith(head, magic))?.[0];
    // "MZ" and "#!" may well begin a text; a program has control bytes or a path behind them.
    if (kind !== undefined && !(startsWith(head, [0x4d, 0x5a]) && !head.includes(0))) return kind;
    if (head.includes(0)) return 'binary';
  }
  return sniffText(head, name);
}

function sniffZip(head: Uint8Array): FileKind {
  const names = new TextDecoder('latin1').decode(head);
  if (names.includes('opendocument')) return 'opendocument';
  if (names.includes('word/')) return 'word-processing';
  if (names.includes('ppt/')) return 'presentation';
  return names.includes('xl/') || names.includes('[Content_Types].xml') ? 'xlsx' : 'zip';
}

function sniffText(head: Uint8Array, name: string): FileKind {
  const encoding = sniffEncoding(head, false) ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(head).trimStart();
  if (text === '') return 'empty';
  if (text.startsWith('version https://git-lfs.github.com/')) return 'git-lfs-pointer';
  if (/^<(!doctype html|html|table|head|body)\b/i.test(text)) return 'html';
  if (/^<(\?xml|[a-z!])/i.test(text)) return 'xml';
  if (/\.ya?ml$/i.test(name) || /^---\s*\n/.test(text)) return 'yaml';
  const isTableByName = /\.(csv|tsv|txt)$/i.test(name);
  return /^[[{]/.test(text) && !isTableByName ? 'json' : 'csv';
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
