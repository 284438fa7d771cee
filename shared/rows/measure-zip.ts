/** Bytes of the fields that are needed, by their place in a zip's directory (PKWARE APPNOTE). */
const endRecord = { magic: 0x06054b50, bytes: 22, directoryAt: 16, entries: 10 };
const entry = { magic: 0x02014b50, bytes: 46, sizeAt: 24, nameAt: 28, extraAt: 30, commentAt: 32 };
const commentBytesMax = 65_535;

/**
 * What the members of a zip file would take when unpacked, as its own directory says.
 *
 * @returns bytes, or undefined when the directory cannot be read (damaged, or larger than 4 GB)
 */
export function measureZip(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  let at = view.getUint32(end + endRecord.directoryAt, true);
  let total = 0;
  for (let left = view.getUint16(end + endRecord.entries, true); left > 0; left -= 1) {
    if (at + entry.bytes > end || view.getUint32(at, true) !== entry.magic) return undefined;
    const size = view.getUint32(at + entry.sizeAt, true);
    if (size === 0xffffffff) return undefined;
    total += size;
    at +=
      entry.bytes +
      view.getUint16(at + entry.nameAt, true) +
      view.getUint16(at + entry.extraAt, true) +
      view.getUint16(at + entry.commentAt, true);
  }
  return total;
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endRecord.bytes;
  for (let at = last; at >= Math.max(0, last - commentBytesMax); at -= 1) {
    if (view.getUint32(at, true) === endRecord.magic) return at;
  }
  return undefined;
}
