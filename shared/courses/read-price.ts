import type { RowNotes } from '../findings/row-notes.ts';
import { readCurrency } from '../money/currency.ts';
import { rememberCells } from '../rows/remember-cells.ts';
import type { RowCells } from '../runs/reading-rules.ts';
import { readBoolean } from '../values/read-boolean.ts';
import { readMoney } from '../values/read-money.ts';
import type { CourseColumns } from './course-columns.ts';
import type { CourseContent } from './course-content.ts';

export type PriceContent = Pick<CourseContent, 'priceMinor' | 'currency' | 'isFree'>;

const freeWords = {
  gratuit: true,
  gratuite: true,
  free: true,
  payant: false,
  payante: false,
  paid: false,
};
const freePrice = /^\s*(?:gratuit|gratuite|free|offert)\s*$/i;

const minorMax = BigInt(Number.MAX_SAFE_INTEGER);

const problemCodes = {
  'not-a-number': 'CRS-R04',
  ambiguous: 'CRS-R05',
  'ambiguous-multiple': 'CRS-R20',
  'too-precise': 'CRS-R06',
  'out-of-range': 'CRS-R07',
  'unknown-currency': 'CRS-R12',
  'currencies-differ': 'CRS-R13',
} as const;

/**
 * Reads price, currency and "is free" together, since each says something about the others: free is
 * a price of 0, a price of 0 is free. A free course with a price is refused: one of the two is
 * wrong, and only the sender knows which.
 *
 * @param house ISO 4217; the currency where neither cell, column nor header names one
 */
export function createPriceReading(
  house: string,
): (notes: RowNotes, at: RowCells, columns: CourseColumns) => PriceContent {
  const readers = createMoneyReaders(house);
  return (notes, at, columns) => {
    const free = readFree(at.cells['is_free']);
    if (free.kind === 'problem') notes.reject('CRS-R09', 'is_free', { expected: 'true | false' });
    const saidFree = free.kind === 'value' ? free.value : null;
    const declared = readDeclaredCurrency(notes, at, columns, readers);
    const cell = at.cells['price'];
    const price = readers.in(declared)(cell);
    const currency = declared ?? house;
    if (price.kind === 'empty') {
      if (saidFree === true) return { priceMinor: 0, currency, isFree: true };
      return { priceMinor: null, currency: null, isFree: saidFree };
    }
    if (price.kind === 'problem') {
      // The cell's own currency when it names one: that is what its decimals were counted by.
      const inCell = currencyInCell(cell, currency);
      notes.reject(problemCodes[price.problem], 'price', { data: { currency: inCell } });
      return { priceMinor: null, currency: null, isFree: saidFree };
    }
    const { amountMinor } = price.value;
    if (amountMinor < 0n || amountMinor > minorMax) {
      notes.reject('CRS-R07', 'price');
    }
    const isFree = amountMinor === 0n;
    if (saidFree === true && !isFree) notes.reject('CRS-R10', 'is_free', { data: { price: cell } });
    if (saidFree === false && isFree) notes.warn('CRS-W01', 'is_free');
    // Of a row that is rejected anyway this would only distract.
    if (!isFree && declared === undefined && notes.isGood() && !namesCurrency(cell)) {
      notes.warn('CRS-W05', 'price', { data: { currency: house } });
    }
    return { priceMinor: Number(amountMinor), currency: price.value.currency, isFree };
  };
}

const readFree = rememberCells((cell) => readBoolean(cell, freeWords));

type MoneyReader = (cell: unknown) => ReturnType<typeof readMoney>;

interface MoneyReaders {
  /** A reader of prices whose currency is declared outside their cell, or is not. */
  in(declared: string | undefined): MoneyReader;
  readonly currencyOfCell: (cell: unknown) => string | null;
}

/** Prices repeat, and so do the words that name their currency. */
function createMoneyReaders(house: string): MoneyReaders {
  const readIn = (declared: string | undefined): MoneyReader =>
    rememberCells((cell) => {
      const isFreeWord = typeof cell === 'string' && freePrice.test(cell);
      return readMoney(isFreeWord ? 0 : cell, { declared, house });
    });
  const undeclared = readIn(undefined);
  const inCurrency = rememberCells((code) => readIn(String(code)));
  return {
    in: (declared) => (declared === undefined ? undeclared : inCurrency(declared)),
    currencyOfCell: rememberCells((cell) => readCurrency(String(cell), house) ?? null),
  };
}

/** Whether anything but figures stands in the cell: `15 000` names no currency, `15k €` does. */
function namesCurrency(cell: unknown): boolean {
  if (typeof cell !== 'string') return false;
  return /[^\d\s.,'’+-]/.test(
    cell.normalize('NFKC').replace(/(?:k|mille|mio?|million|md|bn)\s*$/i, ''),
  );
}

/** The currency that a price cell names, whatever else is wrong with it. */
function currencyInCell(cell: unknown, otherwise: string): string {
  const word = typeof cell === 'string' ? cell.replace(/[\d\s.,'+-]/g, '') : '';
  return (word === '' ? undefined : readCurrency(word, otherwise)) ?? otherwise;
}

/** What the row's currency cell or the price column's name says; they must not disagree. */
function readDeclaredCurrency(
  notes: RowNotes,
  { cells }: RowCells,
  { currency }: CourseColumns,
  { currencyOfCell }: MoneyReaders,
): string | undefined {
  const cell = cells['currency'];
  if (typeof cell !== 'string' || cell.trim() === '') return currency;
  const fromCell = currencyOfCell(cell);
  if (fromCell === null) {
    notes.reject('CRS-R12', 'currency');
    return currency;
  }
  if (currency !== undefined && fromCell !== currency) {
    notes.reject('CRS-R13', 'currency', { data: { currency } });
  }
  return fromCell;
}
