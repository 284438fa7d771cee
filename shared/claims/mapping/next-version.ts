import type { ClaimItem } from '../claim-items.ts';
import type { ClaimLine, RecapLine, StatLine } from '../claim-row.ts';
import { sumLines } from '../comparison/sum-lines.ts';
import type { ClaimRecord, SourcedLine } from './claims-record.ts';
import { measureLines } from './measure-item.ts';
import { hashLines, type MergedLines } from './merge-lines.ts';
import type { ClaimsContext } from './settle-context.ts';

/** The lines of both files that a claim is to have. */
export interface MergedClaim {
  readonly stat: MergedLines<StatLine>;
  readonly recap: MergedLines<RecapLine>;
}

/** A claim as a session writes it: version + 1 of what is there, whatever its state. */
export function nextVersion(
  existing: ClaimItem | undefined,
  record: ClaimRecord,
  { stat: { lines: stat }, recap: { lines: recap } }: MergedClaim,
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
    bytes:
      record.bytes + measureLines([...keptOf(stat, record.stat), ...keptOf(recap, record.recap)]),
    contentHash: hashLines(stat, recap),
    ...{ runId, period: record.period },
    createdAt: existing?.state === 'active' ? existing.createdAt : at,
    updatedAt: at,
  };
}

/** Lines of other sessions stand before this one's. */
function keptOf(
  lines: readonly SourcedLine<ClaimLine>[],
  brought: readonly SourcedLine<ClaimLine>[],
): readonly SourcedLine<ClaimLine>[] {
  return lines.slice(0, lines.length - brought.length);
}

function settlementDays(
  lines: ClaimItem['lines'],
): Pick<ClaimItem, 'firstSettlement' | 'lastSettlement'> {
  const days = lines.flatMap(({ line }) => line.settlementDate ?? []).sort();
  return { firstSettlement: days[0] ?? null, lastSettlement: days.at(-1) ?? null };
}
