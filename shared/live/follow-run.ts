import { readsMasked } from '../access/policy.ts';
import { isRunId } from '../runs/run-id.ts';
import type { Connection } from './connection-store.ts';
import { deliver } from './deliver.ts';
import type { LivePorts } from './live-ports.ts';
import { maxSubjects } from './max-subjects.ts';
import { mayReadRun } from './may-read-run.ts';
import { retryPush } from './push-retries.ts';
import { refuse } from './refuse.ts';

/**
 * Begins to tell a connection about one run: first `subscribed`, then every event after
 * `afterSeq`, past ones first. What is committed from now on comes by the push on the table's
 * stream; what was committed before the subscription was stored is delivered here, so there is no
 * moment in between.
 */
export async function followRun(
  ports: LivePorts,
  connection: Connection,
  wish: { readonly runId: string; readonly afterSeq: number },
  deadline: Date,
): Promise<void> {
  const { connections, socket } = ports;
  const { runId } = wish;
  const run = isRunId(runId) ? await ports.runs.read(runId) : undefined;
  if (run === undefined || !mayReadRun(connection.caller, run)) {
    return refuse(ports, connection, 'RUN-404', { run_id: runId });
  }
  switch (await connections.addSubject(connection.id, { kind: 'run', runId }, maxSubjects)) {
    case 'gone':
      return;
    case 'full':
      return refuse(ports, connection, 'RUN-LIVE-LIMIT', { run_id: runId, max: maxSubjects });
    case 'added':
  }
  // Before the subscription is stored: from then on anybody may post its events.
  await socket.post(connection.id, { type: 'subscribed', run_id: runId, last_seq: run.lastSeq });
  await connections.putSubscription({
    runId,
    connectionId: connection.id,
    lang: connection.lang,
    // A client that claims more than there is would miss what comes next.
    sentSeq: Math.min(wish.afterSeq, run.lastSeq),
    doneSent: false,
    explicit: true,
    isMasked: readsMasked(connection.caller, run),
    expiresAt: connection.expiresAt,
  });
  const key = { runId, connectionId: connection.id };
  const delivery = await deliver(ports, key, deadline);
  if (delivery === 'busy' || delivery === 'unfinished') {
    await retryPush(ports.retries, { ...key, attempt: 1 });
  }
}
