import type { ClaimLine } from '../claim-row.ts';
import type { LineKind } from '../claim-slots.ts';

/** A line of which nothing is known but its currency. */
export function emptyLine(kind: LineKind, currency: string): ClaimLine {
  const shared = {
    claimId: null,
    settlementDate: null,
    currency,
    amountClaimed: null,
    amountReimbursed: null,
    beneficiary: null,
    mainInsured: null,
    employer: null,
    policyNumber: null,
    partner: null,
    invoiceNumber: null,
    note: null,
  };
  if (kind === 'recap') return { kind, ...shared, chequeNumber: null, otherPayment: null };
  return {
    kind,
    ...shared,
    status: null,
    incidentDate: null,
    insuredStatus: null,
    memberId: null,
    plan: null,
    broker: null,
    partnerAddress: null,
    partnerCountry: null,
    actCategory: null,
    actFamily: null,
    actName: null,
    birthDate: null,
    copay: null,
    excluded: null,
    paymentRef: null,
    operator: null,
  };
}
