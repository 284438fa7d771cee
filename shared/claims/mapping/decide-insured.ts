import type { InsuredItem } from '../claim-items.ts';
import type { InsuredRecord } from './claims-record.ts';
import { tellPrincipalCreated } from './mapping-findings.ts';
import { isNeeded } from './needed-by.ts';
import type { ClaimsContext, ClaimsDecision } from './settle-context.ts';

/** What a file may add to a person; nothing that is known of them is overwritten by one. */
const fillable = [
  ['member_id', 'memberId'],
  ['birth_date', 'birthDate'],
  ['employer', 'employer'],
] as const;

/**
 * An insured person is created once. A later or an older file only fills what nobody knew.
 *
 * @param existing person as last read, or undefined
 * @see CLAIMS §6; §10 "insured persons matched by name only"
 */
export function decideInsured(
  existing: InsuredItem | undefined,
  record: InsuredRecord,
  context: ClaimsContext,
): ClaimsDecision {
  if (existing !== undefined) return fillInsured(existing, record, context);
  // Their claims are rejected with CLM-M01; nothing is created for those.
  if (!mayCreate(record, context) || !isNeeded(record, context)) return { outcome: 'unchanged' };
  const { countryCode, status, name, memberId, birthDate, policyNumber, employer } = record;
  const { id } = context;
  const at = context.now.toISOString();
  return {
    outcome: 'created',
    item: {
      ...{ kind: 'insured', id, version: 1, countryCode, status, name, memberId, birthDate },
      ...{ policyNumber, employer, principalId: record.principalId, runId: context.runId },
      ...{ createdAt: at, updatedAt: at },
    },
    fields: [
      { field: 'status', before: null, after: status },
      { field: 'policy_number', before: null, after: policyNumber },
    ],
    remarks: record.isMissing ? [tellPrincipalCreated(record)] : [],
    tallies: { insured_created: 1 },
  };
}

function mayCreate(
  { isMissing, isPrincipalMissing = false, principalId }: InsuredRecord,
  { createMissingInsured, related }: ClaimsContext,
): boolean {
  if (createMissingInsured) return true;
  if (isMissing) return false;
  return !isPrincipalMissing || (principalId !== null && related.has(principalId));
}

function fillInsured(
  existing: InsuredItem,
  record: InsuredRecord,
  context: ClaimsContext,
): ClaimsDecision {
  const { runId, now } = context;
  const filled = lacksOf(existing, record);
  // Whom this session created another one of its chunks may fill.
  const mayFill = context.updateExisting || existing.runId === runId;
  if (filled.length === 0 || !mayFill || !isNeeded(record, context)) {
    return { outcome: 'unchanged' };
  }
  return {
    outcome: 'updated',
    item: {
      ...existing,
      ...Object.fromEntries(filled.map(([, key]) => [key, record[key]])),
      version: existing.version + 1,
      runId,
      updatedAt: now.toISOString(),
    },
    // What was filled, not with what: it may be somebody's birth date.
    fields: [{ field: 'filled', before: null, after: filled.map(([field]) => field) }],
  };
}

/** What a record says of a person that nobody knew. */
export function lacksOf(existing: InsuredItem, record: InsuredRecord) {
  return fillable.filter(([, key]) => existing[key] === null && record[key] !== null);
}
