import type * as XLSX from 'xlsx';
import { cutName, listNames } from '../rows/name-list.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { isBlank } from '../sources/table-reading.ts';
import { createRowBuilder } from './build-row.ts';
import { checkCompound } from './check-compound.ts';
import { chooseSheet, rowsLookedAt } from './choose-sheet.ts';
import { createTableFeed } from './feed-table.ts';
import { readXlsCell } from './read-xls-cell.ts';
import { isFilled, type SheetRow } from './sheet-row.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { warnOfSheets } from './warn-of-sheets.ts';
import { sheetsMax } from './workbook-limits.ts';

/** Rows that are given out together. */
const rowsOfBatch = 500;

/**
 * Reads a workbook of the binary format (.xls). The library reads it whole: the format has at most
 * 65,536 rows of 256 columns, and a larger file is refused before.
 *
 * @throws UnreadableWorkbook before any batch
 */
export async function* readXls(
  bytes: Uint8Array,
  reading: Pick<SourceReading, 'name' | 'fields' | 'layout'>,
): AsyncGenerator<SourceBatch> {
  const { hasMacros } = checkCompound(bytes, reading.name);
  const workbook = await openWorkbook(bytes);
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const states = new Map(
    workbook.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden] as const),
  );
  if (workbook.SheetNames.length > sheetsMax) {
    throw new UnreadableWorkbook('RUN-F29', { max: sheetsMax });
  }
  const candidates = workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name] as XLSX.DenseWorkSheet | undefined;
    return sheet?.['!data'] === undefined
      ? []
      : [{ name, isHidden: (states.get(name) ?? 0) !== 0, sheet }];
  });
  const lookInto = async (sheet: XLSX.DenseWorkSheet) => ({
    rows: readRows(sheet, '', is1904).filter(isFilled).take(rowsLookedAt).toArray(),
    isCut: false,
  });
  const used = await chooseSheet(candidates, lookInto, reading);
  if (used === undefined) return;
  const { name, sheet } = used;
  const sheetsLeftOut = listNames(workbook.SheetNames.filter((other) => other !== name));
  const epoch = is1904 ? ({ serialEpoch: 1904 } as const) : {};
  const facts = { sheet: cutName(name), sheetsLeftOut, ...epoch };
  yield [{ kind: 'facts', ...facts, ...(hasMacros ? { hasMacros } : {}) }];
  yield warnOfSheets(used.alike);
  const merges = ((sheet['!merges'] ?? []) as readonly XLSX.Range[])
    .filter(({ s, e }) => e.r > s.r)
    .map(({ s, e }) => ({ column: s.c, first: s.r + 1, last: e.r + 1 }));
  const feed = createTableFeed(name, merges, reading);
  for (const [column, info] of (
    (sheet['!cols'] ?? []) as readonly (XLSX.ColInfo | undefined)[]
  ).entries()) {
    if (info?.hidden) feed.hideColumns(column + 1, column + 1);
  }
  let out: SourceItem[] = [];
  for (const row of readRows(sheet, name, is1904)) {
    feed.take(row, out);
    if (out.length < rowsOfBatch) continue;
    yield out;
    out = [];
  }
  feed.end(out);
  yield out;
}

async function openWorkbook(bytes: Uint8Array): Promise<XLSX.WorkBook> {
  // Only this format needs the library, which is large.
  const { read } = await import('xlsx');
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: true,
      // Hidden rows and columns come only with styles. Empty cells, of which two bytes may make
      // many, are left out: in this format every formula has a value.
      cellStyles: true,
      cellText: false,
      cellHTML: false,
    });
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new UnreadableWorkbook(isProtected ? 'RUN-F09' : 'RUN-F10');
  }
}

function* readRows(sheet: XLSX.DenseWorkSheet, name: string, is1904: boolean): Generator<SheetRow> {
  const rows = sheet['!data'] as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[];
  const builder = createRowBuilder(name);
  for (let i = 0; i < rows.length; i += 1) {
    for (const [key, cell] of Object.entries(rows[i] ?? [])) {
      if (cell === null || cell === undefined) continue;
      const column = Number(key);
      const reading = readXlsCell(cell, is1904);
      if (reading.kind === 'error') builder.fail(column, 'RUN-R06', reading.value);
      else if (reading.kind === 'value' && !isBlank(reading.value))
        builder.fill(column, reading.value, cell.f !== undefined);
    }
    yield builder.finish(i + 1, sheet['!rows']?.[i]?.hidden === true);
  }
}
