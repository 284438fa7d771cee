import { readsMasked, visibleDomains } from '../access/policy.ts';
import { inParallel } from '../runs/in-parallel.ts';
import { presentRun } from '../runs/present-run.ts';
import { type Domain, isTerminal, type Run } from '../runs/run.ts';
import type { Connection } from './connection-store.ts';
import { deliver } from './deliver.ts';
import type { LivePorts } from './live-ports.ts';
import { maxSubjects } from './max-subjects.ts';
import { mayReadRun } from './may-read-run.ts';
import { retryPush } from './push-retries.ts';
import { refuse } from './refuse.ts';

/** How long after its end a run is still part of the beginning of a feed. */
const recentMs = 10 * 60_000;
/** A run that ended lately was created within this time, or is found by the list alone. */
const lookBackMs = 24 * 3_600_000;
/** The beginning of a feed is for people to look at. */
const runsMax = 200;
/** Each costs half a dozen calls that wait for an answer. */
const runsAtOnce = 5;

/**
 * Begins to tell a connection about all runs of a domain that it may see: first `subscribed`, then
 * a `run` for each that has not ended or ended lately, and from then on what happens to them and
 * to new ones. Each run of the feed is a subscription of its own, so there is one way to deliver.
 *
 * @param deadline no run is begun with after it: the rest comes through the queue of retries, which
 *   tells a run from its first event on instead of as it is now
 */
export async function followDomain(
  ports: LivePorts,
  connection: Connection,
  domain: Domain,
  deadline: Date,
): Promise<void> {
  const { connections, socket } = ports;
  if (!visibleDomains(connection.caller).includes(domain)) {
    return refuse(ports, connection, 'AUTH-03');
  }
  switch (await connections.addSubject(connection.id, { kind: 'domain', domain }, maxSubjects)) {
    case 'gone':
      return;
    case 'full':
      return refuse(ports, connection, 'RUN-LIVE-LIMIT', { max: maxSubjects });
    case 'added':
  }
  await socket.post(connection.id, { type: 'subscribed', domain, last_seq: null });
  const { id: connectionId, caller, lang, expiresAt } = connection;
  // Before the runs are listed: what the list misses, the push finds.
  await connections.putFeed({ domain, connectionId, caller, lang, expiresAt });
  const candidates = await listCandidates(ports, connection, domain);
  await inParallel([...candidates], runsAtOnce, async (runId) => {
    if (ports.timing.now() < deadline) {
      await introduce(ports, connection, { domain, runId }, deadline);
    } else {
      await retryPush(ports.retries, { runId, connectionId, attempt: 1 });
    }
  });
}

/** Ids of runs that may belong to the beginning of the feed, newest first. */
async function listCandidates(
  ports: LivePorts,
  { caller }: Connection,
  domain: Domain,
): Promise<ReadonlySet<string>> {
  const now = ports.timing.now();
  const from = new Date(now.getTime() - lookBackMs).toISOString();
  const { countryCode } = caller;
  const [latest, open] = await Promise.all([
    ports.runs.list({ domain, domains: [domain], from, countryCode, limit: runsMax }),
    ports.runs.listOpen(runsMax),
  ]);
  const recent = latest.items.filter((run) => isRecent(run, now));
  return new Set([...recent.map(({ id }) => id), ...open]);
}

/** Shows a run, if it belongs to the feed, and starts its subscription from there. */
async function introduce(
  ports: LivePorts,
  connection: Connection,
  { domain, runId }: { readonly domain: Domain; readonly runId: string },
  deadline: Date,
): Promise<void> {
  // Read again: lists lag behind, and the subscription must begin where this picture ends.
  const run = await ports.runs.read(runId);
  if (run === undefined || run.domain !== domain || !mayReadRun(connection.caller, run)) return;
  if (!isRecent(run, ports.timing.now())) return;
  const { lang } = connection;
  const isMasked = readsMasked(connection.caller, run);
  const shown = presentRun(run, { lang, publicUrl: ports.publicUrl, isMasked });
  await ports.socket.post(connection.id, { type: 'run', ...shown });
  const started = await ports.connections.startSubscription({
    runId,
    connectionId: connection.id,
    lang,
    sentSeq: run.lastSeq,
    doneSent: isTerminal(run.status),
    explicit: false,
    isMasked,
    expiresAt: connection.expiresAt,
  });
  if (started === 'exists') return;
  const key = { runId, connectionId: connection.id };
  const delivery = await deliver(ports, key, deadline);
  if (delivery === 'busy' || delivery === 'unfinished') {
    await retryPush(ports.retries, { ...key, attempt: 1 });
  }
}

function isRecent(run: Run, now: Date): boolean {
  if (!isTerminal(run.status)) return true;
  return run.completedAt !== null && now.getTime() - Date.parse(run.completedAt) <= recentMs;
}
