import { cutName, listNames } from '../rows/name-list.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { chooseSheet } from './choose-sheet.ts';
import { decodeXml } from './decode-xml.ts';
import { createTableFeed } from './feed-table.ts';
import { findMerges } from './find-merges.ts';
import { createSheetLooking } from './look-into-sheets.ts';
import { openPackage } from './open-package.ts';
import { openZip } from './open-zip.ts';
import { readSharedTexts } from './read-shared-texts.ts';
import { readStyles } from './read-styles.ts';
import { createSheetReader } from './scan-sheet.ts';
import { scanXml } from './scan-xml.ts';
import type { CellContext } from './sheet-cell.ts';
import { warnOfSheets } from './warn-of-sheets.ts';

/**
 * Reads a workbook of the XML formats (.xlsx, .xlsm, and their templates), packed in memory, by
 * streaming the one sheet that is used: a batch for each unpacked block.
 *
 * @throws UnreadableWorkbook before or between batches
 */
export async function* readXlsx(
  bytes: Uint8Array,
  reading: Pick<SourceReading, 'name' | 'fields' | 'layout'>,
): AsyncGenerator<SourceBatch> {
  const workbook = await openPackage(openZip(bytes), reading.name);
  const { zip, sheets, is1904, isUncomputed, hasMacros } = workbook;
  const context: CellContext = {
    texts: await readSharedTexts(zip, workbook.sharedTexts),
    formats: await readStyles(zip, workbook.styles),
    is1904,
    isUncomputed,
  };
  const used = await chooseSheet(
    sheets.map((sheet) => ({ name: sheet.name, isHidden: sheet.isHidden, sheet })),
    createSheetLooking(workbook, context),
    reading,
  );
  if (used === undefined) return;
  const { sheet } = used;
  // Also tells whether the sheet is what the directory says, before any row of it is given out.
  const merges = await findMerges(decodeXml(zip.inflate(sheet.entry)), sheet.name);
  const sheetsLeftOut = listNames(sheets.filter((one) => one !== sheet).map(({ name }) => name));
  const epoch = is1904 ? ({ serialEpoch: 1904 } as const) : {};
  const facts = { sheet: cutName(sheet.name), sheetsLeftOut, ...epoch };
  yield [{ kind: 'facts', ...facts, ...(hasMacros ? { hasMacros } : {}) }];
  yield warnOfSheets(used.alike);
  const feed = createTableFeed(sheet.name, merges, reading);
  let out: SourceItem[] = [];
  const reader = createSheetReader(sheet.name, context, {
    row: (row) => feed.take(row, out),
    hiddenColumns: feed.hideColumns,
  });
  const scan = scanXml(reader, sheet.name);
  for await (const text of decodeXml(zip.inflate(sheet.entry))) {
    scan.push(text);
    if (out.length === 0) continue;
    yield out;
    out = [];
  }
  scan.end();
  feed.end(out);
  yield out;
}
