import { computeLiteral } from './compute-literal.ts';
import type { NumberFormat } from './number-format.ts';
import { readNumber } from './read-number.ts';
import { unescapeCell, unescapeXml } from './xml-text.ts';

/** What a workbook tells about all of its cells. */
export interface CellContext {
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  /** The writer asks for every formula to be computed on opening. */
  readonly isUncomputed: boolean;
}

/** A cell as its XML tells it. */
export interface RawCell {
  /** `t`: what its value is; a number without it. */
  readonly type: string;
  /** `s`: place of its style. */
  readonly style: number;
  readonly text: string;
  /** Without the `=`; undefined when it has none. */
  readonly formula: string | undefined;
}

/** A cell's value, or why it has none. */
export type SheetCell =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly value: string }
  | { readonly kind: 'uncomputed'; readonly formula: string };

const plain: NumberFormat = { kind: 'plain' };

/** Of a cell whose text cannot be found: its row is rejected as unreadable. */
const lostText = '\ufffd';

/**
 * Reads a cell that is not a plain number or shared text. A formula is read by the value that it
 * had when the file was saved.
 */
export function readSheetCell(cell: RawCell, context: CellContext): SheetCell {
  const { type, text, formula } = cell;
  const isNumber = type === '' || type === 'n';
  // XlsxWriter and others write 0 for what they do not compute, and say so for the whole workbook.
  const isPlaceholder = context.isUncomputed && isNumber && text.trim() === '0';
  if (formula !== undefined && type !== 'str' && (text.trim() === '' || isPlaceholder)) {
    const value = computeLiteral(formula);
    if (value === undefined) return { kind: 'uncomputed', formula };
    const format = context.formats[cell.style] ?? plain;
    const isFormatted = typeof value === 'number';
    return {
      kind: 'value',
      value: isFormatted ? readNumber(value, format, context.is1904) : value,
    };
  }
  switch (type) {
    case 's':
      return { kind: 'value', value: readSharedText(text, context) };
    case 'b':
      return { kind: 'value', value: text.trim() === '' ? null : /^\s*(1|true)\s*$/i.test(text) };
    case 'e':
      return { kind: 'error', value: text.trim() };
    case 'd':
      return { kind: 'value', value: readIsoDay(text.trim()) };
    case 'str':
      return { kind: 'value', value: unescapeCell(text) };
    case 'inlineStr':
      return { kind: 'value', value: unescapeCell(text) };
    default:
      return { kind: 'value', value: readNumberText(text, cell.style, context) };
  }
}

export function readSharedText(text: string, { texts }: CellContext): unknown {
  return text.trim() === '' ? null : (texts[Number(text)] ?? lostText);
}

/** A number, or as text what is none (or none that a computer can hold). */
export function readNumberText(
  text: string,
  style: number,
  { formats, is1904 }: CellContext,
): number | string | null {
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return unescapeXml(text).trim();
  const format = formats[style] ?? plain;
  return text.trim() === '' ? null : readNumber(value, format, is1904);
}

/** The day of an ISO 8601 instant, as a day's format shows it; a bare time stays a text. */
function readIsoDay(text: string): string | null {
  if (text === '') return null;
  return /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text)?.[1] ?? text;
}
