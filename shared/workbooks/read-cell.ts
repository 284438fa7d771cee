import * as XLSX from 'xlsx';
import { readCurrency } from '../money/currency.ts';

/** A worksheet's cell as a value, or the code of why it has none. */
export type SheetCell =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly code: 'RUN-R06' | 'RUN-R09'; readonly value: string };

/**
 * Reads what a spreadsheet shows, not what it stores: a day for a day, `h:mm` for a length of time,
 * 15 significant digits, and the currency that only the number's format names.
 */
export function readCell(cell: XLSX.CellObject | null | undefined): SheetCell {
  if (cell === null || cell === undefined) return { kind: 'value', value: null };
  const formula = cell.f === undefined ? '' : `=${cell.f}`;
  switch (cell.t) {
    case 'e':
      return { kind: 'problem', code: 'RUN-R06', value: errorNames.get(Number(cell.v)) ?? formula };
    case 'z':
      // A stub with a formula: the program that wrote the file never computed it.
      if (formula !== '') return { kind: 'problem', code: 'RUN-R09', value: formula };
      return { kind: 'value', value: null };
    case 'n':
      return { kind: 'value', value: readNumberCell(Number(cell.v), String(cell.z ?? 'General')) };
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

function readNumberCell(value: number, format: string): number | string {
  if (XLSX.SSF.is_date(format)) return readTime(value, format);
  const rounded = Number(value.toPrecision(15));
  const currency = currencyOfFormat(format);
  return currency === undefined ? rounded : `${rounded} ${currency}`;
}

/** A serial number as `YYYY-MM-DD`, or `h:mm:ss` when its format shows only a time. */
function readTime(serial: number, format: string): string {
  if (/[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''))) {
    const { y, m, d } = XLSX.SSF.parse_date_code(serial);
    return `${y}-${twoDigits(m)}-${twoDigits(d)}`;
  }
  const seconds = Math.round(serial * 86_400);
  const minutes = twoDigits(Math.floor(seconds / 60) % 60);
  return `${Math.floor(seconds / 3600)}:${minutes}:${twoDigits(seconds % 60)}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

/**
 * The currency that a format writes beside the number, as a quoted text or in `[$€-40C]`. A bare
 * `$` says nothing: it is how the built-in formats name the currency of the reader's own country.
 */
function currencyOfFormat(format: string): string | undefined {
  const words = [...format.matchAll(/"([^"]+)"|\[\$([^\]-]+)/g)].map(([, a, b]) => a ?? b ?? '');
  return words.map((word) => readCurrency(word)).find((code) => code !== undefined);
}
