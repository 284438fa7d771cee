import type { Period } from './compared-claim.ts';
import { isRecap, isStat, type WeighedRow } from './weigh-row.ts';

/** Rows of one claim by whether they take part in its comparison. */
export interface SetAside {
  readonly compared: readonly WeighedRow[];
  /** Settled on a day outside the period (CLM-R12). */
  readonly outside: readonly WeighedRow[];
  /** Of claims that nobody has paid, nor says to have paid (CLM-R20). */
  readonly unsettled: readonly WeighedRow[];
}

/**
 * Sets rows aside that are not to be compared. A row without a readable settlement date is not
 * known to be outside, so it stays; a recap line outside the period pays nothing within it.
 *
 * @see CLAIMS §3 "Status", §4, §5.2
 */
export function setRowsAside(rows: readonly WeighedRow[], period: Period): SetAside {
  const [outside, inside] = divide(rows, ({ row }) => isOutside(row, period));
  if (inside.some(isRecap)) return { compared: inside, outside, unsettled: [] };
  const [unsettled, compared] = divide(inside, (row) => isUnsettled(row) && row.reimbursed === 0n);
  return { compared, outside, unsettled };
}

/** What has a property, and the rest. */
export function divide<T>(
  all: readonly T[],
  has: (one: T) => boolean,
): readonly [with_: readonly T[], without: readonly T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const one of all) (has(one) ? yes : no).push(one);
  return [yes, no];
}

export function isOutside(row: WeighedRow['row'], { start, end }: Period): boolean {
  const day = row.line.settlementDate;
  return day !== null && (day < start || day > end);
}

/** Whether its status says that nothing is paid (any more, or yet). */
export function isUnsettled(row: WeighedRow): boolean {
  if (!isStat(row)) return false;
  const { status } = row.row.line;
  return status === 'REJECTED' || status === 'PENDING' || status === 'CANCELLED';
}
