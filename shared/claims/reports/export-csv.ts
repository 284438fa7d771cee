import Papa from 'papaparse';
import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { Language } from '../../runs/run.ts';
import { isFormulaLike } from '../../workbook-writing/sheet-text.ts';
import { type ExportCell, type ExportedLine, exportColumns } from './export-columns.ts';

/** What tells a spreadsheet that the text is UTF-8. */
const byteOrderMark = '\ufeff';
/** As spreadsheets of that language write their own: the comma is the French decimal mark. */
const forms = {
  fr: { delimiter: ';', mark: ',' },
  en: { delimiter: ',', mark: '.' },
} as const satisfies Record<Language, unknown>;
/** Lines that are written together. */
const batchLines = 200;

/**
 * An export as CSV in pieces: days as `2026-03-27`, which every spreadsheet takes for a day; texts
 * that one would take for a formula with an apostrophe before them.
 *
 * @see RFC 4180; https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function* exportCsv(
  lines: AsyncIterable<ExportedLine>,
  lang: Language,
): AsyncGenerator<string> {
  const write = (rows: readonly (readonly string[])[]) =>
    `${Papa.unparse(rows as string[][], { delimiter: forms[lang].delimiter, newline: '\r\n' })}\r\n`;
  yield byteOrderMark + write([exportColumns.map(({ header }) => header[lang])]);
  let batch: string[][] = [];
  for await (const line of lines) {
    batch.push(exportColumns.map(({ cell }) => writeCell(cell(line, lang), forms[lang].mark)));
    if (batch.length < batchLines) continue;
    yield write(batch);
    batch = [];
  }
  if (batch.length > 0) yield write(batch);
}

function writeCell(cell: ExportCell, mark: ',' | '.'): string {
  switch (cell.kind) {
    case 'text':
      return neutralise(cell.text ?? '');
    case 'number':
      return String(cell.number);
    case 'day':
      return cell.day ?? '';
    case 'amount':
      return writeMinor(cell, mark);
  }
}

function writeMinor({ minor, currency }: Extract<ExportCell, { kind: 'amount' }>, mark: ',' | '.') {
  if (minor === null) return '';
  return writeAmount(BigInt(minor), currencyExponent(currency) ?? 0, mark);
}

function neutralise(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text;
}
