import type { ClaimStatus, StatLine } from '../claim-row.ts';
import { checkBeneficiary, checkCountry, checkDays, checkParts } from './check-line.ts';
import { readCountry } from './read-country.ts';
import { readClaimStatus, readInsuredStatus } from './read-status.ts';
import { type AmountNeeds, amountOf, type RowAmounts } from './row-amounts.ts';
import type { FileReading, RowReading } from './row-cells.ts';

export const statAmounts: AmountNeeds = {
  amount_claimed: 'required',
  amount_reimbursed: 'required',
  copay: 'optional',
  excluded: 'optional',
};

/** A claim that is not settled has no day of settlement. @see CLAIMS §3, last rule */
const unsettled: ReadonlySet<ClaimStatus | null> = new Set(['REJECTED', 'PENDING', 'CANCELLED']);

/**
 * One line of a statement: every cell cleaned, every flaw noted, nothing guessed.
 *
 * @see CLAIMS §1, §3
 */
export function readStatLine(
  row: RowReading,
  amounts: RowAmounts,
  { context: { today, countryCode } }: FileReading,
): StatLine {
  const claimId = row.id('claim_id', 'required');
  const statusText = row.text('claim_status', 'required');
  const status = statusText === null ? null : readClaimStatus(statusText);
  const incidentDate = row.day('incident_date', 'required');
  // Without a status nobody knows whether the claim is settled; its own finding says enough.
  const needsDay = status !== null && !unsettled.has(status);
  const settlementDate = row.day('settlement_date', needsDay ? 'required' : 'optional');
  const countryText = row.text('partner_country', 'optional');
  const line: StatLine = {
    kind: 'stat',
    claimId,
    status,
    incidentDate,
    settlementDate,
    employer: row.text('employer', 'required'),
    policyNumber: row.id('policy_number', 'required'),
    mainInsured: row.text('main_insured', 'required'),
    beneficiary: row.text('beneficiary', 'required'),
    insuredStatus: readStatusOfInsured(row),
    memberId: row.id('member_id', 'optional'),
    plan: row.text('plan', 'optional'),
    broker: row.text('broker', 'optional'),
    partner: row.text('partner', 'required'),
    partnerAddress: row.text('partner_address', 'optional'),
    partnerCountry: countryText === null ? null : (readCountry(countryText) ?? null),
    actCategory: row.text('act_category', 'required'),
    actFamily: row.text('act_family', 'optional'),
    actName: row.text('act_name', 'required'),
    birthDate: row.day('birth_date', 'optional'),
    currency: amounts.currency,
    amountClaimed: amountOf(amounts, 'amount_claimed'),
    amountReimbursed: amountOf(amounts, 'amount_reimbursed'),
    copay: amountOf(amounts, 'copay'),
    excluded: amountOf(amounts, 'excluded'),
    paymentRef: row.id('payment_ref', 'optional'),
    // The system before this one refused rows without it; an empty cell is only told here.
    invoiceNumber: row.id('invoice_number', 'expected'),
    note: row.text('note', 'optional'),
    operator: row.text('operator', 'optional'),
  };
  const { birthDate } = line;
  const days = { incident_date: incidentDate, settlement_date: settlementDate };
  checkDays(row, { ...days, birth_date: birthDate }, today);
  checkBeneficiary(row, line);
  checkParts(row, amounts);
  checkCountry(row, line, countryText !== null, countryCode);
  return line;
}

function readStatusOfInsured(row: RowReading): StatLine['insuredStatus'] {
  const text = row.text('insured_status', 'required');
  if (text === null) return null;
  const status = readInsuredStatus(text);
  if (status === undefined)
    row.notes.reject('CLM-R06', 'insured_status', { expected: 'A | C | E' });
  return status ?? null;
}
