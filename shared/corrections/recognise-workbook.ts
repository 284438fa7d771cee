import { joinBytes } from '../sources/cut-blocks.ts';
import { openZip, type ZipPackage } from '../workbooks/open-zip.ts';
import type { ZipEntry } from '../workbooks/read-zip-directory.ts';
import { UnreadableWorkbook } from '../workbooks/unreadable-workbook.ts';
import { nameKeyColumn } from './correction-columns.ts';

const mebibyte = 2 ** 20;

/** A larger workbook is only known by its name: looking into it would cost what reading it costs. */
const packedBytesMax = 8 * mebibyte;
/** Unpacked bytes that are looked at of the shared texts, and of each sheet: its header is on top. */
const textsBytesMax = 64 * mebibyte;
const sheetBytesMax = mebibyte / 4;

const namedSo = /\.corrections\b[^/]*\.xlsx$/i;
const marker = new TextEncoder().encode(nameKeyColumn('table'));

/**
 * Whether a file is a workbook of ours that comes back corrected: it is named as one, or the hidden
 * column with the rows' keys is in it. For who must know before the file is read; the reading says
 * for sure.
 *
 * @param open gives the file's content; called only when the name does not tell
 */
export async function isWorkbookToCorrect(
  { name, size }: { readonly name: string; readonly size: number },
  open: () => Promise<AsyncIterable<Uint8Array>>,
): Promise<boolean> {
  if (namedSo.test(name)) return true;
  if (!/\.xls[xm]$/i.test(name) || size > packedBytesMax) return false;
  const blocks: Uint8Array[] = [];
  for await (const block of await open()) blocks.push(block);
  try {
    return await holdsKeys(openZip(joinBytes(blocks)));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return false;
    throw error;
  }
}

async function holdsKeys(zip: ZipPackage): Promise<boolean> {
  for (const entry of zip.entries) {
    const isTexts = /sharedstrings[^/]*\.xml$/i.test(entry.name);
    if (!isTexts && !/worksheets\/[^/]+\.xml$/i.test(entry.name)) continue;
    if (await holdsMarker(zip, entry, isTexts ? textsBytesMax : sheetBytesMax)) return true;
  }
  return false;
}

async function holdsMarker(zip: ZipPackage, entry: ZipEntry, bytesMax: number): Promise<boolean> {
  let seen = 0;
  let rest = new Uint8Array();
  for await (const block of zip.inflate(entry)) {
    // The marker may lie across two blocks.
    const bytes = joinBytes([rest, block]);
    if (indexOfMarker(bytes) !== -1) return true;
    rest = bytes.slice(Math.max(0, bytes.length - marker.length + 1));
    seen += block.length;
    if (seen >= bytesMax) return false;
  }
  return false;
}

function indexOfMarker(bytes: Uint8Array): number {
  const [first = 0] = marker;
  let at = bytes.indexOf(first);
  while (at !== -1 && !marker.every((byte, i) => bytes[at + i] === byte)) {
    at = bytes.indexOf(first, at + 1);
  }
  return at;
}
