import type { Finding } from '../../findings/finding.ts';
import { writeMoney } from '../../money/written-money.ts';
import { findAt, findNegative, findRepeated, warnOfStatus } from './claim-findings.ts';
import { compareDetails } from './compare-details.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { firstOf, type Outcome } from './comparison-outcome.ts';
import type { IdenticalLines } from './find-repeats.ts';
import type { Conform } from './judge-claim.ts';
import { joinParts, nameRows, type Part, writeGaps, writeSides } from './observation-parts.ts';
import { isOutside } from './set-rows-aside.ts';
import type { TwoSums } from './weigh-row.ts';

/** A claim of which both files say the same: its rows are taken, but for repeats. */
export function tellConform(verdict: Conform, context: ComparisonContext): Outcome {
  const { sums, taken, isStraddling, dropped } = verdict;
  const { currency, toleranceMinor } = context;
  const isTolerated = hasGap(sums);
  const money = { ...writeSides(sums, currency), ...writeGaps(sums, currency) };
  const tolerance = writeMoney(toleranceMinor, currency);
  const straddling = isStraddling ? taken.filter(({ row }) => isOutside(row, context.period)) : [];
  const at = firstOf(taken);
  const about = (code: string, data: Finding['data']) => findAt(at, code, 'info', { data });
  const ofWhole = { count: straddling.length, rows: nameRows(straddling) };
  const findings = [
    ...findNegative(taken, 'CLM-R19'),
    ...findRepeated(dropped),
    ...noteKept(verdict.kept),
    ...warnOfStatus(taken),
    ...compareDetails(taken),
    ...(isTolerated ? [about('CLM-X15', { ...money, tolerance })] : []),
    ...(isStraddling ? [about('CLM-X16', ofWhole)] : []),
  ];
  const parts: Part[] = [
    ...(isStraddling ? [{ code: 'CLM-O24', data: ofWhole }] : []),
    ...nameIdentical('CLM-O06', verdict.kept),
    ...nameIdentical('CLM-O07', dropped),
    ...(isTolerated ? [{ code: 'CLM-O25', data: { ...money, tolerance } }] : []),
  ];
  return {
    kind: isTolerated ? 'tolerance' : 'conform',
    code: isTolerated ? 'CLM-X15' : isStraddling ? 'CLM-X16' : null,
    sums,
    observation: joinParts(parts),
    findings,
    taken,
    rejected: dropped.flatMap((group) => group.repeats),
  };
}

function hasGap({ stat, recap }: TwoSums): boolean {
  return stat.claimed !== recap.claimed || stat.reimbursed !== recap.reimbursed;
}

/** Identical lines that the recap confirms stay, and it is said: once a group. */
function noteKept(kept: readonly IdenticalLines[]): Finding[] {
  return kept.map(({ first, repeats }) =>
    findAt(first, 'CLM-O06', 'info', { data: { rows: nameRows([first, ...repeats]) } }),
  );
}

export function nameIdentical(code: string, identical: readonly IdenticalLines[]): Part[] {
  return identical.map(({ first, repeats }) => ({
    code,
    data: { rows: nameRows([first, ...repeats]) },
  }));
}
