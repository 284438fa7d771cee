import Papa from 'papaparse';
import type { Language } from '../runs/run.ts';
import { isFormulaLike } from '../workbook-writing/sheet-text.ts';

export interface CsvColumn<T> {
  readonly header: Readonly<Record<Language, string>>;
  cell(item: T): string;
}

/** What tells a spreadsheet that the text is UTF-8. */
const byteOrderMark = '\ufeff';
/** As spreadsheets of that language write their own: the comma is the French decimal mark. */
export const csvForms = {
  fr: { delimiter: ';', mark: ',' },
  en: { delimiter: ',', mark: '.' },
} as const satisfies Record<Language, unknown>;
/** Lines that are written together. */
const batchLines = 200;

/**
 * CSV in pieces, each of whole lines, the header first. Cells are written as they are given: texts
 * of others go through `neutralise` before.
 *
 * @see RFC 4180
 */
export async function* writeCsv<T>(
  items: AsyncIterable<T>,
  columns: readonly CsvColumn<T>[],
  lang: Language,
): AsyncGenerator<string> {
  const { delimiter } = csvForms[lang];
  const write = (rows: readonly (readonly string[])[]) =>
    `${Papa.unparse(rows as string[][], { delimiter, newline: '\r\n', quotes: isText })}\r\n`;
  yield byteOrderMark + write([columns.map(({ header }) => header[lang])]);
  let batch: string[][] = [];
  for await (const item of items) {
    batch.push(columns.map(({ cell }) => cell(item)));
    if (batch.length < batchLines) continue;
    yield write(batch);
    batch = [];
  }
  if (batch.length > 0) yield write(batch);
}

/** A text with anything that some program parts cells by stands in quotes, whichever we part them by. */
function isText(cell: string): boolean {
  return /[;,\t"\r\n]/.test(cell) && !/^-?\d+,\d+$/.test(cell);
}

/**
 * A text that a spreadsheet would take for a formula with an apostrophe before it, which reading
 * takes away again.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function neutralise(text: string): string {
  return isFormulaLike(text) || /^[＝＋－＠]/.test(text) ? `'${text}` : text;
}
