import type { PackedEntry } from './zip-entry.ts';

/** Unpacked with version 2.0, names in UTF-8, deflated, and a time that says nothing: 1980. */
const version = 20;
const utf8Names = 0x0800;
const deflated = 8;
const firstDay = 0x0021;

/**
 * An archive of these files. It holds no time, so the same content is the same bytes.
 *
 * @throws RangeError above 4 GB: the format would need its wide form (our bug: workbooks are cut)
 * @see APPNOTE.TXT 4.3
 */
export function joinZip(entries: readonly PackedEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const packedSize = entry.packed.reduce((sum, part) => sum + part.length, 0);
    const facts = writeFacts(entry, packedSize, name.length);
    const local = bytesOf(30, (view) => {
      view.setUint32(0, 0x04034b50, true);
      copy(view, 4, facts);
    });
    directory.push(
      bytesOf(46, (view) => {
        view.setUint32(0, 0x02014b50, true);
        view.setUint16(4, version, true);
        copy(view, 6, facts);
        view.setUint32(42, at, true);
      }),
      name,
    );
    parts.push(local, name, ...entry.packed);
    at += local.length + name.length + packedSize;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  if (at + directorySize > 0xffffffff) throw new RangeError('an archive of more than 4 GB');
  const end = bytesOf(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, directorySize, true);
    view.setUint32(16, at, true);
  });
  return concat([...parts, ...directory, end]);
}

/** The 26 bytes that a file's own header and its line of the directory have alike. */
function writeFacts({ crc, size }: PackedEntry, packedSize: number, nameLength: number) {
  return bytesOf(26, (view) => {
    view.setUint16(0, version, true);
    view.setUint16(2, utf8Names, true);
    view.setUint16(4, deflated, true);
    view.setUint16(8, firstDay, true);
    view.setUint32(10, crc, true);
    view.setUint32(14, packedSize, true);
    view.setUint32(18, size, true);
    view.setUint16(22, nameLength, true);
  });
}

function bytesOf(length: number, fill: (view: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  fill(view);
  return new Uint8Array(view.buffer);
}

function copy(view: DataView, at: number, bytes: Uint8Array): void {
  new Uint8Array(view.buffer).set(bytes, at);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
