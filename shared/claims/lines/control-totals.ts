import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import { scopeOfTotal, type TotalScope } from '../../sources/total-test.ts';
import type { LineContext, TotalRow } from './line-reading.ts';
import { readAmount } from './read-amount.ts';
import type { AmountField, RowAmounts } from './row-amounts.ts';

/** Rows with totals that differ which are named. */
const rowsMax = 50;

/** Adds up a file's amounts, and compares them with the totals that somebody wrote below. */
export interface ControlTotals {
  addRow(amounts: RowAmounts): void;
  /** A row of which the amounts are not known. */
  meetLostRow(): void;
  take(total: TotalRow): void;
  /** At most one CLM-F17 and one CLM-F16 a file; each names the first total, and the rows of all. */
  tell(): readonly Finding[];
}

/** Rows that a total may be about. */
interface Part {
  rows: number;
  readonly sums: Map<AmountField, bigint>;
  /** Fields with a cell that nobody can add up. */
  readonly incomplete: Set<AmountField>;
}

const newPart = (): Part => ({ rows: 0, sums: new Map(), incomplete: new Set() });

interface Difference {
  readonly total: TotalRow;
  readonly field: AmountField;
  readonly part: Part;
  readonly sum: bigint;
}

/**
 * Checks control totals as they come: a sub-total against the rows since the last one, a total
 * against all rows above, also the rejected ones. What follows a row with an unreadable amount, or
 * one in another currency, is incomplete and not compared. A total of more than the bare word
 * (`Total SONATEL`) may be either, or close a part of sub-totals; it differs when it is none.
 *
 * @see CLAIMS §3 "Total rows"
 */
export function createControlTotals(
  { slot, currency, columns }: LineContext,
  fields: readonly AmountField[],
): ControlTotals {
  const exponent = currencyExponent(currency) ?? 0;
  const all = newPart();
  let sinceAny = newPart();
  let sinceNamed = newPart();
  const differences: Difference[] = [];
  const uncomputed: { readonly total: TotalRow; readonly field: AmountField }[] = [];
  const partsOf = (scope: TotalScope): readonly Part[] => {
    if (scope === 'all') return [all];
    const own = sinceAny.rows > 0 ? [sinceAny] : [];
    // Right below another total stands one that closes a larger part.
    return scope === 'part' && own.length > 0 ? own : [...own, sinceNamed, all];
  };
  const compare = (total: TotalRow, field: AmountField, scope: TotalScope): void => {
    const cell = total.cells[field];
    if (isUncomputed(total, field)) {
      uncomputed.push({ total, field });
      return;
    }
    const written = readAmount(cell, currency, columns.decimalMarks[field]);
    if (written.kind !== 'value') return;
    const parts = partsOf(scope);
    const [first] = parts;
    if (first === undefined || parts.some(({ incomplete }) => incomplete.has(field))) return;
    const sumOf = ({ sums }: Part) => sums.get(field) ?? 0n;
    if (parts.some((part) => sumOf(part) === written.minor)) return;
    differences.push({ total, field, part: { ...first }, sum: sumOf(first) });
  };
  return {
    addRow(amounts) {
      for (const part of [all, sinceAny, sinceNamed]) {
        part.rows += 1;
        for (const field of fields) addAmount(part, field, amounts, currency);
      }
    },
    meetLostRow() {
      for (const part of [all, sinceAny, sinceNamed]) {
        part.rows += 1;
        for (const field of fields) part.incomplete.add(field);
      }
    },
    take(total) {
      const scope = scopeOfTotal(total.label ?? findWords(total)) ?? 'all';
      for (const field of fields) compare(total, field, scope);
      sinceAny = newPart();
      if (scope !== 'part') sinceNamed = newPart();
    },
    tell: () => [
      ...tellFirst(differences, ({ total, field, part, sum }) =>
        newFinding({
          ...placeOf(slot, total, field),
          code: 'CLM-F17',
          level: 'warning',
          expected: writeAmount(sum, exponent),
          data: {
            field,
            printed: String(total.cells[field]),
            sum: writeAmount(sum, exponent),
            currency,
            count: part.rows,
            rows: listRows(differences),
          },
        }),
      ),
      ...tellFirst(uncomputed, ({ total, field }) =>
        newFinding({
          ...placeOf(slot, total, field),
          code: 'CLM-F16',
          level: 'warning',
          data: { field, rows: listRows(uncomputed) },
        }),
      ),
    ],
  };
}

function addAmount(part: Part, field: AmountField, amounts: RowAmounts, currency: string): void {
  const reading = amounts.of[field];
  if (reading === undefined || reading.kind === 'empty') return;
  if (reading.kind === 'value' && amounts.currency === currency) {
    part.sums.set(field, (part.sums.get(field) ?? 0n) + reading.minor);
  } else part.incomplete.add(field);
}

/** A formula without a value, in a workbook or as the text of a CSV. */
function isUncomputed({ cells, headers, unknown }: TotalRow, field: AmountField): boolean {
  if (unknown?.includes(field) || (field in headers && !(field in cells))) return true;
  const cell = cells[field];
  return typeof cell === 'string' && /^\s*=/.test(cell);
}

function findWords({ cells }: TotalRow): string {
  const words = Object.values(cells).find(
    (cell) => typeof cell === 'string' && scopeOfTotal(cell) !== undefined,
  );
  return String(words ?? '');
}

function tellFirst<T>(list: readonly T[], tell: (first: T) => Finding): readonly Finding[] {
  const [first] = list;
  return first === undefined ? [] : [tell(first)];
}

function listRows(list: readonly { readonly total: TotalRow }[]): readonly number[] {
  return [...new Set(list.map(({ total }) => total.row))].slice(0, rowsMax);
}

function placeOf(slot: string, { sheet, row, headers, cells }: TotalRow, field: AmountField) {
  return { slot, sheet, row, column: headers[field] ?? field, value: cells[field] };
}
