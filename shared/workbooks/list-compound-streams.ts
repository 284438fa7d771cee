/** Places in the header of a compound file ([MS-CFB] 2.2). */
const header = { bytes: 512, shiftAt: 30, directoryAt: 48, moreAt: 68, tableAt: 76, tables: 109 };
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
  const file = openSectors(bytes);
  const names: string[] = [];
  let sector = file?.view.getUint32(header.directoryAt, true);
  for (let left = sectorsMax; left > 0 && file !== undefined; left -= 1) {
    const from = file.placeOf(sector);
    if (from === undefined) break;
    for (let at = from; at < from + file.sectorBytes; at += entry.bytes) {
      names.push(readName(bytes, file.view, at));
    }
    sector = findNext(file, sector ?? 0);
  }
  return names.filter((name) => name !== '');
}

interface Sectors {
  readonly view: DataView;
  readonly sectorBytes: number;
  /** Undefined of a sector that is not in the file. */
  placeOf(sector: number | undefined): number | undefined;
}

function openSectors(bytes: Uint8Array): Sectors | undefined {
  if (bytes.length < header.bytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(header.shiftAt, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectorBytes = 2 ** shift;
  return {
    view,
    sectorBytes,
    placeOf(sector) {
      const place = ((sector ?? Infinity) + 1) * sectorBytes;
      return place + sectorBytes <= bytes.length ? place : undefined;
    },
  };
}

/** The sector behind another one of the same stream, by the allocation table. */
function findNext(file: Sectors, sector: number): number | undefined {
  const perSector = file.sectorBytes / 4;
  const table = file.placeOf(findTable(file, Math.floor(sector / perSector)));
  return table === undefined
    ? undefined
    : file.view.getUint32(table + (sector % perSector) * 4, true);
}

/**
 * The sector of a piece of the allocation table. The header names 109 of them, enough for 7 MB; the
 * others stand in a chain of sectors that each end with the number of the next one (2.5).
 */
function findTable(file: Sectors, table: number): number | undefined {
  if (table < header.tables) return file.view.getUint32(header.tableAt + table * 4, true);
  const perSector = file.sectorBytes / 4 - 1;
  const index = table - header.tables;
  let place = file.placeOf(file.view.getUint32(header.moreAt, true));
  for (let left = Math.floor(index / perSector); left > 0 && place !== undefined; left -= 1) {
    place = file.placeOf(file.view.getUint32(place + perSector * 4, true));
  }
  return place === undefined
    ? undefined
    : file.view.getUint32(place + (index % perSector) * 4, true);
}

function readName(bytes: Uint8Array, view: DataView, at: number): string {
  const length = view.getUint16(at + entry.nameBytesAt, true);
  if (length < 2 || length > 64) return '';
  return new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2));
}
