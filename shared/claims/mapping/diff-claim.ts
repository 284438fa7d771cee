import type { FieldChange } from '../../runs/settling-rules.ts';
import type { ClaimItem } from '../claim-items.ts';
import { toMinorUnits } from '../present-amount.ts';

type Compared = Pick<
  ClaimItem,
  | 'claimId'
  | 'state'
  | 'policyNumber'
  | 'insuredId'
  | 'currency'
  | 'totalClaimed'
  | 'totalReimbursed'
  | 'firstSettlement'
  | 'lastSettlement'
  | 'lines'
  | 'recap'
>;

/** Fields by their public names. Nobody's name is among them: whom a claim is about its id tells. */
const publicFields: readonly (readonly [string, (claim: Compared) => unknown])[] = [
  ['state', ({ state }) => state],
  ['policy_number', ({ policyNumber }) => policyNumber],
  ['insured_id', ({ insuredId }) => insuredId],
  ['currency', ({ currency }) => currency],
  ['total_claimed', ({ totalClaimed }) => toMinorUnits(totalClaimed)],
  ['total_reimbursed', ({ totalReimbursed }) => toMinorUnits(totalReimbursed)],
  ['first_settlement', ({ firstSettlement }) => firstSettlement],
  ['last_settlement', ({ lastSettlement }) => lastSettlement],
  ['stat_lines', ({ lines }) => lines.length],
  ['recap_lines', ({ recap }) => recap.length],
];

/**
 * What changed in a claim, for people: amounts in minor units. Its number comes first, changed or
 * not: whoever confirms a diff has to know which claim it speaks of.
 */
export function diffClaim(before: Compared | null, after: Compared): readonly FieldChange[] {
  const changes = publicFields.flatMap(([field, read]) => {
    const change = { field, before: before && read(before), after: read(after) };
    return change.before === change.after ? [] : [change];
  });
  const number = { field: 'claim_id', before: before?.claimId ?? null, after: after.claimId };
  return [number, ...changes];
}
