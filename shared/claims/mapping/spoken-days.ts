import type { ClaimLine } from '../claim-row.ts';
import type { Period } from '../comparison/compared-claim.ts';
import type { SourcedLine } from './claims-record.ts';

/** The days for which a session speaks of one claim. */
export interface SpokenDays {
  /** The session's common period. */
  readonly period: Period;
  /** First and last day of the claim's own lines, when they lie beyond it (a claim taken whole). */
  readonly span?: Period;
}

/**
 * From the first to the last settlement day of a claim's lines, of both files, that take part.
 *
 * @returns undefined when the period holds them all
 */
export function spanOf(
  lines: readonly SourcedLine<ClaimLine>[],
  { start, end }: Period,
): Period | undefined {
  const days = lines.flatMap(({ line }) => line.settlementDate ?? []).sort();
  const [first = start] = days;
  const last = days.at(-1) ?? end;
  return first < start || last > end ? { start: first, end: last } : undefined;
}

/**
 * Whether a session speaks for a stored line of one of its claims, so that only what it brings
 * stays of it. It speaks for a line without date when its period holds all of the period of the
 * session that compared that line.
 *
 * @see CLAIMS §6, "A session speaks only for the rows it compared"
 */
export function isSpokenFor(
  { line, source }: SourcedLine<ClaimLine>,
  { period, span }: SpokenDays,
): boolean {
  const day = line.settlementDate;
  if (day !== null) return holds(period, day, day) || (span !== undefined && holds(span, day, day));
  return source.period ? holds(period, source.period.start, source.period.end) : false;
}

function holds({ start, end }: Period, first: string, last: string): boolean {
  return start <= first && last <= end;
}
