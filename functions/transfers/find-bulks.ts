import type { Caller } from '../../shared/access/caller.ts';
import type { Problem, RequestOf } from '../../shared/http/route.ts';
import { listCursorOf } from '../../shared/runs/list-cursor.ts';
import type { Run, RunStatus } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { Timing } from '../../shared/runs/timing.ts';
import type { Bulk, PublicBulkState } from '../../shared/transfers/bulk.ts';
import { publicStateOf } from '../../shared/transfers/bulks/public-state.ts';
import type { listBulksRoute } from '../../shared/transfers/bulks-routes.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { findRuns } from '../runs/answer-run-lists.ts';

export interface FindingBulksPorts {
  readonly runs: Pick<RunStore, 'list'>;
  readonly store: Pick<TransfersStore, 'readBulks'>;
  readonly timing: Timing;
}

export interface BulkPage {
  readonly items: readonly { readonly run: Run; readonly bulk: Bulk | undefined }[];
  readonly nextCursor: string | null;
}

/** Bulks that are looked at together: their states are in no index. */
const lookedAt = 200;
/** A gateway waits 30 s; whoever searches for longer gets a cursor to go on with. */
const searchMs = 8_000;
/** States that only runs of one status have: the others need not be looked at. */
const statusOfState: Readonly<Partial<Record<PublicBulkState, RunStatus>>> = {
  PENDING: 'PENDING',
  AWAITING_APPROVAL: 'PENDING',
};

/** A page of the bulks that a caller may see, newest first, or why there is none. */
export async function findBulks(
  ports: FindingBulksPorts,
  caller: Caller | null,
  { state, ...query }: RequestOf<typeof listBulksRoute>['query'],
): Promise<BulkPage | Problem> {
  const status = state && statusOfState[state];
  const wanted = { ...query, domain: 'transfers' as const, ...(status ? { status } : {}) };
  if (state === undefined) return readPage(ports, caller, wanted);
  const until = ports.timing.now().getTime() + searchMs;
  const found: BulkPage['items'][number][] = [];
  let { cursor } = query;
  do {
    const part = { ...wanted, limit: lookedAt, ...(cursor === undefined ? {} : { cursor }) };
    const page = await readPage(ports, caller, part);
    if ('problem' in page) return page;
    found.push(...page.items.filter(({ bulk, run }) => publicStateOf(bulk, run).state === state));
    cursor = page.nextCursor ?? undefined;
    // One more than is shown tells that there is a next page.
  } while (cursor && found.length <= query.limit && ports.timing.now().getTime() < until);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  const isMore = found.length > query.limit && last !== undefined;
  return { items, nextCursor: isMore ? listCursorOf(last.run) : (cursor ?? null) };
}

async function readPage(
  ports: FindingBulksPorts,
  caller: Caller | null,
  query: Parameters<typeof findRuns>[2],
): Promise<BulkPage | Problem> {
  const page = await findRuns(ports, caller, query);
  if ('problem' in page) return page;
  const bulks = await ports.store.readBulks(page.items.map(({ id }) => id));
  const items = page.items.map((run) => ({ run, bulk: bulks.get(run.id) }));
  return { items, nextCursor: page.nextCursor };
}
