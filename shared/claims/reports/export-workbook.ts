import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { Language } from '../../runs/run.ts';
import { writeSerial } from '../../values/calendar-day.ts';
import type { CellLook } from '../../workbook-writing/cell-looks.ts';
import { createWorkbook } from '../../workbook-writing/create-workbook.ts';
import { cellCharsMax } from '../../workbook-writing/sheet-text.ts';
import { sheetRowsMax } from '../../workbook-writing/write-choices.ts';
import type { SheetCell } from '../../workbook-writing/write-sheet.ts';
import { type ExportCell, type ExportedLine, exportColumns } from './export-columns.ts';

/** Rows below the header. */
export const exportRowsMax = sheetRowsMax - 1;

const sheetNames: Readonly<Record<Language, string>> = { fr: 'Sinistres', en: 'Claims' };

/**
 * An export as `.xlsx`: amounts are numbers in the currency's unit, days are days, and whatever
 * looks like a formula is text. Memory grows with the packed size only.
 *
 * @param rowsMax the last row that a sheet can hold
 * @returns undefined when there are more lines than that
 */
export async function exportWorkbook(
  lines: AsyncIterable<ExportedLine>,
  lang: Language,
  rowsMax = exportRowsMax,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const workbook = createWorkbook();
  const sheet = workbook.openSheet({
    name: sheetNames[lang],
    hasHeader: true,
    columns: exportColumns.map(({ width }) => ({ width })),
  });
  await sheet.addRow(exportColumns.map(({ header }) => ({ value: header[lang], look: 'header' })));
  let rows = 0;
  for await (const line of lines) {
    if (rows === rowsMax) return undefined;
    rows += 1;
    await sheet.addRow(exportColumns.map(({ cell }) => writeCell(cell(line, lang))));
  }
  return workbook.finish();
}

function writeCell(cell: ExportCell): SheetCell {
  switch (cell.kind) {
    case 'text':
      return { value: toCellText(cell.text), look: 'text' };
    case 'number':
      return { value: cell.number, look: 'integer' };
    case 'day':
      return dayCell(cell.day);
    case 'amount':
      return amountCell(cell.minor, cell.currency);
  }
}

/** A day of the calendar; what a spreadsheet has no number for stays text. */
export function dayCell(day: string | null, look: CellLook = 'day'): SheetCell {
  const serial = day === null ? undefined : writeSerial(day);
  return serial === undefined ? { value: day, look: 'text' } : { value: serial, look };
}

/** Digits that every number of a worksheet keeps. */
const exactDigits = 15;

/** An amount as a number: exact, or else as text. */
function amountCell(minor: string | null, currency: string): SheetCell {
  if (minor === null) return { value: null, look: 'amount' };
  const exponent = currencyExponent(currency) ?? 0;
  const text = writeAmount(BigInt(minor), exponent);
  if (text.replace(/\D/g, '').length > exactDigits) return { value: text, look: 'text' };
  return { value: Number(text), look: amountLook(exponent) };
}

/** How amounts of a currency look. */
export function amountLook(exponent: number): 'amount' | 'amount-2' | 'amount-3' {
  if (exponent === 0) return 'amount';
  return exponent === 3 ? 'amount-3' : 'amount-2';
}

/** A cell that is cut shows that it is. */
function toCellText(text: string | null): string | null {
  if (text === null || text.length <= cellCharsMax) return text;
  return `${text.slice(0, cellCharsMax - 1)}…`;
}
