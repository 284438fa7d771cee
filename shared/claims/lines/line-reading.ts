import type { Finding } from '../../findings/finding.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import type { FieldSpec } from '../../sources/source-item.ts';
import type { SerialEpoch } from '../../values/calendar-day.ts';
import type { DateOrder } from '../../values/read-date.ts';
import type { DecimalMark } from '../../values/split-decimal.ts';
import type { ClaimRow } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';

/** How a file's ambiguous cells are read, by canonical field; a field that is missing: unproved. */
export interface ColumnReadings {
  readonly dateOrders: Readonly<Record<string, DateOrder>>;
  readonly decimalMarks: Readonly<Record<string, DecimalMark>>;
}

export interface LineContext {
  readonly slot: ClaimSlot;
  readonly countryCode: string;
  /** ISO 4217, the session's. */
  readonly currency: string;
  /** Today in the country's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** What an earlier pass over the same file proved; empty at the first. */
  readonly columns: ColumnReadings;
}

/** A control total that stands in the file. */
export interface TotalRow {
  readonly sheet: string | null;
  readonly row: number;
  /** Cells by canonical field. */
  readonly cells: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The words by which it was known, which may stand in a column that is not read. */
  readonly label?: string;
  /** Fields whose value nobody knows (formulas that were never computed). */
  readonly unknown?: readonly string[];
}

/**
 * Reads the lines of one file, one after the other, and keeps what only the whole file can tell.
 * A row is always given, with what speaks against it.
 */
export interface LineReading {
  readonly fields: readonly FieldSpec[];
  /**
   * @param lost code of an engine's finding that rejects the row: its cells are read for what they
   *   tell (its claim must not go on without it); amounts that are among them count in totals
   */
  readRow(
    cells: RowCells,
    lost?: string,
  ): {
    readonly row: ClaimRow;
    readonly findings: readonly Finding[];
    /** Of an example of the template: its day, which counts where a file holds nothing else. */
    readonly exampleDay?: string | null;
  };
  /** What bare numbers in columns of days are counted from; 1900 until then. */
  countDaysFrom(epoch: SerialEpoch): void;
  /** A row that could not be read at all counts in no total from here on. */
  meetLostRow(): void;
  /**
   * Checks a total or sub-total against the rows above. What differs is told by `remarks`, one
   * CLM-F17 and one CLM-F16 a file.
   */
  takeTotal(total: TotalRow): readonly Finding[];
  /**
   * What the columns prove after the last row. When it differs from `context.columns` for a column
   * that has ambiguous cells, the file has to be read once more with it.
   */
  proved(): { readonly columns: ColumnReadings; readonly isReadRight: boolean };
  /** What is to be said of whole columns (CLM-R03 with its count …). */
  remarks(): readonly Finding[];
}
