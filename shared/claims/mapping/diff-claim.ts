import type { FieldChange } from '../../runs/settling-rules.ts';
import type { ClaimItem } from '../claim-items.ts';
import { toWholeNumber } from '../comparison/sum-lines.ts';

type Compared = Pick<
  ClaimItem,
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
  ['total_claimed', ({ totalClaimed }) => toWholeNumber(BigInt(totalClaimed))],
  ['total_reimbursed', ({ totalReimbursed }) => toWholeNumber(BigInt(totalReimbursed))],
  ['first_settlement', ({ firstSettlement }) => firstSettlement],
  ['last_settlement', ({ lastSettlement }) => lastSettlement],
  ['stat_lines', ({ lines }) => lines.length],
  ['recap_lines', ({ recap }) => recap.length],
];

/** What changed in a claim, for people: amounts in minor units. */
export function diffClaim(before: Compared | null, after: Compared): readonly FieldChange[] {
  return publicFields.flatMap(([field, read]) => {
    const change = { field, before: before && read(before), after: read(after) };
    return change.before === change.after ? [] : [change];
  });
}
