import type { Finding } from '../../findings/finding.ts';
import type { ClaimRow } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { findOutside } from './claim-findings.ts';
import { compareClaim, type JudgedClaim } from './compare-claim.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { divide, isOutside } from './set-rows-aside.ts';
import { suggestClaims } from './suggest-claims.ts';
import { weighRow } from './weigh-row.ts';

/** Rows of one file that became nothing. */
export interface RowsLeft {
  readonly rejected: number;
  readonly setAside: number;
}

export interface ComparedRows {
  /** Sorted by claim key. */
  readonly claims: readonly JudgedClaim[];
  /** Rows without readable claim id. */
  readonly lone: RowsLeft & {
    readonly bySlot: Readonly<Record<ClaimSlot, RowsLeft>>;
    readonly findings: readonly Finding[];
    readonly setAsideRows: readonly ClaimRow[];
  };
  /** Of claims and lone rows together, by file. */
  readonly bySlot: Readonly<Record<ClaimSlot, RowsLeft>>;
}

/**
 * Compares all claims of some rows: those of one partition, into which both files' rows of a claim
 * fall, and those of claims whose ids differ but for zeros and punctuation.
 *
 * @throws RangeError never for what stands in the rows; see `compareClaim`
 * @see CLAIMS §5
 */
export function compareRows(rows: readonly ClaimRow[], context: ComparisonContext): ComparedRows {
  const byClaim = Map.groupBy(rows, ({ claimKey }) => claimKey);
  const lone = judgeLone(byClaim.get(null) ?? [], context);
  byClaim.delete(null);
  const compared = [...byClaim.values()].map((ofClaim) => compareClaim(ofClaim, context));
  const claims = suggestClaims(compared.sort(byKey));
  const rejected = claims.flatMap((claim) => claim.rejected);
  const setAside = claims.flatMap((claim) => claim.setAside);
  return { claims, lone, bySlot: addLeft(countLeft(rejected, setAside), lone.bySlot) };
}

function byKey({ claimKey: a }: JudgedClaim, { claimKey: b }: JudgedClaim): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A row of which nobody knows the claim is judged alone: outside the period it is set aside, else
 * reading has said why it is rejected.
 */
function judgeLone(rows: readonly ClaimRow[], context: ComparisonContext) {
  const { period, currency } = context;
  const [setAside, rejected] = divide(rows, (row) => isOutside(row, period));
  return {
    rejected: rejected.length,
    setAside: setAside.length,
    bySlot: countLeft(rejected, setAside),
    findings: findOutside(
      setAside.map((row) => weighRow(row, currency)),
      context,
    ),
    setAsideRows: setAside,
  };
}

type BySlot = Readonly<Record<ClaimSlot, RowsLeft>>;

function countLeft(rejected: readonly ClaimRow[], setAside: readonly ClaimRow[]): BySlot {
  const countIn = (rows: readonly ClaimRow[], slot: ClaimSlot) =>
    rows.reduce((count, row) => count + (row.slot === slot ? 1 : 0), 0);
  const leftOf = (slot: ClaimSlot) => ({
    rejected: countIn(rejected, slot),
    setAside: countIn(setAside, slot),
  });
  return { stat_file: leftOf('stat_file'), recap_file: leftOf('recap_file') };
}

function addLeft(a: BySlot, b: BySlot): BySlot {
  const add = (slot: ClaimSlot) => ({
    rejected: a[slot].rejected + b[slot].rejected,
    setAside: a[slot].setAside + b[slot].setAside,
  });
  return { stat_file: add('stat_file'), recap_file: add('recap_file') };
}
