import type { ApiAnswer, Problem, RequestOf } from '../../shared/http/route.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { bulkOptions } from '../../shared/runs/upload-options.ts';
import type { createBulkRoute } from '../../shared/transfers/create-bulk-routes.ts';
import { type StartingBulkPorts, startBulk } from './start-bulk.ts';
import { requestRowsMax, type TakingInNowPorts, takeInNow } from './take-in-now.ts';

export interface CreatingPorts extends StartingBulkPorts, TakingInNowPorts {
  readonly runs: RunStore;
  readonly store: StartingBulkPorts['store'] & TakingInNowPorts['store'];
}

/**
 * `POST /api/bulk-transfers`: the file is read, judged and its sum reserved before the answer; what
 * is left to do, the pipeline does. When this function dies on the way nothing is lost: a run that
 * holds funds goes on by the sweeper, any other ends with nothing reserved. Asked again under its
 * `Idempotency-Key` the same run is gone on with, wherever the first attempt was left.
 *
 * @see API.md "Bulk transfers"; TRANSFERS "Files", "Bulk"
 */
export async function createBulk(
  ports: CreatingPorts,
  { caller, body, files, lang, now, workId }: RequestOf<typeof createBulkRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const [file, ...more] = files.filter(({ filename, content }) => filename || content.length > 0);
  if (file === undefined) return refuseForm();
  if (more.length > 0) return refuseForm({ reason: 'TRF-N09-MANY', count: more.length + 1 });
  const wish = { file, dryRun: body.validate_only, options: bulkOptions(body), workId };
  const started = await startBulk(ports, caller, wish, now);
  if (started.kind === 'refused') {
    const { kind: _, ...problem } = started;
    return problem;
  }
  const taking = { by: caller.email, lang, rowsMax: requestRowsMax };
  return takeInNow(ports, started.run.id, taking);
}

function refuseForm(data: Problem['data'] = {}): ApiAnswer {
  const code = 'TRF-N09';
  return { problem: 'TRF-N09', data, errors: [{ field: 'file', code, data }] };
}
