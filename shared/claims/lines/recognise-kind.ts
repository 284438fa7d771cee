import { createFieldFinder } from '../../rows/match-columns.ts';
import type { LineKind } from '../claim-slots.ts';
import { type RecapField, recapFields, type StatField, statFields } from '../claims-fields.ts';

const findStat = createFieldFinder(statFields);
const findRecap = createFieldFinder(recapFields);

const statProof: readonly StatField[] = ['claim_id', 'act_name', 'amount_claimed'];
const recapProof: readonly RecapField[] = ['claim_id', 'amount_claimed', 'amount_reimbursed'];

/**
 * Which of the two files a header belongs to, whatever slot it came in: acts make a statement, both
 * totals of a settlement without acts a recap.
 *
 * @param header names of columns, or the keys of an object
 * @returns undefined when it is neither
 * @see CLAIMS §2 "Kind detection"
 */
export function recogniseKind(header: readonly string[]): LineKind | undefined {
  const stat = new Set(header.map(findStat));
  if (statProof.every((field) => stat.has(field))) return 'stat';
  const recap = new Set(header.map(findRecap));
  const isRecap = !stat.has('act_name') && recapProof.every((field) => recap.has(field));
  return isRecap ? 'recap' : undefined;
}
