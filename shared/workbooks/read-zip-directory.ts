import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { partsMax } from './workbook-limits.ts';

/** A part of a zip package as its directory tells it. */
export interface ZipEntry {
  /** As it is looked up: lower case, `/` between folders, none in front. */
  readonly name: string;
  /** Where its own header begins, and the bytes behind that one. */
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
}

/** Bytes of the fields that are needed, by their place (PKWARE APPNOTE 4.3). */
const end = { magic: 0x06054b50, bytes: 22, entries: 10, directoryAt: 16 };
const locator = { magic: 0x07064b50, bytes: 20, recordAt: 8 };
const end64 = { magic: 0x06064b50, bytes: 56, entries: 32, directoryAt: 48 };
const entry = {
  ...{ magic: 0x02014b50, bytes: 46, flagsAt: 8, methodAt: 10, crcAt: 16, packedAt: 20 },
  ...{ sizeAt: 24, nameAt: 28, extraAt: 30, commentAt: 32, memberAt: 42 },
};
const commentBytesMax = 65_535;
/** Bits of members that are encrypted, or whose very names are. */
const encryptedBits = 0x2041;
/** In a field of 32 bits: the value stands in the zip64 record. */
const isElsewhere = 0xffffffff;

/**
 * The parts of a zip package, by its central directory; nothing is unpacked. Names that lead out of
 * the package are left out (nothing is ever written by them), and so are folders.
 *
 * @throws UnreadableWorkbook RUN-F10 when the directory is damaged, RUN-F18 when it is far too long
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, directoryAt } = findDirectory(view);
  if (count > partsMax) throw new UnreadableWorkbook('RUN-F18', { part: `${count} × ZIP` });
  const entries: ZipEntry[] = [];
  let at = directoryAt;
  for (let left = count; left > 0; left -= 1) {
    if (at + entry.bytes > view.byteLength || view.getUint32(at, true) !== entry.magic) {
      throw new UnreadableWorkbook('RUN-F10');
    }
    const nameBytes = view.getUint16(at + entry.nameAt, true);
    const extraBytes = view.getUint16(at + entry.extraAt, true);
    const nameFrom = at + entry.bytes;
    const raw = bytes.subarray(nameFrom, nameFrom + nameBytes);
    const name = foldPartName(new TextDecoder().decode(raw));
    const sizes = readSizes(view, at, nameFrom + nameBytes, extraBytes);
    const isFolder = name === '' || name.endsWith('/');
    if (!isFolder && !name.split('/').includes('..')) {
      entries.push({
        ...sizes,
        name,
        method: view.getUint16(at + entry.methodAt, true),
        isEncrypted: (view.getUint16(at + entry.flagsAt, true) & encryptedBits) !== 0,
        crc: view.getUint32(at + entry.crcAt, true),
      });
    }
    at = nameFrom + nameBytes + extraBytes + view.getUint16(at + entry.commentAt, true);
  }
  return entries;
}

/**
 * Names of parts are compared without case and with their percent escapes replaced; some writers
 * put backslashes between folders.
 */
export function foldPartName(name: string): string {
  return decodePercent(name).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function decodePercent(name: string): string {
  try {
    return name.includes('%') ? decodeURIComponent(name) : name;
  } catch {
    return name;
  }
}

function findDirectory(view: DataView): { readonly count: number; readonly directoryAt: number } {
  const last = view.byteLength - end.bytes;
  let at = last;
  while (at >= Math.max(0, last - commentBytesMax) && view.getUint32(at, true) !== end.magic) {
    at -= 1;
  }
  if (at < 0 || view.getUint32(at, true) !== end.magic) throw new UnreadableWorkbook('RUN-F10');
  const count = view.getUint16(at + end.entries, true);
  const directoryAt = view.getUint32(at + end.directoryAt, true);
  if (count !== 0xffff && directoryAt !== isElsewhere) return { count, directoryAt };
  const locatorAt = at - locator.bytes;
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== locator.magic) {
    return { count, directoryAt };
  }
  const recordAt = readBig(view, locatorAt + locator.recordAt);
  if (recordAt + end64.bytes > at || view.getUint32(recordAt, true) !== end64.magic) {
    throw new UnreadableWorkbook('RUN-F10');
  }
  return {
    count: readBig(view, recordAt + end64.entries),
    directoryAt: readBig(view, recordAt + end64.directoryAt),
  };
}

/** Sizes and place, from the zip64 field (4.5.3) when the entry's own are too short for them. */
function readSizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraBytes: number,
): Pick<ZipEntry, 'at' | 'packed' | 'size'> {
  let big = findZip64Field(view, extraAt, Math.min(extraAt + extraBytes, view.byteLength));
  const [size, packed, place] = [entry.sizeAt, entry.packedAt, entry.memberAt].map((field) => {
    const value = view.getUint32(at + field, true);
    if (value !== isElsewhere || big === undefined || big + 8 > view.byteLength) return value;
    big += 8;
    return readBig(view, big - 8);
  });
  return { size: size ?? 0, packed: packed ?? 0, at: place ?? 0 };
}

function findZip64Field(view: DataView, from: number, until: number): number | undefined {
  for (let at = from; at + 4 <= until; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return at + 4;
  }
  return undefined;
}

/** A number of 64 bits; what is no safe integer is certainly beyond every limit. */
function readBig(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
