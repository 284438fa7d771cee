import { readsMasked } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { cancelRun } from '../../shared/runs/cancel-run.ts';
import type { ChunkStore } from '../../shared/runs/chunk-store.ts';
import { type ConfirmingPorts, confirmRun } from '../../shared/runs/confirm-run.ts';
import { isErased } from '../../shared/runs/erased.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { isTerminal } from '../../shared/runs/run.ts';
import type {
  cancelRunRoute,
  confirmRunRoute,
  listEventsRoute,
  readRunRoute,
} from '../../shared/runs/runs-routes.ts';
import { tellingOf } from '../../shared/runs/word-of-run.ts';
import type { AuditPort } from './audit-port.ts';
import type { ConfirmOwn } from './confirms-of-domains.ts';
import { findRun } from './find-run.ts';

export interface RunsApiPorts extends ConfirmingPorts, AuditPort {
  readonly chunks: ChunkStore;
  readonly publicUrl: string;
  /** A domain's own way; undefined: it has none. */
  readonly confirmOwn?: ConfirmOwn;
}

/** `GET /api/runs/{id}`. */
export async function readRun(
  ports: RunsApiPorts,
  { caller, path, lang }: RequestOf<typeof readRunRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const isMasked = readsMasked(caller, found.run);
  const reader = { lang, publicUrl: ports.publicUrl, isMasked };
  return { status: 200, json: presentRun(found.run, reader) };
}

/** `GET /api/runs/{id}/events`: the journal for those who poll. */
export async function listEvents(
  ports: Pick<RunsApiPorts, 'runs'>,
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
      return {
        problem: 'RUN-ENDED-ALREADY',
        data: { status: cancelled.status, ...tellingOf(found.run.id, 'RUN-ENDED-ALREADY') },
      };
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
  if (isErased(found.run)) return { problem: 'RUN-GONE' };
  const own = await ports.confirmOwn?.(found.run, caller, body.diff_hash);
  const confirming = own ?? (await confirmRun(ports, found.run, caller, body.diff_hash));
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
