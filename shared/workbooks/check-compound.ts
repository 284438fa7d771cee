import { listCompoundStreams } from './list-compound-streams.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { xlsBytesMax } from './workbook-limits.ts';

/** What else comes in the same envelope, by the name of a stream that it must have. */
const otherKinds: readonly (readonly [RegExp, string, string])[] = [
  [/^WordDocument$/i, 'word-processing', 'Word .doc'],
  [/^PowerPoint Document$/i, 'presentation', 'PowerPoint .ppt'],
  [/^__properties_version1\.0$/i, 'binary', 'Outlook .msg'],
  [/^VisioDocument$/i, 'binary', 'Visio .vsd'],
];

/**
 * Checks a compound file before it is read as an old workbook.
 *
 * @param name of the file, for refusals
 * @throws UnreadableWorkbook RUN-F01 another kind of file, RUN-F09 encrypted, RUN-F10 damaged,
 *   RUN-F22 too large
 */
export function checkCompound(bytes: Uint8Array, name: string): { readonly hasMacros: boolean } {
  const streams = listCompoundStreams(bytes);
  const has = (pattern: RegExp) => streams.some((stream) => pattern.test(stream));
  // An .xlsx with a password is an encrypted package in this envelope.
  if (has(/^(EncryptedPackage|EncryptionInfo)$/i)) throw new UnreadableWorkbook('RUN-F09');
  if (!has(/^(Workbook|Book)$/i)) {
    const other = otherKinds.find(([pattern]) => has(pattern));
    if (other === undefined) throw new UnreadableWorkbook('RUN-F10');
    throw new UnreadableWorkbook('RUN-F01', { name, kind: other[1], label: other[2] });
  }
  if (bytes.length > xlsBytesMax) {
    throw new UnreadableWorkbook('RUN-F22', {
      mb: Math.ceil(bytes.length / 2 ** 20),
      max_mb: xlsBytesMax / 2 ** 20,
    });
  }
  return { hasMacros: has(/^_VBA_PROJECT/i) };
}
