import { inflatePart } from './inflate-part.ts';
import { foldPartName, readZipDirectory, type ZipEntry } from './read-zip-directory.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { bombBytesMin, ratioMax } from './workbook-limits.ts';

/** A zip package whose directory has been checked. */
export interface ZipPackage {
  readonly entries: readonly ZipEntry[];
  find(name: string): ZipEntry | undefined;
  /** Unpacks a part in blocks, no further than the directory told, with back-pressure. */
  inflate(entry: ZipEntry): AsyncGenerator<Uint8Array>;
}

/** Bytes of a part's own header in front of its data, and where it tells their lengths. */
const member = { magic: 0x04034b50, bytes: 30, nameAt: 26, extraAt: 28 };

/**
 * Checks everything that can be known of a package without unpacking any of it.
 *
 * @throws UnreadableWorkbook RUN-F09 encrypted, RUN-F10 damaged, RUN-F18 packed like a bomb: parts
 *   that lie over each other, or that become hundreds of times larger
 */
export function openZip(bytes: Uint8Array): ZipPackage {
  const entries = readZipDirectory(bytes);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // Of two parts with one name nobody can tell which is meant.
  if (byName.size < entries.length) throw new UnreadableWorkbook('RUN-F10');
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new UnreadableWorkbook('RUN-F09');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map(entries.map((entry) => [entry, findData(view, entry)]));
  checkOverlap([...places]);
  const checked = new Set<ZipEntry>();
  const bomb = entries.find(({ size, packed }) => size > bombBytesMin && size > packed * ratioMax);
  if (bomb !== undefined) throw new UnreadableWorkbook('RUN-F18', { part: bomb.name });
  return {
    entries,
    find: (name) => byName.get(foldPartName(name)),
    inflate: async function* (entry) {
      const from = places.get(entry) ?? 0;
      yield* inflatePart(bytes.subarray(from, from + entry.packed), entry, !checked.has(entry));
      checked.add(entry);
    },
  };
}

function findData(view: DataView, { at, packed, method }: ZipEntry): number {
  if (at + member.bytes > view.byteLength || view.getUint32(at, true) !== member.magic) {
    throw new UnreadableWorkbook('RUN-F10');
  }
  if (method !== 0 && method !== 8) throw new UnreadableWorkbook('RUN-F10');
  const names =
    view.getUint16(at + member.nameAt, true) + view.getUint16(at + member.extraAt, true);
  const from = at + member.bytes + names;
  if (from + packed > view.byteLength) throw new UnreadableWorkbook('RUN-F10');
  return from;
}

/** Many entries that share the same packed bytes are how a small file becomes petabytes. */
function checkOverlap(places: (readonly [ZipEntry, number])[]): void {
  let end = 0;
  for (const [entry, from] of places.sort(([a], [b]) => a.at - b.at)) {
    if (entry.at < end) throw new UnreadableWorkbook('RUN-F18', { part: entry.name });
    end = from + entry.packed;
  }
}
