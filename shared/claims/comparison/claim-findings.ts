import type { Finding, FindingLevel } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { IdenticalLines } from './find-repeats.ts';
import { isUnsettled } from './set-rows-aside.ts';
import { isReversal, isStat, type WeighedRow } from './weigh-row.ts';

type OutsideContext = Pick<ComparisonContext, 'period' | 'isCorrection'>;

/** What a finding says beside its place. `field`: canonical, told by the sender's header. */
export interface Said {
  readonly field?: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly data?: Finding['data'];
}

/** A finding on a row of either file. */
export function findAt(
  { row }: WeighedRow,
  code: string,
  level: FindingLevel,
  { field, value, expected = undefined, data = {} }: Said = {},
): Finding {
  return newFinding({
    code,
    level,
    slot: row.slot,
    sheet: row.sheet,
    row: row.row,
    column: field === undefined ? null : (row.headers?.[field] ?? field),
    value,
    expected: expected ?? null,
    data,
  });
}

/**
 * Rows outside the common period, each told, and what else is wrong with them. Whoever corrected a
 * row expects it to be imported, so of a correction it is a warning that says what to do.
 */
export function findOutside(
  rows: readonly WeighedRow[],
  { period: { start, end }, isCorrection = false }: OutsideContext,
): Finding[] {
  const reason = isCorrection ? { reason: 'CLM-R12-CORRECTED' } : {};
  const told = rows.map((each) =>
    findAt(each, 'CLM-R12', isCorrection ? 'warning' : 'info', {
      field: 'settlement_date',
      value: each.row.line.settlementDate,
      data: { start, end, ...reason },
    }),
  );
  return [...told, ...findPaidBeyond(rows)];
}

/** Rows of claims that are not settled: set aside, they are only told. */
export function findUnsettled(rows: readonly WeighedRow[]): Finding[] {
  return rows.map((each) => findAt(each, 'CLM-R20', 'info', ofStatus(each)));
}

/** Rows that say that nothing is paid, and bear an amount reimbursed. They are compared. */
export function warnOfStatus(rows: readonly WeighedRow[]): Finding[] {
  return rows
    .filter((each) => isUnsettled(each) && (each.reimbursed ?? 0n) > 0n)
    .map((each) => findAt(each, 'CLM-R20', 'warning', ofStatus(each)));
}

/** Negative amounts that the claim explains (CLM-R19), or does not (CLM-R05). */
export function findNegative(rows: readonly WeighedRow[], code: 'CLM-R05' | 'CLM-R19'): Finding[] {
  return rows
    .filter((each) => isReversal(each) && !each.row.rejectedBy.includes(code))
    .map((each) => {
      const isClaimed = each.claimed !== null && each.claimed < 0n;
      return findAt(each, code, code === 'CLM-R05' ? 'rejected' : 'warning', {
        field: isClaimed ? 'amount_claimed' : 'amount_reimbursed',
        value: tellAmount(each, isClaimed ? each.claimed : each.reimbursed),
      });
    });
}

/** Rows of a statement reimbursed beyond what was claimed, of a claim that takes nothing back. */
export function findPaidBeyond(rows: readonly WeighedRow[]): Finding[] {
  if (rows.some(isReversal)) return [];
  return rows
    .filter(isStat)
    .filter(({ claimed, reimbursed }) => {
      if (claimed === null || reimbursed === null) return false;
      return reimbursed > claimed;
    })
    .map(paidBeyond);
}

export function paidBeyond(each: WeighedRow): Finding {
  return findAt(each, 'CLM-R09', 'rejected', {
    field: 'amount_reimbursed',
    value: tellAmount(each, each.reimbursed),
  });
}

/** Repeats that the recap does not know. */
export function findRepeated(identical: readonly IdenticalLines[]): Finding[] {
  return identical.flatMap(({ first, repeats }) =>
    repeats.map((each) =>
      findAt(each, 'CLM-R10', 'rejected', { data: { first_row: first.row.row } }),
    ),
  );
}

function ofStatus(each: WeighedRow): Said {
  return { field: 'claim_status', value: isStat(each) ? each.row.line.status : null };
}

function tellAmount({ row }: WeighedRow, minor: bigint | null): string | null {
  if (minor === null) return null;
  return writeAmount(minor, currencyExponent(row.line.currency) ?? 0);
}
