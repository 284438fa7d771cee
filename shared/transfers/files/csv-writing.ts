import { csvForms, writeCsv } from '../../csv-writing/write-csv.ts';
import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { Language } from '../../runs/run.ts';
import type { Transfer } from '../transfer.ts';
import { guardFormulas } from './guard-formulas.ts';

/** Who reads the file. */
export interface CsvReader {
  readonly lang: Language;
  /** Sees neither identifiers nor names of payees; left out: sees them. */
  readonly isMasked?: boolean;
}

export interface TransferColumn {
  readonly header: Readonly<Record<Language, string>>;
  cell(transfer: Transfer, reader: CsvReader): string | null;
}

/** Transfers as CSV in pieces. A telephone number keeps its `+`, though it looks like a formula. */
export function writeTransfersCsv(
  transfers: AsyncIterable<Transfer>,
  columns: readonly TransferColumn[],
  reader: CsvReader,
): AsyncGenerator<string> {
  const written = columns.map(({ header, cell }) => ({
    header,
    cell: (transfer: Transfer) => writeText(cell(transfer, reader) ?? ''),
  }));
  return writeCsv(transfers, written, reader.lang);
}

function writeText(text: string): string {
  return /^\+\d+$/.test(text) ? text : guardFormulas(text);
}

/** An amount with all decimals of its currency, as the language writes it. */
export function tellAmount(
  minor: bigint | null,
  { currency }: Pick<Transfer, 'currency'>,
  { lang }: CsvReader,
): string | null {
  if (minor === null) return null;
  return writeAmount(minor, currencyExponent(currency) ?? 0, csvForms[lang].mark);
}

/**
 * An amount that is read again: exactly three decimals could be thousands (`1,500` dinars), so
 * there they get a zero more, which changes nothing.
 */
export function tellAmountAgain(transfer: Transfer, reader: CsvReader): string | null {
  const amount = tellAmount(transfer.amountMinor, transfer, reader);
  return amount !== null && /[.,]\d{3}$/.test(amount) ? `${amount}0` : amount;
}
