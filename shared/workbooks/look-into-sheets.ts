import { rowsLookedAt, type SheetStart } from './choose-sheet.ts';
import { decodeXml } from './decode-xml.ts';
import type { SheetPart, WorkbookPackage } from './open-package.ts';
import { createSheetReader } from './scan-sheet.ts';
import { scanXml } from './scan-xml.ts';
import type { CellContext } from './sheet-cell.ts';
import { isFilled, type SheetRow } from './sheet-row.ts';
import { choosingBytesMax } from './workbook-limits.ts';

/**
 * Looks into the sheets of a workbook, each once, for their first filled rows; the rest of a sheet
 * is not unpacked. All share in `choosingBytesMax`: what one leaves is there for those behind it.
 */
export function createSheetLooking(
  { zip, sheets }: Pick<WorkbookPackage, 'zip' | 'sheets'>,
  context: CellContext,
  bytesMax: number = choosingBytesMax,
): (sheet: SheetPart) => Promise<SheetStart> {
  let bytesLeft = bytesMax;
  let sheetsLeft = sheets.length;
  return async ({ name, entry }) => {
    const share = bytesLeft / Math.max(1, sheetsLeft);
    const rows: SheetRow[] = [];
    const reader = createSheetReader(name, context, {
      row: (row) => {
        if (rows.length < rowsLookedAt && isFilled(row)) rows.push(row);
      },
      hiddenColumns: () => {},
    });
    const scan = scanXml(reader, name);
    let seen = 0;
    const begin = async function* () {
      for await (const block of zip.inflate(entry)) {
        seen += block.length;
        yield block;
        if (seen >= share) return;
      }
    };
    for await (const text of decodeXml(begin())) {
      scan.push(text);
      if (rows.length === rowsLookedAt) break;
    }
    bytesLeft -= seen;
    sheetsLeft -= 1;
    return { rows, isCut: rows.length < rowsLookedAt && seen < entry.size };
  };
}
