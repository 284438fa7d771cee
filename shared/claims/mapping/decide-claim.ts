import type { Tallies } from '../../runs/settling-rules.ts';
import type { ClaimItem } from '../claim-items.ts';
import { sumLines } from '../comparison/sum-lines.ts';
import { toMinorUnits } from '../present-amount.ts';
import type { ClaimRecord } from './claims-record.ts';
import { diffClaim } from './diff-claim.ts';
import * as tell from './mapping-findings.ts';
import { hashLines, mergeLines } from './merge-lines.ts';
import { type MergedClaim, nextVersion } from './next-version.ts';
import { type ClaimRefusal, refuseClaim } from './refuse-claim.ts';
import type { ClaimsContext, ClaimsDecision } from './settle-context.ts';

/**
 * What becomes of a conform claim: created (also when it had been undone), unchanged, or a new
 * version. A session speaks only for the rows it compared; the version it replaces is kept.
 *
 * @param existing claim as last read, or undefined
 * @param record   the claim with this session's lines
 * @see CLAIMS §6
 */
export function decideClaim(
  existing: ClaimItem | undefined,
  record: ClaimRecord,
  context: ClaimsContext,
): ClaimsDecision {
  const refusal = refuseClaim(existing, record, context);
  if (refusal !== null && refusal !== 'too-large') return refuse(refusal, record, existing);
  const before = existing?.state === 'active' ? existing : null;
  const merged: MergedClaim = {
    stat: mergeLines(before?.lines ?? [], record.stat, record),
    recap: mergeLines(before?.recap ?? [], record.recap, record),
  };
  if (before !== null && isContent(before, merged)) {
    return {
      outcome: 'unchanged',
      remarks: [tell.tellUnchanged(record, before)],
      tallies: { claims_unchanged: 1, ...sumsOf(record) },
    };
  }
  if (before !== null && !context.updateExisting) {
    return { outcome: 'set-aside', finding: tell.tellNotUpdated(record, before) };
  }
  if (refusal !== null) return refuse(refusal, record, existing);
  const item = nextVersion(existing, record, merged, context);
  return before === null ? tellCreated(item, record) : tellUpdated(before, item, record, merged);
}

/** A claim that conforms and is refused when it is settled conforms no more, for whoever counts. */
export const refusedClaim: Tallies = { claims_rejected: 1, claims_conform: -1 };

function isContent({ contentHash }: ClaimItem, { stat, recap }: MergedClaim): boolean {
  return hashLines(stat.lines, recap.lines) === contentHash;
}

function tellCreated(item: ClaimItem, record: ClaimRecord): ClaimsDecision {
  const tallies = { claims_created: 1, ...sumsOf(record) };
  return { outcome: 'created', item, fields: diffClaim(null, item), tallies };
}

function tellUpdated(
  before: ClaimItem,
  item: ClaimItem,
  record: ClaimRecord,
  { stat, recap }: MergedClaim,
): ClaimsDecision {
  const changed = { added: stat.added + recap.added, removed: stat.removed + recap.removed };
  return {
    outcome: 'updated',
    item,
    fields: [
      ...diffClaim(before, item),
      { field: 'lines_added', before: null, after: changed.added },
      { field: 'lines_removed', before: null, after: changed.removed },
    ],
    remarks: [tell.tellChanged(record, before, { ...changed, runId: item.runId })],
    tallies: { claims_updated: 1, ...sumsOf(record) },
  };
}

/** @param existing of another policy, or in another currency: it is there then */
function refuse(
  refusal: ClaimRefusal,
  record: ClaimRecord,
  existing: ClaimItem | undefined,
): ClaimsDecision {
  const row = record.stat[0]?.source.row ?? 1;
  const finding = tell.tellRefusal(refusal, record, row, existing);
  return { outcome: 'rejected', finding, tallies: refusedClaim };
}

/** This session's lines, in minor units of its currency. */
function sumsOf({ stat }: ClaimRecord) {
  const { claimed, reimbursed } = sumLines(stat);
  return { total_claimed: toMinorUnits(claimed), total_reimbursed: toMinorUnits(reimbursed) };
}
