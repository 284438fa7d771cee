import * as XLSX from 'xlsx';
import { cutName, listNames } from '../rows/name-list.ts';
import { joinBytes, startsWith } from '../sources/decode-text.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { blockFile, columnsMax, createTableReading, isBlank } from '../sources/table-reading.ts';
import { measureZip } from './measure-zip.ts';
import { readCell } from './read-cell.ts';
import { readSheetRow, type SheetRowCells } from './read-sheet-row.ts';

/** Unpacked bytes of a workbook; above about 512 MB the library silently returns no sheet. */
export const inflatedBytesMax = 200 * 1024 * 1024;

interface Sheet {
  readonly name: string;
  readonly cells: readonly SheetRowCells[];
}

/**
 * Reads the first visible worksheet that holds data (a header and a row below it), with the values
 * that its formulas had when the file was saved. Rows have the numbers that the program shows.
 *
 * @see FEATURES L55–L57
 */
export async function* readWorkbook(
  source: AsyncIterable<Uint8Array>,
  reading: Pick<SourceReading, 'fields' | 'layout'>,
): AsyncGenerator<SourceBatch> {
  const bytes = await collectBytes(source);
  const refusal = await checkSize(bytes);
  if (refusal !== undefined) {
    yield [refusal];
    return;
  }
  const opened = openWorkbook(bytes);
  if ('kind' in opened) {
    yield [opened];
    return;
  }
  const used = opened.sheets.find(holdsData) ?? opened.sheets.find((sheet) => countRows(sheet) > 0);
  if (used === undefined) return;
  const sheetsLeftOut = listNames(opened.names.filter((name) => name !== used.name));
  yield [{ kind: 'facts', sheet: cutName(used.name), sheetsLeftOut }];
  yield readSheet(used, reading);
}

async function collectBytes(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return joinBytes(parts);
}

async function checkSize(bytes: Uint8Array): Promise<SourceItem | undefined> {
  if (!startsWith(bytes, [0x50, 0x4b])) return undefined;
  const inflated = await measureZip(bytes, inflatedBytesMax);
  if (inflated === undefined) return blockFile('RUN-F10');
  if (inflated <= inflatedBytesMax) return undefined;
  return blockFile('RUN-F08', {
    mb: Math.ceil(inflated / 2 ** 20),
    max_mb: inflatedBytesMax / 2 ** 20,
  });
}

function openWorkbook(
  bytes: Uint8Array,
): { readonly names: readonly string[]; readonly sheets: readonly Sheet[] } | SourceItem {
  try {
    const workbook = XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: true,
      // Formulas that were never computed come only as stubs.
      sheetStubs: true,
      cellText: false,
      cellHTML: false,
    });
    const hidden = new Set(
      workbook.Workbook?.Sheets?.filter(({ Hidden }) => Hidden).map(({ name }) => name),
    );
    const sheets = workbook.SheetNames.filter((name) => !hidden.has(name)).map((name) => ({
      name,
      cells: (workbook.Sheets[name] as XLSX.DenseWorkSheet | undefined)?.['!data'] ?? [],
    }));
    return { names: workbook.SheetNames, sheets };
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    return blockFile(isProtected ? 'RUN-F09' : 'RUN-F10');
  }
}

function holdsData(sheet: Sheet): boolean {
  return countRows(sheet) > 1;
}

/** Rows that hold anything; two are enough to know. */
function countRows({ cells }: Sheet): number {
  let rows = 0;
  for (const row of cells) {
    // Only the cells that are there: a row with one in column XFD has thousands of holes.
    if (Object.values(row ?? []).some((cell) => isFilled(cell))) rows += 1;
    if (rows === 2) break;
  }
  return rows;
}

function isFilled(cell: XLSX.CellObject | null | undefined): boolean {
  const reading = readCell(cell);
  return reading.kind === 'problem' || !isBlank(reading.value);
}

function readSheet(
  sheet: Sheet,
  { fields, layout }: Pick<SourceReading, 'fields' | 'layout'>,
): SourceItem[] {
  const out: SourceItem[] = [];
  const table = createTableReading({
    sheet: cutName(sheet.name),
    mayBeShort: true,
    fields,
    layout,
  });
  // Rows without any cell are holes in the array, so it is walked by index.
  for (let i = 0; i < sheet.cells.length; i += 1) {
    const { cells, found, last, flaw } = readSheetRow(sheet.cells[i], columnsMax);
    const isWide = found > columnsMax;
    table.take(i + 1, cells, out, isWide ? { kind: 'wide', found, value: last } : flaw);
  }
  table.end(out);
  return out;
}
