import { writeStyles } from './cell-looks.ts';
import { joinZip } from './join-zip.ts';
import { escapeXml } from './sheet-text.ts';
import { openSheet, type SheetPlan, type SheetWriting, type WrittenSheet } from './write-sheet.ts';
import { openZipEntry, type PackedEntry } from './zip-entry.ts';

export interface WorkbookWriting {
  /** Sheets stand in the order in which they are opened; they may be filled in any order. */
  openSheet(plan: SheetPlan): SheetWriting;
  /** The whole `.xlsx`; nothing can be added afterwards. */
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes an `.xlsx` with looks, notes and hidden columns, in memory that grows with its packed
 * size only. No clock: the same content gives the same bytes.
 *
 * @see docs/decisions/0015-the-error-workbook.md; ECMA-376 part 1
 */
export function createWorkbook(): WorkbookWriting {
  const sheets: ReturnType<typeof openSheet>[] = [];
  return {
    openSheet(plan) {
      const sheet = openSheet(sheets.length + 1, plan);
      sheets.push(sheet);
      return sheet;
    },
    async finish() {
      const written: WrittenSheet[] = [];
      for (const sheet of sheets) written.push(await sheet.end());
      const own = await Promise.all([
        pack('[Content_Types].xml', writeTypes(written)),
        pack('_rels/.rels', writeRootRelations()),
        pack('xl/workbook.xml', writeWorkbookPart(written)),
        pack('xl/_rels/workbook.xml.rels', writeWorkbookRelations(written)),
        pack('xl/styles.xml', writeStyles()),
      ]);
      return joinZip([...own, ...written.flatMap(({ entries }) => entries)]);
    },
  };
}

async function pack(name: string, text: string): Promise<PackedEntry> {
  const entry = openZipEntry(name);
  await entry.write(text);
  return entry.end();
}

function writeTypes(sheets: readonly WrittenSheet[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${spreadsheet}.${type}+xml"/>`;
  const parts = sheets.flatMap(({ hasNotes }, i) => [
    override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'),
    ...(hasNotes ? [override(`/xl/comments${i + 1}.xml`, 'comments')] : []),
  ]);
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    override('/xl/workbook.xml', 'sheet.main') +
    override('/xl/styles.xml', 'styles') +
    `${parts.join('')}</Types>`
  );
}

function writeRootRelations(): string {
  return `${declaration}<Relationships xmlns="${relationsNamespace}"><Relationship Id="rId1" Type="${relationType}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
}

function writeWorkbookPart(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationType}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets></workbook>`;
}

function writeWorkbookRelations(sheets: readonly WrittenSheet[]): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relationType}/${type}" Target="${target}"/>`;
  const listed = sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  return `${declaration}<Relationships xmlns="${relationsNamespace}">${listed.join('')}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`;
}
