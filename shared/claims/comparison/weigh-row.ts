import type { ClaimLine, ClaimRow, RecapLine, StatLine } from '../claim-row.ts';
import type { ClaimSums } from './compared-claim.ts';

/** A row with its amounts as they are counted; null: nobody knows it, and null is never 0. */
export interface WeighedRow<L extends ClaimLine = ClaimLine> {
  readonly row: ClaimRow<L>;
  /** Minor units, negative for a reversal. */
  readonly claimed: bigint | null;
  readonly reimbursed: bigint | null;
}

/** @param currency the session's: an amount in another one is not an amount of it (CLM-R21) */
export function weighRow<L extends ClaimLine>(row: ClaimRow<L>, currency: string): WeighedRow<L> {
  const { amountClaimed, amountReimbursed } = row.line;
  const isForeign = row.line.currency !== currency;
  const weigh = (amount: string | null) => (isForeign || amount === null ? null : BigInt(amount));
  return { row, claimed: weigh(amountClaimed), reimbursed: weigh(amountReimbursed) };
}

/** Whether one of its amounts takes something back. */
export function isReversal({ claimed, reimbursed }: WeighedRow): boolean {
  return (claimed ?? 0n) < 0n || (reimbursed ?? 0n) < 0n;
}

export function isStat(row: WeighedRow): row is WeighedRow<StatLine> {
  return row.row.line.kind === 'stat';
}

export function isRecap(row: WeighedRow): row is WeighedRow<RecapLine> {
  return row.row.line.kind === 'recap';
}

/** What is known of the rows' amounts, summed; `isKnown` tells whether that is all of them. */
export function sumWeighed(rows: readonly WeighedRow[]): ClaimSums & { readonly isKnown: boolean } {
  let claimed = 0n;
  let reimbursed = 0n;
  let isKnown = true;
  for (const each of rows) {
    claimed += each.claimed ?? 0n;
    reimbursed += each.reimbursed ?? 0n;
    if (each.claimed === null || each.reimbursed === null) isKnown = false;
  }
  return { claimed, reimbursed, lines: rows.length, isKnown };
}

/** Both sides of a claim. */
export interface TwoSums {
  readonly stat: ClaimSums;
  readonly recap: ClaimSums;
}

export function sumSides(rows: readonly WeighedRow[]): TwoSums {
  return { stat: pickSums(rows.filter(isStat)), recap: pickSums(rows.filter(isRecap)) };
}

function pickSums(rows: readonly WeighedRow[]): ClaimSums {
  const { claimed, reimbursed, lines } = sumWeighed(rows);
  return { claimed, reimbursed, lines };
}
