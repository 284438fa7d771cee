import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import type { Period } from './compared-claim.ts';

export type FoundPeriod =
  | { readonly kind: 'period'; readonly period: Period; readonly findings: readonly Finding[] }
  | { readonly kind: 'none'; readonly finding: Finding };

/** Days by which somebody narrows the period, or that are given. `YYYY-MM-DD`, inclusive. */
export interface PeriodWish {
  readonly start?: string;
  readonly end?: string;
  /** The period of the session that is corrected: taken as it is. */
  readonly fixed?: Period;
}

/** Of the shorter file's days, at least these percent should be common. */
const overlapPercentMin = 80;
const dayMilliseconds = 86_400_000;

/**
 * Finds the days that both files speak of.
 *
 * @param stat first and last valid settlement day of the statement, whatever else is wrong with its
 *   rows; null: it has none
 * @returns the period, with a warning (CLM-F15) when the files have few days in common, however the
 *   user narrows it; or why there is none (CLM-F14)
 * @see CLAIMS §4, §8
 */
export function findPeriod(
  stat: Period | null,
  recap: Period | null,
  wish: PeriodWish = {},
): FoundPeriod {
  if (wish.fixed !== undefined) return { kind: 'period', period: wish.fixed, findings: [] };
  if (stat === null || recap === null)
    return refuse(whyWithoutDates(stat, recap), stat, recap, wish);
  const common = { start: later(stat.start, recap.start), end: earlier(stat.end, recap.end) };
  if (common.start > common.end) return refuse('CLM-F14-APART', stat, recap, wish);
  const period = {
    start: wish.start === undefined ? common.start : later(common.start, wish.start),
    end: wish.end === undefined ? common.end : earlier(common.end, wish.end),
  };
  if (period.start > period.end) {
    const isAfter = wish.start !== undefined && wish.start > common.end;
    const why = isAfter ? 'CLM-F14-AFTER' : 'CLM-F14-BEFORE';
    return refuse(why, stat, recap, { ...wish, common });
  }
  return { kind: 'period', period, findings: warnOfOverlap(stat, recap, common) };
}

function warnOfOverlap(stat: Period, recap: Period, common: Period): Finding[] {
  const days = daysOf(common);
  const shorter = Math.min(daysOf(stat), daysOf(recap));
  if (days * 100 >= shorter * overlapPercentMin) return [];
  const data = { ...tellRanges(stat, recap), ...common, days, shorter_days: shorter };
  return [newFinding({ code: 'CLM-F15', level: 'warning', slot: 'stat_file', data })];
}

function whyWithoutDates(stat: Period | null, recap: Period | null): string {
  if (stat === null && recap === null) return 'CLM-F14-NO-DATES';
  return stat === null ? 'CLM-F14-NO-STAT' : 'CLM-F14-NO-RECAP';
}

/** @param reason which of the wordings of CLM-F14 tells it, with the days of both files */
function refuse(
  reason: string,
  stat: Period | null,
  recap: Period | null,
  { start, end, common }: { start?: string; end?: string; common?: Period },
): FoundPeriod {
  const narrowed = { narrowed_start: start ?? null, narrowed_end: end ?? null };
  const data = { reason, ...tellRanges(stat, recap), ...narrowed, ...common };
  const finding = newFinding({ code: 'CLM-F14', level: 'blocking', slot: 'stat_file', data });
  return { kind: 'none', finding };
}

function tellRanges(stat: Period | null, recap: Period | null) {
  return {
    stat_start: stat?.start ?? null,
    stat_end: stat?.end ?? null,
    recap_start: recap?.start ?? null,
    recap_end: recap?.end ?? null,
  };
}

/** Calendar days, both ends counted. */
function daysOf({ start, end }: Period): number {
  return (Date.parse(end) - Date.parse(start)) / dayMilliseconds + 1;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
