import { readCurrency } from '../../money/currency.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import { isBlank } from '../../sources/table-reading.ts';
import { currencyOfHeader } from './amount-headers.ts';
import { type AmountReading, currencyOfAmount, readAmount } from './read-amount.ts';
import type { FileReading, Need, RowReading } from './row-cells.ts';

export type AmountField = 'amount_claimed' | 'amount_reimbursed' | 'copay' | 'excluded';

/** Of each amount of the file's kind, whether a row must have it. */
export type AmountNeeds = Readonly<Partial<Record<AmountField, Need>>>;

/** The amounts of a row, all in one currency. */
export interface RowAmounts {
  /** ISO 4217, of the row. */
  readonly currency: string;
  readonly of: Readonly<Partial<Record<AmountField, AmountReading>>>;
}

/**
 * Minor units that one cell may hold. No act of care costs a thousand thousand million; a number of
 * 13 digits is a reference that slid into the column.
 */
const minorMax = 10n ** 12n;

/** Minor units; null when the cell is empty or no amount. */
export function minorOf({ of }: RowAmounts, field: AmountField): bigint | null {
  const reading = of[field];
  return reading?.kind === 'value' ? reading.minor : null;
}

/** As a line keeps it. */
export function amountOf(amounts: RowAmounts, field: AmountField): string | null {
  const minor = minorOf(amounts, field);
  return minor === null ? null : String(minor);
}

/**
 * Reads the amounts of rows. The currency of a row is what its column `Devise` says, else its
 * amounts or their headers, else the country's; another than the session's is CLM-R21. Negative
 * amounts are read as they are: whether one is explained only the whole claim can tell.
 *
 * @see CLAIMS §3 "Amounts", "Currency of a row"
 */
export function createAmountsReading(file: FileReading, needs: AmountNeeds) {
  const { currency: house, columns } = file.context;
  const fields = Object.entries(needs) as [AmountField, Need][];
  const ofHeader = rememberCells((header) => currencyOfHeader(String(header), house) ?? '');
  const findCurrency = (row: RowReading): string => {
    const { cells, headers } = row.at;
    const declared = cells['currency'];
    if (!isBlank(declared)) {
      const currency = readCurrency(String(declared), house);
      if (currency === undefined || currency !== house) rejectCurrency(row, 'currency');
      return currency ?? house;
    }
    for (const nameCurrency of [
      (field: string) => currencyOfAmount(cells[field], house),
      (field: string) => ofHeader(headers[field] ?? '') || undefined,
    ]) {
      const field = fields.find(([name]) => nameCurrency(name) !== undefined)?.[0];
      const currency = field && nameCurrency(field);
      if (field === undefined || currency === undefined) continue;
      if (currency !== house) rejectCurrency(row, field);
      return currency;
    }
    return house;
  };
  const rejectCurrency = ({ notes }: RowReading, field: string): void =>
    notes.reject('CLM-R21', field, { data: { field, currency: house } });

  return (row: RowReading): RowAmounts => {
    const currency = findCurrency(row);
    const of: Partial<Record<AmountField, AmountReading>> = {};
    for (const [field, need] of fields) {
      const cell = row.at.cells[field];
      const reading = readAmount(cell, currency, columns.decimalMarks[field]);
      file.proofs.meetAmount(field, cell);
      of[field] = judge(row, field, need, reading, currency);
    }
    return { currency, of };
  };

  function judge(
    { at, notes }: RowReading,
    field: AmountField,
    need: Need,
    reading: AmountReading,
    currency: string,
  ): AmountReading {
    const refuse = (problem: string): AmountReading => {
      notes.reject('CLM-R04', field, { data: { field, amount_problem: problem } });
      return { kind: 'problem', problem: 'not-a-number' };
    };
    if (reading.kind === 'empty') {
      const isUnknown = at.isPartial === true && field in at.headers && !(field in at.cells);
      if (isUnknown && need === 'required') return refuse('uncomputed');
      // Of an optional one the file's remark says enough (CLM-F16).
      if (isUnknown) return { kind: 'problem', problem: 'not-a-number' };
      const data = { field, cell_problem: 'empty' };
      if (need === 'required') notes.reject('CLM-R01', field, { data });
      return reading;
    }
    if (reading.kind === 'value') {
      const { minor } = reading;
      if (minor > minorMax || minor < -minorMax) return refuse('out-of-range');
      const isRefused = minor < 0n && (field === 'copay' || field === 'excluded');
      return isRefused ? refuse('negative') : reading;
    }
    const { problem } = reading;
    if (problem === 'too-precise') notes.reject('CLM-R16', field, { data: { field, currency } });
    else if (problem === 'currencies-differ') {
      notes.reject('CLM-R21', field, { data: { field, currency } });
    } else return refuse(isFormula(at.cells[field]) ? 'uncomputed' : problem);
    return reading;
  }
}

const isFormula = (cell: unknown): boolean => typeof cell === 'string' && /^\s*=/.test(cell);
