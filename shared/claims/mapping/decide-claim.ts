import type { ClaimItem, ClaimsItem } from '../claim-items.ts';
import { textKeyOf } from '../claim-keys.ts';
import { sumLines, toWholeNumber } from '../comparison/sum-lines.ts';
import type { ClaimRecord } from './claims-record.ts';
import { diffClaim } from './diff-claim.ts';
import * as tell from './mapping-findings.ts';
import { isTooLarge } from './measure-item.ts';
import { hashLines, type MergedLines, mergeLines } from './merge-lines.ts';
import { nextVersion } from './next-version.ts';
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
  if (lacksPrincipal(record, context)) return reject(tell.tellNoPrincipal(record));
  if (existing === undefined || existing.state === 'undone') {
    return write(existing, record, noneStored(record), context);
  }
  if (textKeyOf(existing.policyNumber) !== textKeyOf(record.policyNumber)) {
    return reject(tell.tellOtherPolicy(record, existing));
  }
  const stat = mergeLines(existing.lines, record.stat, record.period);
  const recap = mergeLines(existing.recap, record.recap, record.period);
  if (stat.lines.some(({ line }) => line.currency !== record.currency)) {
    return reject(tell.tellOtherCurrency(record, existing.currency));
  }
  if (hashLines(stat.lines, recap.lines) === existing.contentHash) {
    return {
      outcome: 'unchanged',
      remarks: [tell.tellUnchanged(record, existing)],
      tallies: { claims_unchanged: 1, ...sumsOf(record) },
    };
  }
  if (!context.updateExisting) {
    return { outcome: 'set-aside', finding: tell.tellNotUpdated(record, existing) };
  }
  return write(existing, record, { stat, recap }, context);
}

interface Merged {
  readonly stat: MergedLines<ClaimItem['lines'][number]['line']>;
  readonly recap: MergedLines<ClaimItem['recap'][number]['line']>;
}

const noneStored = ({ stat, recap, period }: ClaimRecord): Merged => ({
  stat: mergeLines([], stat, period),
  recap: mergeLines([], recap, period),
});

function write(
  existing: ClaimItem | undefined,
  record: ClaimRecord,
  { stat, recap }: Merged,
  context: ClaimsContext,
): ClaimsDecision {
  const item = nextVersion(existing, record, { stat: stat.lines, recap: recap.lines }, context);
  if (isTooLarge(item)) {
    return reject(tell.tellNotWritten(record, record.stat[0]?.source.row ?? 1, 'too-large'));
  }
  const before = existing?.state === 'active' ? existing : null;
  if (before === null) {
    const tallies = { claims_created: 1, ...sumsOf(record) };
    return { outcome: 'created', item, fields: diffClaim(null, item), tallies };
  }
  const changed = { added: stat.added + recap.added, removed: stat.removed + recap.removed };
  return {
    outcome: 'updated',
    item,
    fields: [
      ...diffClaim(before, item),
      { field: 'lines_added', before: null, after: changed.added },
      { field: 'lines_removed', before: null, after: changed.removed },
    ],
    remarks: [tell.tellChanged(record, before, changed)],
    tallies: { claims_updated: 1, ...sumsOf(record) },
  };
}

const reject = (finding: ReturnType<typeof tell.tellNoPrincipal>): ClaimsDecision => ({
  outcome: 'rejected',
  finding,
  tallies: { claims_rejected: 1 },
});

/** The claim's insured A is neither in the statement nor known, and may not be created. */
function lacksPrincipal(
  { principalId, isPrincipalMissing }: ClaimRecord,
  { related, createMissingInsured }: ClaimsContext,
): boolean {
  if (createMissingInsured || principalId === null || !isPrincipalMissing) return false;
  const principal: ClaimsItem | undefined = related.get(principalId);
  return principal === undefined;
}

/** This session's lines, in minor units of its currency. */
function sumsOf({ stat }: ClaimRecord) {
  const { claimed, reimbursed } = sumLines(stat);
  return { total_claimed: toWholeNumber(claimed), total_reimbursed: toWholeNumber(reimbursed) };
}
