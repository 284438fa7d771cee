import { idOfVersion } from '../../runs/settling-rules.ts';
import type { ClaimItem } from '../claim-items.ts';
import type { UndoRecord } from './claims-record.ts';
import { diffClaim } from './diff-claim.ts';
import { tellNotKept, tellWrittenSince } from './mapping-findings.ts';
import { hashLines } from './merge-lines.ts';
import type { ClaimsContext, ClaimsDecision } from './settle-context.ts';

/**
 * Puts a claim back to what it was before a session: a further version, equal to the one before,
 * or gone when there was none. A claim that a later session wrote stays as it is.
 *
 * @param existing claim as last read, or undefined
 * @see CLAIMS §6, "Undo"
 */
export function decideUndo(
  existing: ClaimItem | undefined,
  { wroteVersion, restoreVersion }: UndoRecord,
  row: number,
  context: ClaimsContext,
): ClaimsDecision {
  if (existing === undefined) return setAside(tellNotKept(row));
  const kept =
    restoreVersion === 0 ? null : context.related.get(idOfVersion(existing.id, restoreVersion));
  if (kept === undefined || (kept !== null && kept.kind !== 'claim')) {
    return setAside(tellNotKept(row));
  }
  const target = kept === null ? 0 : contentVersionOf(kept);
  if (contentVersionOf(existing) !== wroteVersion) {
    // An undo that broke off has put it back already; anything else is a later session's.
    return existing.restores === target
      ? { outcome: 'unchanged' }
      : setAside(tellWrittenSince(row, existing));
  }
  const item: ClaimItem = {
    ...(kept ?? nothingOf(existing)),
    version: existing.version + 1,
    restores: target,
    runId: context.runId,
    updatedAt: context.now.toISOString(),
  };
  const tallies = item.state === 'undone' ? { claims_undone: 1 } : { claims_restored: 1 };
  return { outcome: 'updated', item, fields: diffClaim(existing, item), tallies };
}

/** The version that a session wrote, of which this one is the content: through any undo. */
export function contentVersionOf({ version, restores }: ClaimItem): number {
  return restores ?? version;
}

const setAside = (finding: ReturnType<typeof tellNotKept>): ClaimsDecision => ({
  outcome: 'set-aside',
  finding,
});

/** The claim as it was before the session that created it: only its identity is left. */
function nothingOf(existing: ClaimItem): ClaimItem {
  return {
    ...existing,
    ...{ state: 'undone', lines: [], recap: [], totalClaimed: '0', totalReimbursed: '0' },
    ...{ beneficiary: null, employer: null, partner: null },
    ...{ firstSettlement: null, lastSettlement: null, contentHash: hashLines([], []) },
  };
}
