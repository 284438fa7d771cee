import { isBlank } from '../sources/table-reading.ts';
import { createRowBuilder } from './build-row.ts';
import type { XmlReader } from './scan-xml.ts';
import { type CellContext, readNumberText, readSharedText, readSheetCell } from './sheet-cell.ts';
import type { SheetRow } from './sheet-row.ts';
import { createTextCollector } from './text-collector.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { walkAttributes } from './walk-attributes.ts';
import { rowCharsMax, rowsMax } from './workbook-limits.ts';
import { isTrue, readAttribute, unescapeXml } from './xml-text.ts';

/** Where a sheet's rows and columns go. */
export interface SheetListener {
  /** Rows come as they stand in the file, which may be out of order; each has its own number. */
  row(row: SheetRow): void;
  /** Numbers of columns, from 1; both inclusive. */
  hiddenColumns(from: number, to: number): void;
}

/**
 * Reads the XML of a worksheet, row by row. Rows and cells without a place of their own stand
 * behind the one before. Whatever is not inside `sheetData` (drawings also have rows) is left out.
 *
 * @param sheet its name, for refusals
 * @throws UnreadableWorkbook RUN-F21 for a row that no worksheet can have
 */
export function createSheetReader(
  sheet: string,
  context: CellContext,
  listener: SheetListener,
): XmlReader {
  const builder = createRowBuilder(sheet);
  const inline = createTextCollector();
  const sharedFormulas = new Map<string, string>();
  let isData = false;
  let isRow = false;
  let rowNumber = 0;
  let rows = 0;
  let isHiddenRow = false;
  let column = -1;
  let type = '';
  let style = 0;
  let text = '';
  let formula: string | undefined;
  let sharedId: string | undefined;
  /** Element whose text is collected: `v`, `f` or `is`. */
  let inside = '';

  const takeAttribute = (name: string, value: string): void => {
    if (name === 'r') column = readColumn(value) ?? column;
    else if (name === 's') style = Number(value);
    else if (name === 't') type = value;
  };
  const takeRowAttribute = (name: string, value: string): void => {
    if (name === 'r') rowNumber = /^\d+$/.test(value) && value !== '0' ? Number(value) : rowNumber;
    else if (name === 'hidden') isHiddenRow = isTrue(value);
  };
  const openRow = (attributes: string): void => {
    rowNumber += 1;
    isHiddenRow = false;
    column = -1;
    isRow = true;
    walkAttributes(attributes, takeRowAttribute);
    rows += 1;
    // Rows may all have one number, which makes them no fewer.
    const row = Math.max(rowNumber, rows);
    if (row > rowsMax) throw new UnreadableWorkbook('RUN-F21', { sheet, row, max: rowsMax });
  };
  const openCell = (attributes: string): void => {
    column += 1;
    type = '';
    style = 0;
    text = '';
    formula = undefined;
    walkAttributes(attributes, takeAttribute);
  };
  const closeCell = (): void => {
    if (text === '' && formula === undefined) return;
    if (formula === undefined && type === 's') {
      builder.fill(column, readSharedText(text, context));
      return;
    }
    if (formula === undefined && (type === '' || type === 'n')) {
      builder.fill(column, readNumberText(text, style, context));
      return;
    }
    const cell = readSheetCell({ type, style, text: unescapeXml(text), formula }, context);
    if (cell.kind === 'error') builder.fail(column, 'RUN-R06', cell.value);
    else if (cell.kind === 'uncomputed') builder.leaveOpen(column, cell.formula);
    else if (!isBlank(cell.value)) builder.fill(column, cell.value, formula !== undefined);
  };
  const openFormula = (attributes: string): void => {
    formula = '';
    const isShared = attributes.includes('si') && readAttribute(attributes, 't') === 'shared';
    sharedId = isShared ? readAttribute(attributes, 'si') : undefined;
  };
  /** The cells below a shared formula only name it; they show the one that was written out. */
  const closeFormula = (): void => {
    formula = unescapeXml(formula ?? '').slice(0, formulaCharsMax);
    if (sharedId === undefined) return;
    if (formula === '') formula = sharedFormulas.get(sharedId) ?? '';
    else if (sharedFormulas.size < sharedFormulasMax) sharedFormulas.set(sharedId, formula);
  };
  return {
    open(name, attributes) {
      if (!isData) {
        if (name === 'sheetData') isData = true;
        else if (name === 'col') tellHidden(attributes, listener);
      } else if (name === 'c') openCell(attributes);
      else if (name === 'v') inside = name;
      else if (name === 'row') openRow(attributes);
      else if (name === 'f') {
        inside = name;
        openFormula(attributes);
      } else if (name === 'is') {
        inside = name;
        inline.begin();
      } else if (inside === 'is') inline.open(name);
    },
    close(name) {
      if (!isData) return;
      if (name === 'v') inside = '';
      else if (name === 'c') closeCell();
      else if (name === 'f') {
        inside = '';
        closeFormula();
      } else if (name === 'is') {
        inside = '';
        // Its references are already replaced.
        text = inline.end().replaceAll('&', '&amp;');
      } else if (name === 'row' && isRow) {
        isRow = false;
        listener.row(builder.finish(rowNumber, isHiddenRow));
      } else if (name === 'sheetData') isData = false;
      else if (inside === 'is') inline.close(name);
    },
    text(piece, literal) {
      if (inside === '') return;
      if (inside === 'is') {
        inline.text(piece, literal);
        return;
      }
      const found = literal ? piece.replaceAll('&', '&amp;') : piece;
      if (inside === 'f') {
        if (formula !== undefined && formula.length < formulaCharsMax) formula += found;
      } else if (text.length <= rowCharsMax) text += found;
    },
  };
}

/** Formulas are shown to a person, who needs no more; what is only a value is shorter. */
const formulaCharsMax = 1_000;
const sharedFormulasMax = 10_000;

/** The column of a place such as `AB12`, from 0; undefined when it names none. */
function readColumn(place: string): number | undefined {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const code = place.charCodeAt(at);
    const letter = code >= 97 ? code - 96 : code - 64;
    if (letter < 1 || letter > 26) break;
    column = Math.min(column * 26 + letter, farColumn);
  }
  return column === 0 ? undefined : column - 1;
}

/** Beyond the last column of any program, so that arithmetic stays exact. */
const farColumn = 1_000_000;

function tellHidden(attributes: string, listener: SheetListener): void {
  if (!isTrue(readAttribute(attributes, 'hidden'))) return;
  const from = Number(readAttribute(attributes, 'min'));
  const to = Number(readAttribute(attributes, 'max'));
  if (from >= 1 && to >= from) listener.hiddenColumns(from, to);
}
