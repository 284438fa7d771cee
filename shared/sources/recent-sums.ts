import { readDecimal } from '../values/read-decimal.ts';
import { isBlank, isFigure } from './cell-tests.ts';

/** Rows whose sum is looked for; of more, nobody can say whether a named total is one. */
const rowsMax = 300;
/** Characters of a row that is kept. */
const rowCharsMax = 2_000;
/** Characters of an amount; what is longer is none. */
const amountCharsMax = 40;
/** Cells of one table that are added up, about a second's work; then named totals are data. */
const cellsMax = 2_000_000;

/** Rows of data since the last total, and since the header, for totals that may be titles. */
export interface RecentSums {
  add(cells: readonly unknown[]): void;
  /** A total: what comes below is added up anew. */
  closePart(): void;
  /** Whether every figure of a row is the sum of its column, since the last total or over all. */
  isSum(cells: readonly unknown[]): boolean;
}

interface Rows {
  list: (readonly unknown[])[] | undefined;
}

/** Keeps a bounded number of rows, and adds nothing up unless it is asked. */
export function createRecentSums(): RecentSums {
  const part: Rows = { list: [] };
  const all: Rows = { list: [] };
  let cellsLeft = cellsMax;
  const spend = (count: number): boolean => {
    cellsLeft -= count;
    return cellsLeft >= 0;
  };
  const keep = (rows: Rows, cells: readonly unknown[]): void => {
    if (rows.list === undefined) return;
    rows.list = rows.list.length < rowsMax && isSmall(cells) ? rows.list : undefined;
    rows.list?.push(cells);
  };
  return {
    add(cells) {
      keep(part, cells);
      keep(all, cells);
    },
    closePart() {
      part.list = [];
    },
    isSum(cells) {
      // Before the first total they hold the same rows.
      const lists = part.list?.length === all.list?.length ? [all] : [part, all];
      return lists.some(({ list }) => list !== undefined && addsUp(list, cells, spend));
    },
  };
}

/**
 * One row is no sum: a course may cost what the one above it does.
 *
 * @param spend takes a number of cells from those that may be read; false: no more
 */
function addsUp(
  rows: readonly (readonly unknown[])[],
  cells: readonly unknown[],
  spend: (count: number) => boolean,
): boolean {
  if (rows.length < 2) return false;
  let sums = 0;
  for (const [i, cell] of cells.entries()) {
    if (isBlank(cell) || !isFigure(cell)) continue;
    if (!spend(rows.length)) return false;
    const wanted = readAmount(cell);
    const column = rows.map((row) => row[i]).filter((each) => !isBlank(each));
    const amounts = column.map(readAmount);
    if (wanted === undefined || amounts.includes(undefined)) return false;
    const sum = amounts.reduce<Amount>((a, b) => addAmounts(a, b ?? zero), zero);
    if (wanted.units === 0n || !isSame(sum, wanted)) return false;
    sums += 1;
  }
  return sums > 0;
}

interface Amount {
  readonly units: bigint;
  /** Digits of it behind the point. */
  readonly scale: number;
}

const zero: Amount = { units: 0n, scale: 0 };

/** Without its currency or unit. */
function readAmount(cell: unknown): Amount | undefined {
  if (typeof cell === 'string' && cell.length > amountCharsMax) return undefined;
  const bare = typeof cell === 'string' ? cell.replace(/[\p{L}€$£₦.\s]+$/u, '') : cell;
  const reading = readDecimal(bare);
  if (reading.kind !== 'value') return undefined;
  const [whole = '', fraction = ''] = reading.decimal.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function addAmounts(a: Amount, b: Amount): Amount {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

function isSame(a: Amount, b: Amount): boolean {
  const scale = Math.max(a.scale, b.scale);
  return unitsAt(a, scale) === unitsAt(b, scale);
}

const unitsAt = ({ units, scale }: Amount, wanted: number): bigint =>
  units * 10n ** BigInt(wanted - scale);

function isSmall(cells: readonly unknown[]): boolean {
  let chars = 0;
  for (const cell of cells) if (typeof cell === 'string') chars += cell.length;
  return chars <= rowCharsMax;
}
