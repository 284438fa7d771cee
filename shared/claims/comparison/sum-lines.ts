import type { StatLine } from '../claim-row.ts';
import type { SourcedLine } from '../mapping/claims-record.ts';

export interface LineSums {
  readonly currency: string | null;
  /** Exact minor units. */
  readonly claimed: bigint;
  readonly reimbursed: bigint;
}

/**
 * What the lines of a statement come to.
 *
 * @throws RangeError for lines of several currencies, or without amount: nobody adds those
 */
export function sumLines(lines: readonly Pick<SourcedLine<StatLine>, 'line'>[]): LineSums {
  let claimed = 0n;
  let reimbursed = 0n;
  const currency = lines[0]?.line.currency ?? null;
  for (const { line } of lines) {
    if (line.currency !== currency) throw new RangeError('amounts of several currencies');
    claimed += minorOf(line.amountClaimed);
    reimbursed += minorOf(line.amountReimbursed);
  }
  return { currency, claimed, reimbursed };
}

function minorOf(amount: string | null): bigint {
  if (amount === null) throw new RangeError('a line without amount is summed');
  return BigInt(amount);
}
