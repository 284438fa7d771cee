import type { ClaimRow } from '../claim-row.ts';
import { findOutside, findUnsettled } from './claim-findings.ts';
import type { ComparedClaim } from './compared-claim.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { Outcome } from './comparison-outcome.ts';
import { judgeClaim } from './judge-claim.ts';
import { type SetAside, setRowsAside } from './set-rows-aside.ts';
import { tellVerdict } from './tell-verdict.ts';
import { isRecap, isStat, sumSides, type WeighedRow, weighRow } from './weigh-row.ts';

/** A compared claim with the rows that do not take part, each in exactly one of three lists. */
export interface JudgedClaim extends ComparedClaim {
  readonly rejected: readonly ClaimRow[];
  readonly setAside: readonly ClaimRow[];
}

/**
 * Compares a statement and a recap on one claim: its rows inside the period are summed in each file,
 * and both amounts have to agree.
 *
 * @param rows all data rows of one claim key in both files, good or not; at least one
 * @param context amounts in minor units of its currency; what is in another one is never added
 * @returns the claim with what is to be said of it. Rejections are values.
 * @throws RangeError when there is no row, or one without claim key (our bug)
 * @see CLAIMS §5, §7; docs/architecture.md
 */
export function compareClaim(rows: readonly ClaimRow[], context: ComparisonContext): JudgedClaim {
  const claimKey = rows[0]?.claimKey;
  if (typeof claimKey !== 'string') throw new RangeError('a claim without rows or key is compared');
  const weighed = rows.map((row) => weighRow(row, context.currency));
  const aside = setRowsAside(weighed, context.period);
  const outcome =
    aside.compared.length === 0
      ? leaveAside(weighed)
      : tellVerdict(judgeClaim(aside, context), aside, context);
  const { outside, unsettled } = leaveOut(aside, outcome);
  const setAside = [...outside, ...unsettled].map(({ row }) => row);
  return {
    claimKey,
    claimId: nameClaim(rows) ?? claimKey,
    kind: outcome.kind,
    code: outcome.code,
    stat: outcome.sums.stat,
    recap: outcome.sums.recap,
    observation: outcome.observation,
    findings: [...findOutside(outside, context), ...findUnsettled(unsettled), ...outcome.findings],
    taken: {
      stat: outcome.taken.filter(isStat).map(({ row }) => row),
      recap: outcome.taken.filter(isRecap).map(({ row }) => row),
    },
    rejected: outcome.rejected.map(({ row }) => row),
    setAside,
    rejectedRows: outcome.rejected.length,
    setAsideRows: setAside.length,
  };
}

/** Rows set aside that the verdict did not take in or reject after all. */
function leaveOut({ outside, unsettled }: SetAside, { taken, rejected }: Outcome) {
  if (outside.length + unsettled.length === 0) return { outside, unsettled };
  const used = new Set<WeighedRow>([...taken, ...rejected]);
  const isLeft = (row: WeighedRow) => !used.has(row);
  return { outside: outside.filter(isLeft), unsettled: unsettled.filter(isLeft) };
}

/** No row inside the period, or none that is settled: never compared. */
function leaveAside(rows: readonly WeighedRow[]): Outcome {
  const nothing = { code: null, observation: null, findings: [], taken: [], rejected: [] };
  return { kind: 'outside', sums: sumSides(rows), ...nothing };
}

/** As the statement writes its number, else the recap. */
function nameClaim(rows: readonly ClaimRow[]): string | null {
  const byStat = rows.find(({ line }) => line.kind === 'stat' && line.claimId !== null);
  return (byStat ?? rows.find(({ line }) => line.claimId !== null))?.line.claimId ?? null;
}
