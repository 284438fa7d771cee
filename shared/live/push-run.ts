import { readsMasked } from '../access/policy.ts';
import { inParallel } from '../runs/in-parallel.ts';
import type { Run } from '../runs/run.ts';
import type { RunSubscription } from './connection-store.ts';
import { deliver } from './deliver.ts';
import { isBehind } from './delivery-steps.ts';
import type { LivePorts } from './live-ports.ts';
import { mayReadRun } from './may-read-run.ts';
import { retryPush } from './push-retries.ts';

/** Connections served at the same time: posting waits on the gateway, not on this function. */
const connectionsAtOnce = 10;

export interface PushOptions {
  /** Only this one, when it is a retry; null: everybody who follows the run. */
  readonly connectionId: string | null;
  /** How many times it was tried before. */
  readonly attempts: number;
  readonly deadline: Date;
}

export interface PushReport {
  /** Connections that have all there is to tell. */
  readonly served: number;
  /** Connections whose delivery was put into the queue of retries. */
  readonly queued: number;
  readonly givenUp: number;
}

/**
 * Tells everybody who follows a run what is new in it: those who asked for the run, and those who
 * follow its domain and may see it. A connection that could not be served is put into the queue of
 * retries; one failing connection keeps nobody else waiting.
 *
 * @throws when runs or connections cannot be read: a fault, nothing has been queued then
 */
export async function pushRun(
  ports: LivePorts,
  runId: string,
  options: PushOptions,
): Promise<PushReport> {
  const run = await ports.runs.read(runId);
  if (run === undefined) return { served: 0, queued: 0, givenUp: 0 };
  const followers = await listFollowers(ports, run);
  const behind = followers.filter(
    (follower) =>
      isBehind(follower, run) &&
      (options.connectionId === null || follower.connectionId === options.connectionId),
  );
  const report = { served: 0, queued: 0, givenUp: 0 };
  await inParallel(behind, connectionsAtOnce, async ({ connectionId }) => {
    switch (await deliverOrFail(ports, { runId, connectionId }, options.deadline)) {
      case 'delivered':
      case 'gone':
        report.served += 1;
        return;
      case 'busy':
      case 'unfinished': {
        const again = { runId, connectionId, attempt: options.attempts + 1 };
        const retried = await retryPush(ports.retries, again);
        if (retried === 'queued') report.queued += 1;
        else report.givenUp += 1;
      }
    }
  });
  return report;
}

/** Subscriptions to the run by those who still want it; a feed gets its own on first sight. */
async function listFollowers(ports: LivePorts, run: Run): Promise<RunSubscription[]> {
  const [subscriptions, feeds] = await Promise.all([
    ports.connections.listSubscriptions(run.id),
    ports.connections.listFeeds(run.domain),
  ]);
  const visible = feeds.filter((feed) => mayReadRun(feed.caller, run));
  const feeding = new Set(visible.map(({ connectionId }) => connectionId));
  const known = new Set(subscriptions.map(({ connectionId }) => connectionId));
  const started: RunSubscription[] = [];
  for (const { connectionId, caller, lang, expiresAt } of visible) {
    if (known.has(connectionId)) continue;
    const subscription: RunSubscription = {
      runId: run.id,
      connectionId,
      lang,
      sentSeq: 0,
      doneSent: false,
      explicit: false,
      isMasked: readsMasked(caller, run),
      expiresAt,
    };
    // When a rival was faster it delivers too, or is found by the delivery that follows.
    await ports.connections.startSubscription(subscription);
    started.push(subscription);
  }
  const wanted = subscriptions.filter(
    ({ explicit, connectionId }) => explicit || feeding.has(connectionId),
  );
  return [...wanted, ...started];
}

/** A fault while serving one connection must not keep the others waiting. */
async function deliverOrFail(
  ports: LivePorts,
  key: { readonly runId: string; readonly connectionId: string },
  deadline: Date,
) {
  try {
    return await deliver(ports, key, deadline);
  } catch {
    return 'unfinished';
  }
}
