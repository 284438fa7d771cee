import type { Run } from '../runs/run.ts';
import type { Lease, RunSubscription } from './connection-store.ts';
import { deliverySteps, isBehind, type Progress } from './delivery-steps.ts';
import type { LivePorts } from './live-ports.ts';
import type { ServerMessage } from './socket-messages.schema.ts';

/**
 * `delivered`: nothing was left when it looked last. `busy`: somebody else is at it. `unfinished`:
 * the gateway refused a message, or time was up. `gone`: nobody is there any more.
 */
export type Delivery = 'delivered' | 'busy' | 'unfinished' | 'gone';

export interface DeliveryKey {
  readonly runId: string;
  readonly connectionId: string;
}

/** Much longer than a page takes, short enough to wait for when its owner has died. */
const leaseMs = 20_000;
/** A post takes at most 3 s (its own time limit), so none can outlive the lease. */
const leaseMarginMs = 5_000;
/** Events posted before progress is noted: as many may come again after a crash. */
const pageEvents = 50;

/**
 * Posts to one connection all events of one run that it has not had, in order and each once,
 * whoever else tries the same at the same time: only the holder of the lease posts, and it looks
 * once more after giving the lease back, because an event may have been committed while its own
 * deliverer was turned away as a rival. After a crash between posting and noting it, events of at
 * most one page come again.
 *
 * @param deadline begins nothing new after it: the function that calls this is about to end
 */
export async function deliver(
  ports: LivePorts,
  key: DeliveryKey,
  deadline: Date,
): Promise<Delivery> {
  for (;;) {
    const lease = newLease(ports);
    const taken = await ports.connections.takeLease(
      key.runId,
      key.connectionId,
      lease,
      ports.timing.now(),
    );
    if (taken.kind !== 'taken') return taken.kind;
    const turn = await deliverUnderLease(ports, taken.subscription, lease, deadline);
    if (turn.kind !== 'caught-up') return turn.kind;
    const run = await ports.runs.read(key.runId);
    if (run === undefined || !isBehind(turn.progress, run)) return 'delivered';
  }
}

type Turn =
  | { readonly kind: 'caught-up'; readonly progress: Progress }
  | { readonly kind: 'busy' | 'unfinished' | 'gone' };

async function deliverUnderLease(
  ports: LivePorts,
  subscription: RunSubscription,
  firstLease: Lease,
  deadline: Date,
): Promise<Turn> {
  const { runId, connectionId, lang, isMasked } = subscription;
  let progress: Progress = subscription;
  let lease = firstLease;
  for (;;) {
    const run = await ports.runs.read(runId);
    if (run === undefined) return { kind: 'gone' };
    const events = await readPage(ports, runId, progress.sentSeq, run.lastSeq);
    const steps = isBehind(progress, run)
      ? deliverySteps(run, events, progress, { lang, publicUrl: ports.publicUrl, isMasked })
      : [];
    const posted = await postSteps(ports, connectionId, steps, { progress, lease, deadline });
    if (posted.kind === 'gone') {
      await forget(ports, run, connectionId);
      return { kind: 'gone' };
    }
    const isLast = posted.kind === 'stopped' || posted.progress.sentSeq >= run.lastSeq;
    const next = isLast ? null : { ...lease, until: leaseEnd(ports) };
    const noted = { owner: lease.owner, next, progress: posted.progress };
    if ((await ports.connections.advance(runId, connectionId, noted)) === 'lost') {
      // Subscribed anew, or so late that a rival took over: it is theirs now.
      return { kind: 'busy' };
    }
    if (posted.progress.doneSent && !progress.doneSent) {
      // An ended run no longer counts against what a connection may follow.
      await ports.connections.removeSubject(connectionId, { kind: 'run', runId });
    }
    if (posted.kind === 'stopped') return { kind: 'unfinished' };
    if (next === null) return { kind: 'caught-up', progress: posted.progress };
    progress = posted.progress;
    lease = next;
  }
}

async function readPage(ports: LivePorts, runId: string, sentSeq: number, lastSeq: number) {
  if (sentSeq >= lastSeq) return [];
  const events = await ports.runs.readEvents(runId, sentSeq, pageEvents);
  // What was committed after the run was read would get the wrong state behind it.
  return events.filter(({ seq }) => seq <= lastSeq);
}

type StepsPosted =
  | { readonly kind: 'all' | 'stopped'; readonly progress: Progress }
  | { readonly kind: 'gone' };

async function postSteps(
  ports: LivePorts,
  connectionId: string,
  steps: readonly { readonly messages: readonly ServerMessage[]; readonly after: Progress }[],
  from: { readonly progress: Progress; readonly lease: Lease; readonly deadline: Date },
): Promise<StepsPosted> {
  let progress = from.progress;
  for (const { messages, after } of steps) {
    if (ports.timing.now() >= from.deadline) return { kind: 'stopped', progress };
    for (const message of messages) {
      if (isEnding(ports, from.lease)) return { kind: 'stopped', progress };
      const posted = await ports.socket.post(connectionId, message);
      if (posted === 'gone') return { kind: 'gone' };
      if (posted === 'failed') return { kind: 'stopped', progress };
    }
    progress = after;
  }
  return { kind: 'all', progress };
}

/** By name too: what was stored while the connection was being closed is in no list. */
async function forget({ connections }: LivePorts, run: Run, connectionId: string): Promise<void> {
  await connections.forgetConnection(connectionId);
  await connections.removeSubscription(run.id, connectionId);
  await connections.removeFeed(run.domain, connectionId);
}

function newLease(ports: LivePorts): Lease {
  return { owner: ports.newLeaseOwner(), until: leaseEnd(ports) };
}

function leaseEnd(ports: LivePorts): Date {
  return new Date(ports.timing.now().getTime() + leaseMs);
}

function isEnding(ports: LivePorts, lease: Lease): boolean {
  return ports.timing.now().getTime() > lease.until.getTime() - leaseMarginMs;
}
