import { readsMasked, seesPersonalData } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { Timing } from '../../shared/runs/timing.ts';
import type { Bulk } from '../../shared/transfers/bulk.ts';
import { presentBulk, presentStatus } from '../../shared/transfers/bulks/present-bulk.ts';
import { createLeaveOutRefused } from '../../shared/transfers/bulks/retried-rows.ts';
import type { bulkStatusRoute, listBulksRoute } from '../../shared/transfers/bulks-routes.ts';
import type { Transfer } from '../../shared/transfers/transfer.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { findBulk } from './find-bulk.ts';
import { findBulks } from './find-bulks.ts';

export interface BulksPorts extends AuditPort {
  readonly runs: Pick<RunStore, 'read' | 'list'>;
  readonly store: Pick<TransfersStore, 'readBulk' | 'readBulks' | 'readTransfers'>;
  readonly timing: Timing;
}

/** `GET /api/bulk-transfers`. */
export async function listBulks(
  ports: BulksPorts,
  { caller, query, lang }: RequestOf<typeof listBulksRoute>,
): Promise<ApiAnswer> {
  const page = await findBulks(ports, caller, query);
  if ('problem' in page) return page;
  const items = page.items.map(({ run, bulk }) =>
    presentBulk(bulk, run, { lang, isMasked: readsMasked(caller, run) }),
  );
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

/** `GET /api/bulk-transfers/{id}/status`: identifiers in clear for who handles them, and noted. */
export async function readStatus(
  ports: BulksPorts,
  { caller, path, query, lang }: RequestOf<typeof bulkStatusRoute>,
): Promise<ApiAnswer> {
  const found = await findBulk(ports, caller, path['id'], 'accounts.read');
  if (found.kind === 'refused') return found;
  const after = readCursor(query.cursor);
  if (after === undefined) return { problem: 'RUN-CURSOR' };
  const { run, bulk } = found;
  const page = hasTransfers(bulk) ? await readPage(ports, run.id, after, query.limit) : noTransfers;
  if (page.transfers.length > 0 && seesPersonalData(found.caller, run)) {
    ports.audit('Payees read in clear', { runId: run.id, by: found.caller.sub });
  }
  const reader = { lang, isMasked: readsMasked(caller, run) };
  return { status: 200, json: presentStatus(bulk, run, page, reader) };
}

const noTransfers = { transfers: [], nextCursor: null } as const;

/** Until its funds are reserved its rows are nobody's transfers: another file may take their ids. */
export function hasTransfers(bulk: Bulk | undefined): bulk is Bulk {
  return bulk !== undefined && bulk.state !== 'preparing' && bulk.state !== 'refused';
}

/** The cursor is the row behind which a page begins; undefined for what no page gave. */
function readCursor(cursor = '0'): number | undefined {
  return /^\d{1,9}$/.test(cursor) ? Number(cursor) : undefined;
}

async function readPage(
  ports: BulksPorts,
  bulkId: string,
  after: number,
  limit: number,
): Promise<{ readonly transfers: readonly Transfer[]; readonly nextCursor: string | null }> {
  const found = await ports.store.readTransfers(bulkId, after, limit + 1);
  const transfers = await createLeaveOutRefused(ports)(found.slice(0, limit));
  const last = transfers.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return { transfers, nextCursor: isMore ? String(last.row) : null };
}
