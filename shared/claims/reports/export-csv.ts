import { csvForms, neutralise, writeCsv } from '../../csv-writing/write-csv.ts';
import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { Language } from '../../runs/run.ts';
import { type ExportCell, type ExportedLine, exportColumns } from './export-columns.ts';

/** An export as CSV in pieces: days as `2026-03-27`, which every spreadsheet takes for a day. */
export function exportCsv(
  lines: AsyncIterable<ExportedLine>,
  lang: Language,
): AsyncGenerator<string> {
  const columns = exportColumns.map(({ header, cell }) => ({
    header,
    cell: (line: ExportedLine) => writeCell(cell(line, lang), csvForms[lang].mark),
  }));
  return writeCsv(lines, columns, lang);
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
