import { newFinding } from '../../findings/new-finding.ts';
import type { RowCells, TotalsCheck } from '../../runs/reading-rules.ts';
import type { Payment } from '../payment.ts';
import { readPlainCell } from './plain-cell.ts';
import { readAmount } from './read-amount.ts';

/**
 * Holds the total that somebody wrote below the payments against their sum: one that is not the sum
 * may be an incomplete payment to somebody called `Total`, or tell that a row is missing.
 *
 * @see TRANSFERS "Files"
 */
export function createTotalsCheck(): TotalsCheck<Payment> {
  const totals: RowCells[] = [];
  let sum = 0n;
  let currency: string | undefined;
  return {
    meetRecord(payment) {
      sum += BigInt(payment.amountMinor);
      currency ??= payment.currency;
    },
    meetTotal: (total) => void totals.push(total),
    end: () =>
      totals
        .filter((total) => readTotal(total, currency) !== sum)
        .map(({ row, sheet, slot, cells, headers }) =>
          newFinding({
            ...{ code: 'TRF-F06', level: 'blocking', slot, sheet, row, data: { row } },
            ...{ column: headers['amount'] ?? null, value: cells['amount'] },
          }),
        ),
  };
}

function readTotal({ cells }: RowCells, currency: string | undefined): bigint | undefined {
  const cell = readPlainCell(cells['amount']);
  if (cell.kind !== 'text') return undefined;
  const reading = readAmount(cell.text, typeof cells['amount'] === 'number', currency);
  return reading.kind === 'value' ? reading.minor : undefined;
}
