import type * as XLSX from 'xlsx';
import { decodeWindows1252 } from '../sources/windows-1252.ts';
import { readNumberFormat } from './number-format.ts';
import { readNumber } from './read-number.ts';
import type { SheetCell } from './sheet-cell.ts';

/**
 * Reads a cell of the old binary format as the program shows it, not as it is stored.
 *
 * @param is1904 whether days are counted from 1904
 */
export function readXlsCell(cell: XLSX.CellObject, is1904: boolean): SheetCell {
  switch (cell.t) {
    case 'e':
      return { kind: 'error', value: errorNames.get(Number(cell.v)) ?? `=${cell.f ?? ''}` };
    case 'n': {
      const format = readNumberFormat(String(cell.z ?? 'General'));
      return { kind: 'value', value: readNumber(Number(cell.v), format, is1904) };
    }
    case 's':
      // Excel 5 and 95 wrote Windows-1252, which the library takes for Latin-1.
      return { kind: 'value', value: decodeWindows1252(String(cell.v ?? '')) };
    default:
      return { kind: 'value', value: cell.v ?? null };
  }
}

const errorNames: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);
