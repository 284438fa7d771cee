import type { ClaimsStore, SummedClaim } from '../../shared/claims/claims-store.ts';
import { presentSummary } from '../../shared/claims/reports/present-summary.ts';
import type { summaryRoute } from '../../shared/claims/reports/reports-routes.ts';
import { summariseClaims } from '../../shared/claims/reports/summarise-claims.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { countryOfReport } from './reported-country.ts';
import { budgetSeconds, type ReadingClock, withinTime } from './within-time.ts';

export interface SummaryPorts {
  readonly claims: Pick<ClaimsStore, 'eachSummed'>;
  readonly clock: ReadingClock;
}

/** `GET /api/claims/summary`: sums of all claims of a country, made when they are asked for. */
export async function answerSummary(
  { claims, clock }: SummaryPorts,
  { caller, query, lang }: RequestOf<typeof summaryRoute>,
): Promise<ApiAnswer> {
  const found = countryOfReport(caller, query.country);
  if (found.kind === 'refused') return found;
  const start = readCursor(query.cursor);
  if (start === undefined) return { problem: 'CLM-REPORT-CURSOR' };
  const days = { from: query.from, to: query.to };
  const each = found.kind === 'none' ? nothing() : claims.eachSummed(found.countryCode, days);
  const reading = withinTime(each, clock);
  const summary = await summariseClaims(reading.items, query.by, days);
  if (reading.isCut()) return { problem: 'CLM-REPORT-TIME', data: { seconds: budgetSeconds } };
  const seesClear = found.kind === 'one' && found.seesClear;
  const part = { start, limit: query.limit };
  const shown = presentSummary(summary, { by: query.by, days }, part, { lang, seesClear });
  return { status: 200, json: shown };
}

/** The number of groups that were shown before. */
function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  return /^[1-9]\d{0,8}$/.test(cursor) ? Number(cursor) : undefined;
}

async function* nothing(): AsyncGenerator<SummedClaim> {}
