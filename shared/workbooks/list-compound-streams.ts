/** Places in the header of a compound file ([MS-CFB] 2.2). */
const header = { bytes: 512, shiftAt: 30, directoryAt: 48, tableAt: 76, tables: 109 };
const entry = { bytes: 128, nameBytesAt: 64 };
/** Sectors of a directory that are looked at; the names that matter stand in the first ones. */
const sectorsMax = 1_024;

/**
 * The names of all streams and folders in a compound file: the envelope of .xls, but also of .doc,
 * of .msg and of encrypted .xlsx files.
 *
 * @returns what could be read of them; none when it is damaged
 */
export function listCompoundStreams(bytes: Uint8Array): readonly string[] {
  if (bytes.length < header.bytes) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(header.shiftAt, true);
  if (shift !== 9 && shift !== 12) return [];
  const sectorBytes = 2 ** shift;
  const placeOf = (sector: number) => (sector + 1) * sectorBytes;
  const isInside = (sector: number) => placeOf(sector) + sectorBytes <= bytes.length;
  const names: string[] = [];
  let sector = view.getUint32(header.directoryAt, true);
  for (let left = sectorsMax; left > 0 && isInside(sector); left -= 1) {
    for (let at = placeOf(sector); at < placeOf(sector) + sectorBytes; at += entry.bytes) {
      names.push(readName(bytes, view, at));
    }
    const perSector = sectorBytes / 4;
    const table = Math.floor(sector / perSector);
    // Tables beyond those named in the header belong to files larger than 7 MB whose directory
    // lies at their end; its first sector has to do.
    if (table >= header.tables) break;
    const tableSector = view.getUint32(header.tableAt + table * 4, true);
    if (!isInside(tableSector)) break;
    sector = view.getUint32(placeOf(tableSector) + (sector % perSector) * 4, true);
  }
  return names.filter((name) => name !== '');
}

function readName(bytes: Uint8Array, view: DataView, at: number): string {
  const length = view.getUint16(at + entry.nameBytesAt, true);
  if (length < 2 || length > 64) return '';
  return new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2));
}
