import type { RefusedKind } from './sniff-file.ts';

interface Magic {
  readonly kind: RefusedKind | 'xls';
  /** Where the bytes stand; 0 when not given. */
  readonly at?: number;
  /** Latin-1. */
  readonly bytes: string;
  /** What has to be true beside it, where a text may begin with these bytes too. */
  readonly also?: (head: Uint8Array) => boolean;
}

const hasEarlyNul = (head: Uint8Array): boolean => head.subarray(0, 64).includes(0);

/** First bytes by which formats are known; the first that fits counts. */
const magics: readonly Magic[] = [
  { kind: 'utf-32', bytes: '\xff\xfe\x00\x00' },
  { kind: 'utf-32', bytes: '\x00\x00\xfe\xff' },
  { kind: 'pdf', bytes: '%PDF-' },
  { kind: 'rtf', bytes: '{\\rtf' },
  { kind: 'image', bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'image', bytes: '\xff\xd8\xff' },
  { kind: 'image', bytes: 'GIF87a' },
  { kind: 'image', bytes: 'GIF89a' },
  { kind: 'image', bytes: 'RIFF', also: (head) => isAt(head, 8, 'WEBP') },
  { kind: 'media', bytes: 'RIFF', also: hasEarlyNul },
  { kind: 'image', bytes: 'II*\x00' },
  { kind: 'image', bytes: 'MM\x00*' },
  { kind: 'image', bytes: '\x00\x00\x01\x00' },
  { kind: 'image', bytes: 'BM', also: (head) => isAt(head, 6, '\x00\x00\x00\x00') },
  ...['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'].map(
    (brand) => ({ kind: 'image', at: 4, bytes: `ftyp${brand}` }) as const,
  ),
  { kind: 'media', at: 4, bytes: 'ftyp', also: hasEarlyNul },
  { kind: 'media', bytes: 'ID3', also: hasEarlyNul },
  { kind: 'media', bytes: 'OggS\x00' },
  { kind: 'executable', bytes: 'MZ', also: hasEarlyNul },
  { kind: 'executable', bytes: '\x7fELF' },
  { kind: 'executable', bytes: '\xcf\xfa\xed\xfe' },
  { kind: 'executable', bytes: '\xce\xfa\xed\xfe' },
  { kind: 'executable', bytes: '\xfe\xed\xfa\xce' },
  { kind: 'executable', bytes: '\xfe\xed\xfa\xcf' },
  { kind: 'executable', bytes: '\xca\xfe\xba\xbe' },
  { kind: 'executable', bytes: '\x00asm' },
  { kind: 'executable', bytes: '#!/' },
  { kind: 'executable', bytes: '#! /' },
  { kind: 'gzip', bytes: '\x1f\x8b' },
  { kind: 'bzip2', bytes: 'BZh', also: (head) => isAt(head, 4, '1AY&SY') },
  { kind: 'xz', bytes: '\xfd7zXZ\x00' },
  { kind: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { kind: '7z', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'rar', bytes: 'Rar!\x1a\x07' },
  { kind: 'tar', at: 257, bytes: 'ustar' },
  { kind: 'sqlite', bytes: 'SQLite format 3\x00' },
  { kind: 'parquet', bytes: 'PAR1' },
  { kind: 'parquet', bytes: 'ARROW1' },
  { kind: 'access', bytes: '\x00\x01\x00\x00Standard ' },
  // Excel before 1993 wrote its records without a container around them.
  { kind: 'xls', bytes: '\x09\x00\x04\x00' },
  { kind: 'xls', bytes: '\x09\x02\x06\x00' },
  { kind: 'xls', bytes: '\x09\x04\x06\x00' },
  { kind: 'xls', bytes: '\x09\x08\x08\x00' },
  { kind: 'xls', bytes: '\x09\x08\x10\x00' },
];

/** The kind of a file that is no text and no container, by its first bytes. */
export function findMagic(head: Uint8Array): RefusedKind | 'xls' | undefined {
  return magics.find(
    ({ at = 0, bytes, also }) => isAt(head, at, bytes) && (also === undefined || also(head)),
  )?.kind;
}

/** @param text Latin-1 */
export function isAt(head: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (head[at + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}
