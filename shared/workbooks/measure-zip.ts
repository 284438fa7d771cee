import { inflateSize } from './inflate-size.ts';

/** Bytes of the fields that are needed, by their place in a zip file (PKWARE APPNOTE). */
const endRecord = { magic: 0x06054b50, bytes: 22, entries: 8, directoryAt: 16 };
const entry = {
  ...{ magic: 0x02014b50, bytes: 46, packedAt: 20, sizeAt: 24 },
  ...{ nameAt: 28, extraAt: 30, commentAt: 32, memberAt: 42 },
};
const member = {
  ...{ magic: 0x04034b50, bytes: 30, flagsAt: 6, methodAt: 8 },
  ...{ sizeAt: 22, nameAt: 26, extraAt: 28 },
};
const commentBytesMax = 65_535;
/** Flags of encrypted members: the library refuses the file at the first one. */
const encrypted = 0x2041;

/** A member as the directory tells it, bytes. */
interface Entry {
  readonly at: number;
  readonly packed: number;
  readonly size: number;
}

/**
 * What the members of a zip file take when unpacked. The directory is the sender's word, so every
 * member is unpacked once, only to be counted, and no further than its word goes.
 *
 * @param bytesMax when the directory itself tells more, nothing is unpacked
 * @returns bytes; undefined when the file is damaged, larger than 4 GB, or its directory lies
 */
export async function measureZip(bytes: Uint8Array, bytesMax: number): Promise<number | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view);
  if (entries === undefined) return undefined;
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > bytesMax) return total;
  for (const each of entries) {
    const found = findMember(view, each);
    if (found === 'encrypted') return total;
    if (found === undefined) return undefined;
    const { method, from } = found;
    const packed = bytes.subarray(from, from + each.packed);
    const size = method === 0 ? packed.length : await inflateSize(packed, each.size);
    if (size !== each.size) return undefined;
  }
  return total;
}

function readDirectory(view: DataView): readonly Entry[] | undefined {
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + endRecord.directoryAt, true);
  for (let left = view.getUint16(end + endRecord.entries, true); left > 0; left -= 1) {
    if (at + entry.bytes > end || view.getUint32(at, true) !== entry.magic) return undefined;
    const size = view.getUint32(at + entry.sizeAt, true);
    if (size === 0xffffffff) return undefined;
    const packed = view.getUint32(at + entry.packedAt, true);
    entries.push({ at: view.getUint32(at + entry.memberAt, true), packed, size });
    at +=
      entry.bytes +
      view.getUint16(at + entry.nameAt, true) +
      view.getUint16(at + entry.extraAt, true) +
      view.getUint16(at + entry.commentAt, true);
  }
  return entries;
}

/** The last end record that begins anywhere: the one that the library will take. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endRecord.bytes;
  for (let at = view.byteLength - 4; at >= Math.max(0, last - commentBytesMax); at -= 1) {
    if (view.getUint32(at, true) === endRecord.magic) return at <= last ? at : undefined;
  }
  return undefined;
}

/** Where a member's own header says that its data begin; that header rules when they are read. */
function findMember(
  view: DataView,
  { at, packed, size }: Entry,
): { readonly method: number; readonly from: number } | 'encrypted' | undefined {
  if (at + member.bytes > view.byteLength || view.getUint32(at, true) !== member.magic) {
    return undefined;
  }
  if ((view.getUint16(at + member.flagsAt, true) & encrypted) !== 0) return 'encrypted';
  const method = view.getUint16(at + member.methodAt, true);
  if (method !== 0 && method !== 8) return undefined;
  // A writer that did not know it yet leaves 0, or in a large format all ones.
  const ownSize = view.getUint32(at + member.sizeAt, true);
  if (ownSize !== size && ownSize !== 0 && ownSize !== 0xffffffff) return undefined;
  const names =
    view.getUint16(at + member.nameAt, true) + view.getUint16(at + member.extraAt, true);
  const from = at + member.bytes + names;
  return from + packed <= view.byteLength ? { method, from } : undefined;
}
