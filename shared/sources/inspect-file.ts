import type { Inspection } from '../runs/receive-files.ts';
import { sniffEncoding } from './decode-text.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { type FileKind, sniffFile } from './sniff-file.ts';

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
      const text = new TextDecoder(encoding).decode(head).replace(/\r\n?/g, '\n');
      const named = /^"?sep=(.)"?(?:\n|$)/i.exec(text)?.[1];
      const delimiter = named ?? sniffDelimiter(text);
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

type RefusedKind = Exclude<FileKind, keyof typeof contentTypes>;

/** Names of formats that are the same in every language. */
const labels: Readonly<Record<RefusedKind, string>> = {
  empty: '–',
  pdf: 'PDF',
  html: 'HTML',
  xml: 'XML',
  yaml: 'YAML',
  image: 'image',
  zip: 'ZIP',
  gzip: 'GZIP',
  archive: 'archive',
  opendocument: 'OpenDocument',
  'word-processing': 'Word',
  presentation: 'PowerPoint',
  'git-lfs-pointer': 'Git LFS',
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
    default:
      return { code: 'RUN-F01', data };
  }
}
