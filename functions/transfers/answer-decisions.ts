import { type Action, readsMasked } from '../../shared/access/policy.ts';
import type { ApiAnswer, ApiRequest, RequestOf } from '../../shared/http/route.ts';
import type { DecidingPorts } from '../../shared/transfers/bulks/bulk-ports.ts';
import {
  approveBulk,
  type BulkDecided,
  cancelBulk,
  rejectBulk,
} from '../../shared/transfers/bulks/decide-bulk.ts';
import { presentBulk } from '../../shared/transfers/bulks/present-bulk.ts';
import type {
  approveBulkRoute,
  cancelBulkRoute,
  rejectBulkRoute,
} from '../../shared/transfers/bulks-routes.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { findBulk } from './find-bulk.ts';
import { leavingToSweeper } from './start-or-leave.ts';

export interface DecisionsPorts extends DecidingPorts, AuditPort {}

/** `POST /api/bulk-transfers/{id}/approve`. */
export function answerApprove(
  ports: DecisionsPorts,
  request: RequestOf<typeof approveBulkRoute>,
): Promise<ApiAnswer> {
  const comment = request.body?.comment || null;
  return decide(ports, request, {
    action: 'bulks.decide',
    what: 'Bulk approved',
    make: (bulkId, by) => approveBulk(leavingToSweeper(ports), bulkId, by, comment),
  });
}

/** `POST /api/bulk-transfers/{id}/reject`. */
export function answerReject(
  ports: DecisionsPorts,
  request: RequestOf<typeof rejectBulkRoute>,
): Promise<ApiAnswer> {
  return decide(ports, request, {
    action: 'bulks.decide',
    what: 'Bulk rejected',
    make: (bulkId, by) => rejectBulk(leavingToSweeper(ports), bulkId, by, request.body.reason),
  });
}

/** `POST /api/bulk-transfers/{id}/cancel`. */
export function answerCancel(
  ports: DecisionsPorts,
  request: RequestOf<typeof cancelBulkRoute>,
): Promise<ApiAnswer> {
  return decide(ports, request, {
    action: 'bulks.create',
    what: 'Bulk cancelled',
    make: (bulkId, by) => cancelBulk(leavingToSweeper(ports), bulkId, by),
  });
}

interface AskedDecision {
  readonly action: Action;
  /** As the audit notes it. */
  readonly what: string;
  make(bulkId: string, by: string): Promise<BulkDecided>;
}

async function decide(
  ports: DecisionsPorts,
  { caller, path, lang }: Pick<ApiRequest, 'caller' | 'path' | 'lang'>,
  { action, what, make }: AskedDecision,
): Promise<ApiAnswer> {
  const found = await findBulk(ports, caller, path['id'], action);
  if (found.kind === 'refused') return found;
  const { email, sub } = found.caller;
  const decided = await make(found.run.id, email);
  switch (decided.kind) {
    case 'decided': {
      ports.audit(what, { runId: found.run.id, by: sub });
      const reader = { lang, isMasked: readsMasked(caller, found.run) };
      return { status: 200, json: presentBulk(decided.bulk, decided.run, reader) };
    }
    case 'own':
      return { problem: 'TRF-A09' };
    case 'not-needed':
      return { problem: 'TRF-A08', data: { reason: 'TRF-A08-NOT-NEEDED' } };
    case 'overdue':
      return { problem: 'TRF-A08', data: { reason: 'TRF-A08-OVERDUE' } };
    case 'too-late':
      return { problem: 'TRF-A08', data: { bulk_state: decided.state } };
    case 'missing':
      return { problem: 'TRF-N02' };
  }
}
