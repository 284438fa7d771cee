import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { BulkPorts } from '../../shared/transfers/bulks/bulk-ports.ts';
import { retryFailed } from '../../shared/transfers/bulks/retry-failed.ts';
import type { retryFailedRoute } from '../../shared/transfers/bulks-routes.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { findBulk } from './find-bulk.ts';
import { startOrLeave } from './start-or-leave.ts';
import { created, requestRowsMax, type TakingInNowPorts, takeInNow } from './take-in-now.ts';

export interface RetryingPorts extends BulkPorts, TakingInNowPorts, AuditPort {
  readonly runs: BulkPorts['runs'];
  readonly store: BulkPorts['store'];
}

/**
 * `POST /api/bulk-transfers/{id}/retry-failed`: a bulk of its own, whose funds are reserved
 * before the answer and which may have to be approved; asked again, the same one.
 *
 * @see TRANSFERS "Bulk", `retry-failed`
 */
export async function answerRetry(
  ports: RetryingPorts,
  { caller, path, lang }: RequestOf<typeof retryFailedRoute>,
): Promise<ApiAnswer> {
  const found = await findBulk(ports, caller, path['id'], 'bulks.create');
  if (found.kind === 'refused') return found;
  const { email, sub } = found.caller;
  const retrying = await retryFailed(ports, found.run.id, email);
  switch (retrying.kind) {
    case 'retrying': {
      const { id } = retrying.run;
      ports.audit('Failed transfers tried again', { runId: found.run.id, as: id, by: sub });
      // So many are marked and reserved by the pipeline.
      if ((found.bulk?.totals.failed ?? 0) > requestRowsMax) {
        await startOrLeave(ports, id);
        return created(id);
      }
      return takeInNow(ports, id, { by: email, lang });
    }
    case 'missing':
      return { problem: 'TRF-N02' };
    case 'not-ended':
      return { problem: 'TRF-A06', data: { bulk_state: retrying.state } };
    case 'nothing-to-retry':
      return { problem: 'TRF-A07' };
  }
}
