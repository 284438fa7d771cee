import { isAt } from './magic-numbers.ts';
import type { FileKind } from './sniff-file.ts';

const localHeader = 'PK\x03\x04';

/** Whether a file is a zip archive, whole or in part. */
export function isZip(head: Uint8Array): boolean {
  return [localHeader, 'PK\x05\x06', 'PK\x07\x08'].some((magic) => isAt(head, 0, magic));
}

/**
 * What a zip archive is, by the names of its first parts; of an archive inside it the names do not
 * count where the size of the part is known.
 */
export function sniffZip(head: Uint8Array): FileKind {
  const names = listParts(head);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (names[0] === 'mimetype') {
    const isOpenDocument = latin1(head.subarray(0, 200)).includes('opendocument');
    return isOpenDocument ? 'opendocument' : 'zip';
  }
  if (has(/^word\//i)) return 'word-processing';
  if (has(/^ppt\//i)) return 'presentation';
  if (has(/^xl\/(?:workbook|worksheets\/.*|sharedStrings|styles)\.bin$/i)) return 'xlsb';
  if (has(/^Index\/.*\.iwa$|^Index\.zip$/i)) return 'numbers';
  // Parts may have any names; only the list of them is always called so.
  return has(/^xl[/\\]|^\[Content_Types\]\.xml$/i) ? 'xlsx' : 'zip';
}

/** Names of the parts whose headers lie in a file's beginning. */
function listParts(head: Uint8Array): readonly string[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const names: string[] = [];
  for (let at = 0; at !== -1 && at + 30 <= head.length; ) {
    const nameLength = view.getUint16(at + 26, true);
    names.push(latin1(head.subarray(at + 30, at + 30 + nameLength)));
    const dataAt = at + 30 + nameLength + view.getUint16(at + 28, true);
    // Sizes that follow the data (bit 3) or stand elsewhere (zip64) are not known here.
    const packed = view.getUint32(at + 18, true);
    const isKnown = (view.getUint16(at + 6, true) & 8) === 0 && packed !== 0xffffffff;
    at = findText(head, localHeader, isKnown ? dataAt + packed : dataAt);
  }
  return names;
}

const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

export function isCompoundFile(head: Uint8Array): boolean {
  return isAt(head, 0, compoundFile);
}

/**
 * What an OLE compound file (Office up to 2003) is, by its directory's names. Of one whose
 * directory lies far behind, the file's name decides. A protected .xlsx is one as well: the reader
 * of workbooks says so.
 *
 * @see [MS-CFB] 2.2 header, 2.6 directory entries
 */
export function sniffCompoundFile(head: Uint8Array, name: string): FileKind {
  if (head.length >= 512) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const sectorBytes = 2 ** Math.min(view.getUint16(30, true), 16);
    const directoryAt = (view.getUint32(48, true) + 1) * sectorBytes;
    const names = readDirectory(head.subarray(directoryAt, directoryAt + sectorBytes));
    const has = (...known: string[]) => known.some((entry) => names.includes(entry));
    if (has('Workbook', 'Book', 'EncryptedPackage')) return 'xls';
    if (has('WordDocument')) return 'word-processing';
    if (has('PowerPoint Document')) return 'presentation';
    if (has('__properties_version1.0', '__nameid_version1.0')) return 'email';
  }
  if (/\.(doc|dot)$/i.test(name)) return 'word-processing';
  if (/\.(ppt|pps)$/i.test(name)) return 'presentation';
  return /\.msg$/i.test(name) ? 'email' : 'xls';
}

/** Names of the entries in one sector of a compound file's directory. */
function readDirectory(sector: Uint8Array): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const bytes = (sector[at + 64] ?? 0) + 256 * (sector[at + 65] ?? 0);
    const name = sector.subarray(at, at + Math.max(0, Math.min(bytes, 64) - 2));
    names.push(new TextDecoder('utf-16le').decode(name));
  }
  return names;
}

function findText(head: Uint8Array, text: string, from: number): number {
  for (let at = from; at + text.length <= head.length; at += 1) {
    if (isAt(head, at, text)) return at;
  }
  return -1;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
