import type { RecapLine } from '../claim-row.ts';
import { checkDays } from './check-line.ts';
import { type AmountNeeds, amountOf, type RowAmounts } from './row-amounts.ts';
import type { FileReading, RowReading } from './row-cells.ts';

export const recapAmounts: AmountNeeds = {
  amount_claimed: 'required',
  amount_reimbursed: 'required',
};

/**
 * One line of a recap.
 *
 * @see CLAIMS §2, §3
 */
export function readRecapLine(
  row: RowReading,
  amounts: RowAmounts,
  { context: { today } }: FileReading,
): RecapLine {
  const claimId = row.id('claim_id', 'required');
  const settlementDate = row.day('settlement_date', 'required');
  checkDays(row, { settlement_date: settlementDate }, today);
  return {
    kind: 'recap',
    claimId,
    settlementDate,
    currency: amounts.currency,
    amountClaimed: amountOf(amounts, 'amount_claimed'),
    amountReimbursed: amountOf(amounts, 'amount_reimbursed'),
    beneficiary: row.text('beneficiary', 'optional'),
    mainInsured: row.text('main_insured', 'optional'),
    employer: row.text('employer', 'optional'),
    policyNumber: row.id('policy_number', 'optional'),
    partner: row.id('partner', 'optional'),
    chequeNumber: row.id('cheque_number', 'optional'),
    otherPayment: row.id('other_payment', 'optional'),
    invoiceNumber: row.id('invoice_number', 'optional'),
    note: row.text('note', 'optional'),
  };
}
