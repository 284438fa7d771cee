import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { type ReplayingPorts, replayRun } from '../../shared/runs/replay-run.ts';
import type { replayRunRoute } from '../../shared/runs/runs-routes.ts';
import { tellingOf } from '../../shared/runs/word-of-run.ts';
import { findRun } from './find-run.ts';
import type { ReplayOwn } from './replays-of-domains.ts';

export interface ReplayApiPorts extends ReplayingPorts {
  readonly publicUrl: string;
  /** A domain's own way; undefined: it has none. */
  readonly replayOwn?: ReplayOwn;
}

/** `POST /api/runs/{id}/replay`. */
export async function replay(
  ports: ReplayApiPorts,
  { caller, path, body, headers, lang }: RequestOf<typeof replayRunRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'start');
  if (found.kind === 'refused') return found;
  if (caller === null) return { problem: 'AUTH-02' };
  const { from } = body;
  const key = headers['idempotency-key'] ?? null;
  const own = await ports.replayOwn?.(found.run, caller, from);
  const replaying = own ?? (await replayRun(ports, found.run, caller, { from, key }));
  const telling = (code: string) => tellingOf(found.run.id, code);
  switch (replaying.kind) {
    case 'replayed':
      return { status: 202, json: presentRun(replaying.run, { lang, publicUrl: ports.publicUrl }) };
    case 'not-ended':
      return {
        problem: 'RUN-REPLAY-RUNNING',
        data: { status: found.run.status, ...telling('RUN-REPLAY-RUNNING') },
      };
    case 'no-such-point':
      return {
        problem: 'RUN-REPLAY-STAGE',
        data: { from, points: replaying.wishes, ...telling('RUN-REPLAY-STAGE') },
      };
    case 'nothing-rejected':
      return { problem: 'RUN-REPLAY-NONE-REJECTED', data: telling('RUN-REPLAY-NONE-REJECTED') };
    case 'not-read':
      return { problem: 'RUN-REPLAY-NOT-READ', data: { from } };
    case 'no-files':
      return { problem: 'RUN-REPLAY-NO-FILES' };
    case 'gone':
      return { problem: 'RUN-GONE' };
  }
}
