import type { Caller } from '../../shared/access/caller.ts';
import { mayReadInClear, readsMasked } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { Language } from '../../shared/runs/run.ts';
import { presentTransfer } from '../../shared/transfers/bulks/present-transfer.ts';
import { resolveTransfer } from '../../shared/transfers/bulks/resolve-transfer.ts';
import type {
  listUnresolvedRoute,
  resolveTransferRoute,
} from '../../shared/transfers/bulks-routes.ts';
import type { OutcomePorts } from '../../shared/transfers/life/record-outcomes.ts';
import type { Transfer } from '../../shared/transfers/transfer.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { findBulk } from './find-bulk.ts';
import { listByCountry } from './list-by-country.ts';

export interface UnresolvedPorts extends OutcomePorts, AuditPort {}

/** `GET /api/transfers/unresolved`. */
export async function listUnresolved(
  { store, audit }: UnresolvedPorts,
  { caller, query, lang }: RequestOf<typeof listUnresolvedRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const page = await listByCountry(caller, query, store.listUnresolvedTransfers);
  if ('problem' in page) return page;
  if (page.items.some((transfer) => mayReadInClear(caller, ofDomain(transfer)))) {
    audit('Unresolved payees read in clear', { by: caller.sub });
  }
  const items = page.items.map((transfer) => presentUnresolved(transfer, caller, lang));
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

const ofDomain = ({ countryCode }: Transfer) => ({ domain: 'transfers' as const, countryCode });

function presentUnresolved(transfer: Transfer, caller: Caller, lang: Language) {
  const isMasked = readsMasked(caller, ofDomain(transfer));
  return {
    ...presentTransfer(transfer, { lang, isMasked }),
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
      return { status: 200, json: presentTransfer(resolved.transfer, reader) };
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
