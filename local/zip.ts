import { crc32 } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const ZIP_2_0 = 20;

/**
 * A zip archive of one file, stored as it is: what UpdateFunctionCode takes. Compressing would
 * only cost time on the way to the same machine.
 *
 * @param name ASCII, no folders
 */
export function zipOneFile(name: string, content: Buffer): Buffer {
  const entry = describeEntry(name, content);
  const local = Buffer.concat([fields([LOCAL_HEADER, 4]), entry, Buffer.from(name), content]);
  const directory = Buffer.concat([
    fields([DIRECTORY_HEADER, 4], [ZIP_2_0, 2]),
    entry,
    // No comment, first disk, no attributes; the entry begins at the start of the archive.
    fields([0, 2], [0, 2], [0, 2], [0, 4], [0, 4]),
    Buffer.from(name),
  ]);
  const end = fields(
    [DIRECTORY_END, 4],
    [0, 2],
    [0, 2],
    [1, 2],
    [1, 2],
    [directory.length, 4],
    [local.length, 4],
    [0, 2],
  );
  return Buffer.concat([local, directory, end]);
}

/** The part that both headers share: version, flags, method, time, date, sum, sizes, name. */
function describeEntry(name: string, content: Buffer): Buffer {
  return fields(
    [ZIP_2_0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0x21, 2],
    [crc32(content), 4],
    [content.length, 4],
    [content.length, 4],
    [name.length, 2],
    [0, 2],
  );
}

/** Little-endian numbers, each with its width in bytes. */
function fields(...numbers: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
