import { hidden } from '../../findings/hide-cells.ts';
import type { Language } from '../../runs/run.ts';
import { toMinorUnits } from '../present-amount.ts';
import { rateReimbursed } from './rate-reimbursed.ts';
import type { PublicSummary } from './reports-routes.ts';
import type { SettlementDays } from './settlement-days.ts';
import type {
  ClaimsSummary,
  SummaryGroup,
  SummaryGrouping,
  SummarySums,
} from './summarise-claims.ts';

export interface SummaryReader {
  readonly lang: Language;
  /** Whether names may be seen; who may not sees the sums only. */
  readonly seesClear: boolean;
}

/** Lines that do not say what they are grouped by. */
const unsaid: Readonly<Record<SummaryGrouping, Readonly<Record<Language, string>>>> = {
  employer: { fr: 'sans employeur', en: 'no employer' },
  partner: { fr: 'sans partenaire', en: 'no partner' },
  act_family: { fr: 'sans famille d’acte', en: 'no act family' },
  month: { fr: 'sans date de règlement', en: 'no settlement date' },
  policy: { fr: 'sans police', en: 'no policy' },
};

/**
 * A part of a summary as the API shows it: `GET /api/claims/summary`.
 *
 * @param part groups from `start` on, at most `limit` of them; totals are always of all
 */
export function presentSummary(
  { groups, totals }: ClaimsSummary,
  { by, days }: { readonly by: SummaryGrouping; readonly days: SettlementDays },
  part: { readonly start: number; readonly limit: number },
  reader: SummaryReader,
): PublicSummary {
  const end = part.start + part.limit;
  return {
    by,
    from: days.from ?? null,
    to: days.to ?? null,
    items: groups.slice(part.start, end).map((group) => ({
      ...nameGroup(group, by, reader),
      ...presentSums(group),
    })),
    totals: totals.map(presentSums),
    next_cursor: end < groups.length ? String(end) : null,
  };
}

function presentSums({ currency, claims, lines, claimed, reimbursed }: SummarySums) {
  return {
    currency,
    claims,
    lines,
    claimed: toMinorUnits(claimed),
    reimbursed: toMinorUnits(reimbursed),
    rate: rateReimbursed(claimed, reimbursed),
  };
}

function nameGroup(
  { key, name }: SummaryGroup,
  by: SummaryGrouping,
  { lang, seesClear }: SummaryReader,
): { readonly key: string | null; readonly name: string } {
  if (key === null) return { key, name: unsaid[by][lang] };
  if (by === 'month') return { key, name: nameMonth(key, lang) };
  return seesClear ? { key, name: name ?? key } : { key: hidden, name: hidden };
}

/** `2026-03` → `mars 2026`. */
function nameMonth(month: string, lang: Language): string {
  const named = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return named.format(new Date(`${month}-01T00:00:00Z`));
}
