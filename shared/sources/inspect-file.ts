import type { Inspection } from '../runs/receive-files.ts';
import { readCsvStart } from './csv-start.ts';
import { decodeHead, sniffEncoding } from './decode-text.ts';
import { type RefusedKind, sniffFile } from './sniff-file.ts';

const contentTypes = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
} as const;

/**
 * What a look at a table's first bytes tells: its type, or why it is refused.
 *
 * @param head the first 64 KB, or the whole file when it is shorter
 */
export function inspectFile(head: Uint8Array, name: string): Inspection {
  const kind = sniffFile(head, name);
  switch (kind) {
    case 'csv': {
      const encoding = sniffEncoding(head, false) ?? 'utf-8';
      const text = decodeHead(head, encoding).replace(/\r\n?/g, '\n');
      const { delimiter } = readCsvStart(text);
      return { kind: 'known', contentType: contentTypes[kind], encoding, delimiter };
    }
    case 'json':
      return {
        kind: 'known',
        contentType: contentTypes[kind],
        encoding: sniffEncoding(head, false) ?? 'utf-8',
        delimiter: null,
      };
    case 'xlsx':
    case 'xls':
      return { kind: 'known', contentType: contentTypes[kind], encoding: null, delimiter: null };
    default:
      return { kind: 'refused', ...refuseKind(kind, name) };
  }
}

/** Names of formats that are the same in every language. */
const labels: Readonly<Record<RefusedKind, string>> = {
  empty: '–',
  'utf-32': 'UTF-32',
  pdf: 'PDF',
  rtf: 'RTF',
  html: 'HTML',
  mhtml: 'MHTML',
  email: 'e-mail',
  xml: 'XML',
  'spreadsheet-xml': 'Excel XML 2003',
  yaml: 'YAML',
  image: 'image',
  media: 'audio/video',
  zip: 'ZIP',
  gzip: 'GZIP',
  bzip2: 'BZIP2',
  xz: 'XZ',
  zstd: 'Zstandard',
  '7z': '7-Zip',
  rar: 'RAR',
  tar: 'TAR',
  xlsb: 'Excel XLSB',
  numbers: 'Apple Numbers',
  opendocument: 'OpenDocument',
  'word-processing': 'Word',
  presentation: 'PowerPoint',
  sqlite: 'SQLite',
  access: 'Access',
  parquet: 'Parquet/Arrow',
  'git-lfs-pointer': 'Git LFS',
  pem: 'PEM',
  executable: 'EXE',
  binary: 'BIN',
};

/** The finding for a file that is none of the kinds that are read. */
export function refuseKind(
  kind: RefusedKind,
  name: string,
): { readonly code: string; readonly data: Readonly<Record<string, unknown>> } {
  const data = { name, kind, label: labels[kind] };
  switch (kind) {
    case 'empty':
      return { code: 'RUN-F02', data };
    case 'xml':
    case 'yaml':
      return { code: 'RUN-F13', data };
    case 'git-lfs-pointer':
      return { code: 'RUN-F14', data };
    // Tables for the programs that write them: those can save them as something that is read.
    case 'html':
    case 'mhtml':
    case 'spreadsheet-xml':
    case 'xlsb':
    case 'numbers':
    case 'opendocument':
      return { code: 'RUN-F23', data };
    default:
      return { code: 'RUN-F01', data };
  }
}
