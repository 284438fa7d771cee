import type { ClaimItem } from '../claim-items.ts';
import { sumLines } from '../comparison/sum-lines.ts';
import type { ClaimRecord } from './claims-record.ts';
import { hashLines } from './merge-lines.ts';
import type { ClaimsContext } from './settle-context.ts';

/** A claim as a session writes it: version + 1 of what is there, whatever its state. */
export function nextVersion(
  existing: ClaimItem | undefined,
  record: ClaimRecord,
  { stat, recap }: { readonly stat: ClaimItem['lines']; readonly recap: ClaimItem['recap'] },
  { id, runId, now }: ClaimsContext,
): ClaimItem {
  const at = now.toISOString();
  const first = record.stat[0]?.line;
  const { claimed, reimbursed } = sumLines(stat);
  return {
    ...{ kind: 'claim', id, version: (existing?.version ?? 0) + 1, state: 'active' },
    countryCode: record.countryCode,
    country: record.country,
    claimId: record.claimId,
    claimKey: record.claimKey,
    currency: record.currency,
    policyNumber: record.policyNumber,
    insuredId: record.insuredId,
    principalId: record.principalId,
    beneficiary: first?.beneficiary ?? null,
    employer: first?.employer ?? null,
    partner: first?.partner ?? null,
    lines: stat,
    recap,
    totalClaimed: String(claimed),
    totalReimbursed: String(reimbursed),
    ...settlementDays(stat),
    contentHash: hashLines(stat, recap),
    ...{ runId, period: record.period },
    createdAt: existing?.state === 'active' ? existing.createdAt : at,
    updatedAt: at,
  };
}

function settlementDays(
  lines: ClaimItem['lines'],
): Pick<ClaimItem, 'firstSettlement' | 'lastSettlement'> {
  const days = lines.flatMap(({ line }) => line.settlementDate ?? []).sort();
  return { firstSettlement: days[0] ?? null, lastSettlement: days.at(-1) ?? null };
}
