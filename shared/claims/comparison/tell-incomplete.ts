import type { Finding } from '../../findings/finding.ts';
import { findAt, findNegative, findPaidBeyond, paidBeyond } from './claim-findings.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { firstOf, type Outcome } from './comparison-outcome.ts';
import type { Verdict } from './judge-claim.ts';
import { joinParts, nameRows, type Part, writeSides } from './observation-parts.ts';
import { observeSwap } from './observe-gap.ts';
import { observeOutside } from './observe-outside.ts';
import type { SetAside } from './set-rows-aside.ts';
import { isRecap, isReversal, isStat, sumSides, sumWeighed, type WeighedRow } from './weigh-row.ts';

type Of<K extends Verdict['kind']> = Extract<Verdict, { kind: K }>;

/**
 * A claim with rejected rows: its sums are unknown, so nothing is compared. What it takes back is
 * explained by nothing then, and is rejected as well.
 *
 * @see CLAIMS §5 "Incomplete", "Reversals"
 */
export function tellIncomplete(
  { rejected }: Of<'incomplete'>,
  { compared }: SetAside,
  context: ComparisonContext,
): Outcome {
  const swapped = sumWeighed(compared).isKnown
    ? observeSwap({ sums: sumSides(compared), context })
    : undefined;
  const findings = [...findPaidBeyond(compared), ...findNegative(compared, 'CLM-R05')];
  const own = new Set([...rejected, ...compared.filter(isReversal)]);
  return rejectWhole(compared, [...own], findings, swapped === undefined ? [] : [swapped]);
}

/** What is taken back does not come out even with the recap, or leaves less than nothing. */
export function tellUnexplained(
  { negative, sums }: Of<'unexplained'>,
  { compared, outside }: SetAside,
  { currency }: ComparisonContext,
): Outcome {
  const data = { rows: nameRows(negative), ...writeSides(sums, currency) };
  const parts = [{ code: 'CLM-O23', data }, ...observeOutside(outside, currency)];
  return rejectWhole(compared, negative, findNegative(compared, 'CLM-R05'), parts);
}

/** With what it takes back, more is reimbursed than was claimed. */
export function tellPaidBeyond(
  { at, sums }: Of<'paid-beyond'>,
  { compared }: SetAside,
  { currency }: ComparisonContext,
): Outcome {
  const parts = [{ code: 'CLM-O32', data: writeSides(sums, currency) }];
  return rejectWhole(compared, [at], [paidBeyond(at)], parts);
}

/**
 * Lines of several policies under one number are several claims, which nobody can tell apart: their
 * sums mean nothing, and nothing of them is compared.
 *
 * @see CLAIMS §6, CLM-M06
 */
export function tellTwoPolicies(
  { first, other }: Of<'two-policies'>,
  { compared }: SetAside,
): Outcome {
  const parts = [{ code: 'CLM-O27', data: { rows: nameRows([first, other]) } }];
  const finding = findAt(other, 'CLM-M06', 'rejected', {
    field: 'policy_number',
    value: other.row.line.policyNumber,
    ...(first.row.line.policyNumber !== null && { expected: first.row.line.policyNumber }),
    data: { reason: 'CLM-M06-FILE', first_row: first.row.row },
  });
  return {
    kind: 'incomplete',
    code: 'CLM-M06',
    sums: sumSides(compared),
    observation: joinParts(parts),
    findings: [finding],
    taken: [],
    rejected: compared,
  };
}

/** @param own rows that are rejected for themselves, and take the others with them */
function rejectWhole(
  compared: readonly WeighedRow[],
  own: readonly WeighedRow[],
  findings: readonly Finding[],
  why: readonly Part[],
): Outcome {
  const parts = [
    ...nameOwn('CLM-O21', own.filter(isStat)),
    ...nameOwn('CLM-O22', own.filter(isRecap)),
    ...why,
  ];
  const data = { count: own.length, parts };
  return {
    kind: 'incomplete',
    code: 'CLM-X17',
    sums: sumSides(compared),
    observation: joinParts(parts),
    findings: [...findings, findAt(firstOf(compared), 'CLM-X17', 'rejected', { data })],
    taken: [],
    rejected: compared,
  };
}

function nameOwn(code: string, rows: readonly WeighedRow[]): Part[] {
  return rows.length === 0 ? [] : [{ code, data: { count: rows.length, rows: nameRows(rows) } }];
}
