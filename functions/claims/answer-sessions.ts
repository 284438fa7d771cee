import { readsMasked } from '../../shared/access/policy.ts';
import { presentImportSession } from '../../shared/claims/sessions/present-import-session.ts';
import type {
  listSessionsRoute,
  readSessionRoute,
} from '../../shared/claims/sessions/sessions-routes.ts';
import type { ApiAnswer, Problem, RequestOf } from '../../shared/http/route.ts';
import { listCursorOf } from '../../shared/runs/list-cursor.ts';
import type { RunStatus } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { Timing } from '../../shared/runs/timing.ts';
import { findRuns, type RunPage } from '../runs/answer-run-lists.ts';
import { findRun } from '../runs/find-run.ts';

export interface SessionsPorts {
  /** Of claims alone. */
  readonly runs: Pick<RunStore, 'read' | 'list'>;
  readonly timing: Timing;
  readonly publicUrl: string;
}

/** `GET /api/import-sessions/{id}/`. */
export async function readSession(
  { runs, publicUrl }: SessionsPorts,
  { caller, path, lang }: RequestOf<typeof readSessionRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const isMasked = readsMasked(caller, found.run);
  return { status: 200, json: presentImportSession(found.run, { lang, publicUrl, isMasked }) };
}

/** `GET /api/import-sessions/`. */
export async function listSessions(
  ports: SessionsPorts,
  request: RequestOf<typeof listSessionsRoute>,
): Promise<ApiAnswer> {
  const { caller, lang } = request;
  const page = await findSessions(ports, request);
  if ('problem' in page) return page;
  const items = page.items.map((run) => {
    const isMasked = readsMasked(caller, run);
    return presentImportSession(run, { lang, publicUrl: ports.publicUrl, isMasked });
  });
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

async function findSessions(
  ports: SessionsPorts,
  { caller, query }: RequestOf<typeof listSessionsRoute>,
): Promise<RunPage | Problem> {
  const { status, ...rest } = query;
  const ask = (of?: RunStatus) =>
    findRuns(ports, caller, { ...rest, domain: 'claims', ...(of ? { status: of } : {}) });
  if (status !== 'ERROR') return ask(status);
  // A cancelled session is an error to who knows seed 000's states only.
  const [failed, cancelled] = await Promise.all([ask('ERROR'), ask('CANCELLED')]);
  if ('problem' in failed) return failed;
  if ('problem' in cancelled) return cancelled;
  return mergePages(failed, cancelled, query.limit);
}

/** Two pages of the same list, newest first, as one. */
export function mergePages(a: RunPage, b: RunPage, limit: number): RunPage {
  // Behind the place where one of them ends unfinished, the other has runs that it has not.
  const border = [a.nextCursor, b.nextCursor].flatMap((cursor) => cursor ?? []).sort();
  const end = border.at(-1) ?? null;
  const merged = [...a.items, ...b.items]
    .filter((run) => end === null || listCursorOf(run) >= end)
    .sort((one, other) => (listCursorOf(one) < listCursorOf(other) ? 1 : -1));
  const items = merged.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: merged.length > limit && last !== undefined ? listCursorOf(last) : end,
  };
}
