import type { Caller } from '../../shared/access/caller.ts';
import { countryScope } from '../../shared/access/country-scope.ts';
import { readsMasked, visibleDomains } from '../../shared/access/policy.ts';
import type { ApiAnswer, Problem, RequestOf } from '../../shared/http/route.ts';
import { isListCursor, listCursorOf } from '../../shared/runs/list-cursor.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { RunQuery, RunStore } from '../../shared/runs/run-store.ts';
import type { listRunsRoute } from '../../shared/runs/runs-routes.ts';
import type { Timing } from '../../shared/runs/timing.ts';

export interface RunListPorts {
  readonly runs: Pick<RunStore, 'list'>;
  readonly timing: Timing;
  readonly publicUrl: string;
}

/** `GET /api/runs`: only what the caller may see. */
export async function listRuns(
  ports: RunListPorts,
  { caller, query, lang }: RequestOf<typeof listRunsRoute>,
): Promise<ApiAnswer> {
  const page = await findRuns(ports, caller, query);
  if ('problem' in page) return page;
  const items = page.items.map((run) => {
    const isMasked = readsMasked(caller, run);
    return presentRun(run, { lang, publicUrl: ports.publicUrl, isMasked });
  });
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

export interface RunPage {
  readonly items: readonly Run[];
  readonly nextCursor: string | null;
}

/** A page of the runs that a caller may see, or why there is none. */
export async function findRuns(
  ports: Omit<RunListPorts, 'publicUrl'>,
  caller: Caller | null,
  query: RequestOf<typeof listRunsRoute>['query'],
): Promise<RunPage | Problem> {
  if (caller === null) return { problem: 'AUTH-02' };
  if (query.cursor !== undefined && !isListCursor(query.cursor)) return { problem: 'RUN-CURSOR' };
  const scope = countryScope(caller, query.country);
  if (scope.kind === 'unknown-country') {
    return { problem: 'RUN-COUNTRY', data: { country: query.country } };
  }
  const domains = visibleDomains(caller);
  if (scope.kind === 'none' || domains.length === 0) {
    return { items: [], nextCursor: null };
  }
  const { domain, status, limit } = query;
  const wanted: RunQuery = {
    domains: domain ? domains.filter((visible) => visible === domain) : domains,
    countryCode: scope.kind === 'one' ? scope.countryCode : null,
    limit,
    ...(status ? { status } : {}),
    ...(query.created_by ? { createdBy: query.created_by } : {}),
    ...(query.from ? { from: startOf(query.from) } : {}),
    ...(query.to ? { to: endOf(query.to) } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  };
  return query.source_key === undefined
    ? ports.runs.list(wanted)
    : listBySource(ports, wanted, query.source_key);
}

/** Runs that are looked at together: their files are in no index. */
const lookedAt = 200;
/** A gateway waits 30 s; whoever searches for longer gets a cursor to go on with. */
const searchMs = 8_000;

/** Runs of a source, looked for until a page is full, all were seen, or time is up. */
async function listBySource(
  { runs, timing }: Omit<RunListPorts, 'publicUrl'>,
  wanted: RunQuery,
  sourceKey: string,
) {
  const until = timing.now().getTime() + searchMs;
  const isOfSource = (run: Run) => run.files.some(({ arrival }) => arrival?.key === sourceKey);
  const found: Run[] = [];
  let cursor = wanted.cursor ?? null;
  do {
    const part = { ...wanted, limit: lookedAt, ...(cursor ? { cursor } : {}) };
    const page = await runs.list(part);
    found.push(...page.items.filter(isOfSource));
    cursor = page.nextCursor;
    // One more than is shown tells that there is a next page.
  } while (cursor !== null && found.length <= wanted.limit && timing.now().getTime() < until);
  const items = found.slice(0, wanted.limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > wanted.limit && last ? listCursorOf(last) : cursor };
}

/** A day given without time counts from its first to its last millisecond, in UTC. */
const startOf = (text: string) => new Date(text).toISOString();
const endOf = (text: string) =>
  text.length === 10 ? `${text}T23:59:59.999Z` : new Date(text).toISOString();
