import type { ClaimLine } from '../claim-row.ts';
import type { Period } from '../comparison/compared-claim.ts';
import type { SourcedLine } from './claims-record.ts';

/** The days for which a session speaks of one claim. */
export interface SpokenDays {
  /** The session's common period. */
  readonly period: Period;
  /** Days beyond it on which the session brings lines of the claim (one that is taken whole). */
  readonly days?: readonly string[];
}

/**
 * Settlement days of a claim's lines, of both files, that take part and lie outside the period.
 *
 * @returns undefined when the period holds them all
 */
export function daysBeyond(
  lines: readonly SourcedLine<ClaimLine>[],
  period: Period,
): readonly string[] | undefined {
  const days = new Set(lines.flatMap(({ line }) => line.settlementDate ?? []));
  const beyond = [...days].filter((day) => !holds(period, day, day)).sort();
  return beyond.length === 0 ? undefined : beyond;
}

/**
 * Whether a session speaks for a stored line of one of its claims, so that only what it brings
 * stays of it: on its period's days, and on those on which it brings a line of the claim (there an old
 * wording would stand beside the new one). It speaks for a line without date when its period holds all of the period of the
 * session that compared that line.
 *
 * @see CLAIMS §6, "A session speaks only for the rows it compared"
 */
export function isSpokenFor(
  { line, source }: SourcedLine<ClaimLine>,
  { period, days = [] }: SpokenDays,
): boolean {
  const day = line.settlementDate;
  if (day !== null) return holds(period, day, day) || days.includes(day);
  return source.period ? holds(period, source.period.start, source.period.end) : false;
}

function holds({ start, end }: Period, first: string, last: string): boolean {
  return start <= first && last <= end;
}
