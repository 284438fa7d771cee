import { type CellLook, indexOfLook, wraps } from './cell-looks.ts';
import { nameCell } from './cell-name.ts';
import { cellCharsMax, escapeCellText, isFormulaLike, toSheetText } from './sheet-text.ts';
import { type ColumnChoices, writeChoices } from './write-choices.ts';
import { openNotes } from './write-notes.ts';
import { openZipEntry, type PackedEntry } from './zip-entry.ts';

export interface SheetPlan {
  /** At most 31 characters, without `\ / ? * [ ] :`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** The first row stays in sight and can be filtered by. */
  readonly hasHeader?: boolean;
  /** Not shown unless somebody asks for it. */
  readonly isHidden?: boolean;
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
  readonly isHidden?: boolean;
  /** Of cells that nobody has filled yet. */
  readonly look?: CellLook;
  /** What a cell below the header may be chosen from. */
  readonly choices?: ColumnChoices;
}

export interface SheetCell {
  readonly value: string | number | boolean | null;
  readonly look: CellLook;
  readonly note?: string;
}

export interface SheetWriting {
  addRow(cells: readonly SheetCell[]): Promise<void>;
}

/** A sheet's files, and whether it has notes. */
export interface WrittenSheet {
  readonly name: string;
  readonly entries: readonly PackedEntry[];
  readonly hasNotes: boolean;
  readonly isHidden: boolean;
}

/**
 * Writes one worksheet row by row; only packed bytes are kept.
 *
 * @param number of the sheet in its workbook, from 1
 */
export function openSheet(
  number: number,
  plan: SheetPlan,
): SheetWriting & { end(): Promise<WrittenSheet> } {
  const sheet = openZipEntry(`xl/worksheets/sheet${number}.xml`);
  const notes = openNotes(number);
  let row = 0;
  return {
    async addRow(cells) {
      if (row === 0) await sheet.write(writeHead(plan));
      row += 1;
      let xml = `<row r="${row}"${writeHeight(plan, cells)}>`;
      for (const [column, cell] of cells.entries()) {
        xml += writeCell(column, row, cell);
        if (cell.note !== undefined) await notes.add(column, row, cell.note);
      }
      await sheet.write(`${xml}</row>`);
    },
    async end() {
      if (row === 0) await sheet.write(writeHead(plan));
      await sheet.write(writeFoot(plan, row, notes.count > 0));
      const [texts, boxes] = await notes.end();
      const hasNotes = notes.count > 0;
      const beside = hasNotes ? [await writeRelations(number), texts, boxes] : [];
      const { name, isHidden = false } = plan;
      return { name, entries: [await sheet.end(), ...beside], hasNotes, isHidden };
    },
  };
}

const linePoints = 15;
/** Higher than this no row can be. */
const linesMax = 27;

/** Not every program finds out by itself how high a wrapped text is. */
function writeHeight({ columns }: SheetPlan, cells: readonly SheetCell[]): string {
  let lines = 1;
  for (const [column, { value, look }] of cells.entries()) {
    if (typeof value !== 'string' || !wraps(look)) continue;
    const width = Math.max(1, (columns[column]?.width ?? 10) - 2);
    const own = value.split('\n').reduce((sum, part) => sum + linesOf(part.length, width), 0);
    lines = Math.max(lines, own);
  }
  if (lines === 1) return '';
  return ` ht="${linePoints * Math.min(lines, linesMax)}" customHeight="1"`;
}

function linesOf(chars: number, width: number): number {
  return Math.max(1, Math.ceil(chars / width));
}

function writeHead({ columns, hasHeader }: SheetPlan): string {
  const view = hasHeader
    ? '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>'
    : '<sheetView showGridLines="0" workbookViewId="0"/>';
  const widths = columns.map(({ width, isHidden, look }, i) => {
    const style = look === undefined ? '' : ` style="${indexOfLook(look)}"`;
    const hidden = isHidden ? ' hidden="1"' : '';
    return `<col min="${i + 1}" max="${i + 1}" width="${width}"${style}${hidden} customWidth="1"/>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
  );
}

function writeFoot({ columns, hasHeader }: SheetPlan, rows: number, hasNotes: boolean): string {
  const corner = nameCell(columns.length - 1, Math.max(1, rows));
  return (
    `</sheetData>${hasHeader ? `<autoFilter ref="A1:${corner}"/>` : ''}` +
    writeChoices(columns.map(({ choices }) => choices)) +
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>` +
    `${hasNotes ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`
  );
}

function writeCell(column: number, row: number, { value, look }: SheetCell): string {
  const at = `<c r="${nameCell(column, row)}" s="${indexOfLook(look)}"`;
  if (value === null || value === '') return `${at}/>`;
  switch (typeof value) {
    case 'number':
      return `${at}><v>${value}</v></c>`;
    case 'boolean':
      return `${at} t="b"><v>${value ? 1 : 0}</v></c>`;
    case 'string': {
      const text = toSheetText(value).slice(0, cellCharsMax).toWellFormed();
      return `<c r="${nameCell(column, row)}" s="${indexOfLook(inertLook(look, text))}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(text)}</t></is></c>`;
    }
  }
}

/** A text of this type is never computed; marked as quoted it is not even when somebody edits it. */
function inertLook(look: CellLook, text: string): CellLook {
  if (!isFormulaLike(text)) return look;
  if (look === 'text') return 'inert';
  return look === 'wrong-text' ? 'wrong-inert' : look;
}

async function writeRelations(number: number): Promise<PackedEntry> {
  const entry = openZipEntry(`xl/worksheets/_rels/sheet${number}.xml.rels`);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  await entry.write(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="rId1" Type="${type}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"/>` +
      `<Relationship Id="rId2" Type="${type}/comments" Target="../comments${number}.xml"/></Relationships>`,
  );
  return entry.end();
}
