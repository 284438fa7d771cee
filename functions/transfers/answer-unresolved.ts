import type { Caller } from '../../shared/access/caller.ts';
import { mayReadInClear, readsMasked } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { inParallel } from '../../shared/runs/in-parallel.ts';
import type { Language } from '../../shared/runs/run.ts';
import { presentTransfer } from '../../shared/transfers/bulks/present-transfer.ts';
import { publicStateOf } from '../../shared/transfers/bulks/public-state.ts';
import { resolveTransfer } from '../../shared/transfers/bulks/resolve-transfer.ts';
import { createLeaveOutRefused } from '../../shared/transfers/bulks/retried-rows.ts';
import type {
  listUnresolvedRoute,
  resolveTransferRoute,
} from '../../shared/transfers/bulks-routes.ts';
import type { OutcomePorts } from '../../shared/transfers/life/record-outcomes.ts';
import type { Transfer } from '../../shared/transfers/transfer.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { findBulk } from './find-bulk.ts';
import { listByCountry } from './list-by-country.ts';

/** Runs that are read at the same time. */
const runsAtOnce = 8;

export interface UnresolvedPorts extends OutcomePorts, AuditPort {}

/** `GET /api/transfers/unresolved`. */
export async function listUnresolved(
  ports: UnresolvedPorts,
  { caller, query, lang }: RequestOf<typeof listUnresolvedRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const page = await listByCountry(caller, query, ports.store.listUnresolvedTransfers);
  if ('problem' in page) return page;
  if (page.items.some((transfer) => mayReadInClear(caller, ofDomain(transfer)))) {
    ports.audit('Unresolved payees read in clear', { by: caller.sub });
  }
  const transfers = await createLeaveOutRefused(ports)(page.items);
  const attentions = await readAttentions(ports, transfers);
  const items = transfers.map((transfer) =>
    presentUnresolved(transfer, caller, lang, attentions.get(transfer.bulkId) ?? 0),
  );
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

const ofDomain = ({ countryCode }: Transfer) => ({ domain: 'transfers' as const, countryCode });

/** How many transfers of each bulk are of unknown fate although its run has ended. */
async function readAttentions(
  { runs, store }: Pick<UnresolvedPorts, 'runs' | 'store'>,
  transfers: readonly Transfer[],
): Promise<ReadonlyMap<string, number>> {
  const bulks = await store.readBulks([...new Set(transfers.map(({ bulkId }) => bulkId))]);
  const attentions = new Map<string, number>();
  await inParallel([...bulks.values()], runsAtOnce, async (bulk) => {
    const run = await runs.read(bulk.bulkId);
    if (run !== undefined) attentions.set(bulk.bulkId, publicStateOf(bulk, run).attention);
  });
  return attentions;
}

function presentUnresolved(transfer: Transfer, caller: Caller, lang: Language, attention: number) {
  const isMasked = readsMasked(caller, ofDomain(transfer));
  return {
    ...presentTransfer(transfer, { lang, isMasked }, attention),
    bulkTransferId: transfer.bulkId,
    payer_account: transfer.accountId,
    country_code: transfer.countryCode,
    asks: transfer.asks,
  };
}

/** `POST /api/bulk-transfers/{id}/transfers/{transferId}/resolve`. */
export async function answerResolve(
  ports: UnresolvedPorts,
  { caller, path, body, lang }: RequestOf<typeof resolveTransferRoute>,
): Promise<ApiAnswer> {
  const found = await findBulk(ports, caller, path['id'], 'bulks.decide');
  if (found.kind === 'refused') return found;
  const { email: by, sub } = found.caller;
  const transferId = path['transfer_id'] ?? '';
  const ref = { bulkId: found.run.id, transferId };
  const resolved = await resolveTransfer(ports, ref, { ...body, by });
  switch (resolved.kind) {
    case 'resolved': {
      const { row } = resolved.transfer;
      const { outcome } = body;
      ports.audit('Transfer resolved', { runId: ref.bulkId, row: String(row), outcome, by: sub });
      const reader = { lang, isMasked: readsMasked(caller, found.run) };
      return { status: 200, json: presentTransfer(resolved.transfer, reader, 0) };
    }
    case 'missing':
      return { problem: 'TRF-A16' };
    case 'own':
      return { problem: 'TRF-A09' };
    case 'too-little-evidence':
      return { problem: 'TRF-A14', data: { min: resolved.min } };
    case 'not-allowed':
      return { problem: 'TRF-A15', data: { transfer_state: resolved.state } };
  }
}
