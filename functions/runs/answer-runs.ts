import { countryScope } from '../../shared/access/country-scope.ts';
import { visibleDomains } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { cancelRun } from '../../shared/runs/cancel-run.ts';
import type { ChunkStore } from '../../shared/runs/chunk-store.ts';
import { type ConfirmingPorts, confirmRun } from '../../shared/runs/confirm-run.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { isTerminal, type Run } from '../../shared/runs/run.ts';
import type { RunQuery, RunStore } from '../../shared/runs/run-store.ts';
import type {
  cancelRunRoute,
  confirmRunRoute,
  listEventsRoute,
  listRunsRoute,
  readRunRoute,
} from '../../shared/runs/runs-routes.ts';
import { findRun } from './find-run.ts';

export interface RunsApiPorts extends ConfirmingPorts {
  readonly chunks: ChunkStore;
  readonly publicUrl: string;
}

/** `GET /api/runs`: only what the caller may see. */
export async function listRuns(
  ports: RunsApiPorts,
  { caller, query, lang }: RequestOf<typeof listRunsRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const scope = countryScope(caller, query.country);
  if (scope.kind === 'unknown-country') {
    return { problem: 'RUN-COUNTRY', data: { country: query.country } };
  }
  const domains = visibleDomains(caller);
  if (scope.kind === 'none' || domains.length === 0) {
    return { status: 200, json: { items: [], next_cursor: null } };
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
  const page = await listMatching(ports.runs, wanted, query.source_key);
  const items = page.items.map((run) => presentRun(run, { lang, publicUrl: ports.publicUrl }));
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

/** Pages that a search by source key reads at most in one request; the cursor goes on from there. */
const pagesMax = 10;

async function listMatching(runs: RunStore, wanted: RunQuery, sourceKey: string | undefined) {
  if (sourceKey === undefined) return runs.list(wanted);
  const items: Run[] = [];
  let cursor: string | null = wanted.cursor ?? null;
  for (let i = 0; i < pagesMax; i += 1) {
    const page = await runs.list({ ...wanted, ...(cursor ? { cursor } : {}) });
    const matches = (run: Run) => run.files.some(({ arrival }) => arrival?.key === sourceKey);
    items.push(...page.items.filter(matches));
    cursor = page.nextCursor;
    if (cursor === null || items.length >= wanted.limit) break;
  }
  return { items, nextCursor: cursor };
}

/** A day given without time counts from its first to its last millisecond, in UTC. */
const startOf = (text: string) => new Date(text).toISOString();
const endOf = (text: string) =>
  text.length === 10 ? `${text}T23:59:59.999Z` : new Date(text).toISOString();

/** `GET /api/runs/{id}`. */
export async function readRun(
  ports: RunsApiPorts,
  { caller, path, lang }: RequestOf<typeof readRunRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  return { status: 200, json: presentRun(found.run, { lang, publicUrl: ports.publicUrl }) };
}

/** `GET /api/runs/{id}/events`: the journal for those who poll. */
export async function listEvents(
  ports: RunsApiPorts,
  { caller, path, query, lang }: RequestOf<typeof listEventsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const events = await ports.runs.readEvents(found.run.id, query.after, query.limit);
  const { lastSeq, status } = found.run;
  const items = events.map((event) => presentEvent(event, lang));
  return { status: 200, json: { items, last_seq: lastSeq, terminal: isTerminal(status) } };
}

/** `POST /api/runs/{id}/cancel`. */
export async function cancel(
  ports: RunsApiPorts,
  { caller, path, lang }: RequestOf<typeof cancelRunRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'start');
  if (found.kind === 'refused') return found;
  const cancelled = await cancelRun(ports, found.run.id, caller?.email ?? '');
  switch (cancelled.kind) {
    case 'requested':
      return { status: 202, json: presentRun(cancelled.run, { lang, publicUrl: ports.publicUrl }) };
    case 'ended-already':
      return { problem: 'RUN-ENDED-ALREADY', data: { status: cancelled.status } };
    case 'missing':
      return { problem: 'RUN-404' };
  }
}

/** `POST /api/runs/{id}/confirm`. */
export async function confirm(
  ports: RunsApiPorts,
  { caller, path, body, lang }: RequestOf<typeof confirmRunRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'start');
  if (found.kind === 'refused') return found;
  if (caller === null) return { problem: 'AUTH-02' };
  const confirming = await confirmRun(ports, found.run, caller, body.diff_hash);
  switch (confirming.kind) {
    case 'confirmed':
      return {
        status: 202,
        json: presentRun(confirming.run, { lang, publicUrl: ports.publicUrl }),
      };
    case 'not-a-test':
      return { problem: 'RUN-NOT-A-TEST' };
    case 'diff-changed':
      return { problem: 'RUN-DIFF-CHANGED' };
  }
}
