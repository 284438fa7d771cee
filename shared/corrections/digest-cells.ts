import { hashText } from '../digests/hash-text.ts';
import { cutName } from '../rows/name-list.ts';
import { readDecimal } from '../values/read-decimal.ts';
import { toSheetText } from '../workbook-writing/sheet-text.ts';

/**
 * Digests of rows by which a row that nobody changed is known. A digest stays the same when columns
 * are moved or empty ones added, and when the workbook comes back as CSV, whatever the language of
 * the program that saved it.
 */
export interface CellsDigesting {
  /**
   * Marks of the columns in which a cell is a number or a truth: only there `1,5` and `VRAI` may be
   * what a program made of `1.5` and `TRUE`. In any other column they are another text.
   *
   * @returns three hex digits a column
   */
  markFigures(cells: readonly unknown[]): string;
  /**
   * @param figures of the row when it was written
   * @returns 16 hex digits
   */
  digest(cells: readonly unknown[], figures: string): string;
}

const markChars = 3;

/** @param header names of the columns; those without a name count by their place */
export function createCellsDigesting(header: readonly string[]): CellsDigesting {
  const names = header.map(nameInSheet);
  const nameAt = (i: number) => names[i] || `#${i + 1}`;
  const marks = new Map<number, string>();
  const markAt = (i: number) => {
    const mark = marks.get(i) ?? hashText(nameAt(i)).slice(0, markChars);
    marks.set(i, mark);
    return mark;
  };
  return {
    markFigures: (cells) => cells.map((cell, i) => (isFigure(cell) ? markAt(i) : '')).join(''),
    digest(cells, figures) {
      const marked = new Set(figures.match(/.{3}/g));
      const told = cells.flatMap((cell, i) => {
        const text = marked.size > 0 && marked.has(markAt(i)) ? tellFigure(cell) : tellCell(cell);
        return text.trim() === '' ? [] : [`${nameAt(i)}\u0000${text}`];
      });
      return hashText(told.sort().join('\u0001')).slice(0, 16);
    },
  };
}

/** A column's name as a reader of the workbook will find it. */
export function nameInSheet(name: string): string {
  return cutName(toSheetText(name).replace(/\s+/g, ' ').trim());
}

function isFigure(cell: unknown): boolean {
  return typeof cell === 'number' || typeof cell === 'boolean';
}

const truths: Readonly<Record<string, string>> = {
  TRUE: 'TRUE',
  VRAI: 'TRUE',
  FALSE: 'FALSE',
  FAUX: 'FALSE',
};

/** A number as programs show it in a CSV; what begins with a zero too many is no number of ours. */
const shownNumber = /^-?(?:0|[1-9]\d*)(?:[.,]\d+)?(?:E[+-]?\d+)?$/i;

/** A number or a truth, or the text that a program makes of one: each in one spelling. */
function tellFigure(cell: unknown): string {
  const text = tellCell(cell).trim();
  const truth = truths[text.toUpperCase()];
  if (truth !== undefined) return truth;
  if (!shownNumber.test(text)) return text;
  const reading = readDecimal(text, { decimalMark: text.includes(',') ? ',' : '.' });
  return reading.kind === 'value' ? reading.decimal : text;
}

function tellCell(cell: unknown): string {
  switch (typeof cell) {
    case 'string':
      return toSheetText(cell);
    case 'number':
      return String(Number(cell.toPrecision(15)));
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE';
    case 'bigint':
      return String(cell);
    default:
      return cell === null || cell === undefined ? '' : JSON.stringify(cell);
  }
}
