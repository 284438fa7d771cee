import type { Finding } from '../../findings/finding.ts';
import { findAt, type Said, warnOfStatus } from './claim-findings.ts';
import { compareDetails, findSeveral } from './compare-details.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { firstOf, type Outcome } from './comparison-outcome.ts';
import { isWithin, type Verdict } from './judge-claim.ts';
import { joinParts, nameRows, type Part, writeAmounts, writeSides } from './observation-parts.ts';
import { observeGap } from './observe-gap.ts';
import { observeOutside } from './observe-outside.ts';
import type { SetAside } from './set-rows-aside.ts';
import { isRecap, isStat, type TwoSums, type WeighedRow } from './weigh-row.ts';

type NotConform = Extract<Verdict, { kind: 'gap' | 'only_stat' | 'only_recap' }>;

/** A claim whose amounts differ, or that only one file knows: rejected, with the reason in words. */
export function tellGap(
  verdict: NotConform,
  { compared, outside }: SetAside,
  context: ComparisonContext,
): Outcome {
  const { kind, sums } = verdict;
  const parts = [
    ...(kind === 'gap'
      ? observeGap(compared, sums, verdict.identical, context)
      : observeOneSide(kind, compared, sums, context)),
    ...observeOutside(outside, context.currency),
  ];
  const code = codeOf(verdict, context);
  const at = firstOf(compared);
  const elsewhere = kind === 'gap' ? {} : tellElsewhere(kind, outside, context);
  const data = { parts, ...writeSides(sums, context.currency), ...elsewhere };
  const about = findAt(at, code, 'rejected', { ...placeOf(code, at), data });
  return {
    kind,
    code,
    sums,
    observation: joinParts(parts),
    findings: [...warnOfStatus(compared), ...detailsOf(kind, compared), about],
    taken: [],
    rejected: compared,
  };
}

function observeOneSide(
  kind: 'only_stat' | 'only_recap',
  rows: readonly WeighedRow[],
  sums: TwoSums,
  { currency, period }: ComparisonContext,
): Part[] {
  const isOfStat = kind === 'only_stat';
  const amounts = writeAmounts(isOfStat ? sums.stat : sums.recap, currency);
  const data = { count: rows.length, rows: nameRows(rows), ...amounts, ...period };
  return [{ code: isOfStat ? 'CLM-O18' : 'CLM-O19', data }];
}

/**
 * Where the other file has the claim after all: only in rows outside the period, or only in such
 * rows that are wrong themselves, as one whose day lies in the future.
 */
function tellElsewhere(
  kind: 'only_stat' | 'only_recap',
  outside: readonly WeighedRow[],
  { period }: ComparisonContext,
) {
  const rows = outside.filter(kind === 'only_stat' ? isRecap : isStat);
  if (rows.length === 0) return {};
  const areRejected = rows.every(({ row }) => row.rejectedBy.length > 0);
  const code = kind === 'only_stat' ? 'CLM-X01' : 'CLM-X02';
  const reason = areRejected ? `${code}-REJECTED` : `${code}-OUTSIDE`;
  return { reason, rows: nameRows(rows), ...period };
}

function detailsOf(kind: NotConform['kind'], rows: readonly WeighedRow[]): readonly Finding[] {
  return kind === 'gap' ? compareDetails(rows) : findSeveral(rows.filter(isRecap));
}

/**
 * One code for each claim that does not conform.
 *
 * @see CLAIMS §5.1
 */
function codeOf({ kind, sums: { stat, recap } }: NotConform, context: ComparisonContext): string {
  if (kind === 'only_stat') return 'CLM-X01';
  if (kind === 'only_recap') return 'CLM-X02';
  const claimed = stat.claimed - recap.claimed;
  const reimbursed = stat.reimbursed - recap.reimbursed;
  if (isWithin(reimbursed, context.toleranceMinor)) return claimed > 0n ? 'CLM-X03' : 'CLM-X04';
  if (isWithin(claimed, context.toleranceMinor)) return reimbursed > 0n ? 'CLM-X05' : 'CLM-X06';
  return 'CLM-X07';
}

function placeOf(code: string, { row }: WeighedRow): Said {
  if (code === 'CLM-X01' || code === 'CLM-X02')
    return { field: 'claim_id', value: row.line.claimId };
  const isOfReimbursed = code === 'CLM-X05' || code === 'CLM-X06';
  return { field: isOfReimbursed ? 'amount_reimbursed' : 'amount_claimed' };
}
