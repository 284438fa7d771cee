import type { Caller } from '../../shared/access/caller.ts';
import type { Connection, RunSubscription } from '../../shared/live/connection-store.ts';
import type { LivePorts } from '../../shared/live/live-ports.ts';
import type { PushAgain } from '../../shared/live/push-retries.ts';
import type { ServerMessage } from '../../shared/live/socket-messages.schema.ts';
import type { JournalEvent, Run } from '../../shared/runs/run.ts';
import { createFakeConnectionStore } from '../fakes/connection-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeSocket } from '../fakes/socket.ts';
import { anEvent, aRun } from '../runs/a-run.ts';

export const noon = new Date('2024-11-21T12:00:00.000Z');
export const farAway = new Date('2024-11-22T12:00:00.000Z');
export const runId = aRun().id;
export const key = { runId, connectionId: 'c1' };

export function aCaller(fields: Partial<Caller> = {}): Caller {
  return {
    sub: '11111111-2222-4333-8444-555555555555',
    email: 'awa.staff@quai.example',
    name: 'Awa',
    roles: ['staff'],
    country: 'Senegal',
    countryCode: 'SN',
    lang: 'fr',
    ...fields,
  };
}

export function aConnection(fields: Partial<Connection> = {}): Connection {
  return {
    id: 'c1',
    caller: aCaller(),
    lang: 'en',
    connectedAt: noon,
    expiresAt: farAway,
    ...fields,
  };
}

export function aSubscription(fields: Partial<RunSubscription> = {}): RunSubscription {
  return {
    ...key,
    lang: 'en',
    sentSeq: 0,
    doneSent: false,
    explicit: true,
    isMasked: false,
    expiresAt: farAway,
    ...fields,
  };
}

/** Everything that live delivery needs, in memory, with a clock that only the test moves. */
export function createLiveRig() {
  const runs = createFakeRunStore();
  const connections = createFakeConnectionStore();
  const socket = createFakeSocket();
  const queued: (PushAgain & { delaySeconds: number })[] = [];
  const clock = { now: noon };
  let owners = 0;
  const ports: LivePorts = {
    runs,
    connections,
    socket,
    retries: {
      async later(push, delaySeconds) {
        queued.push({ ...push, delaySeconds });
      },
    },
    timing: { now: () => clock.now },
    newLeaseOwner: () => `owner-${++owners}`,
    publicUrl: 'https://quai.example',
  };

  /** Commits one more event of a run, with what it changes in it. */
  async function commit(
    code: string,
    fields: Partial<Run> = {},
    event: Partial<JournalEvent> = {},
    id = runId,
  ): Promise<void> {
    const before = await runs.read(id);
    if (before === undefined) throw new Error(`${id} was not created`);
    const seq = before.lastSeq + 1;
    const after = { ...before, ...fields, lastSeq: seq };
    await runs.replace({ before, after, events: [anEvent({ runId: id, code, ...event, seq })] });
  }

  return {
    ports,
    runs,
    connections,
    socket,
    queued,
    clock,
    commit,
    end: (status: Run['status'] = 'DONE') =>
      commit('RUN-ENDED', { status, stage: null, completedAt: noon.toISOString() }),
    create: (fields: Partial<Run> = {}) => {
      const run = aRun(fields);
      return runs.create(run, [anEvent({ runId: run.id })]);
    },
  };
}

/** A message in short: `1` for an event, else its kind and state. */
export function inShort(message: ServerMessage): number | string {
  switch (message.type) {
    case 'event':
      return message.seq;
    case 'run':
      return `run ${message.status}@${message.last_seq}`;
    case 'done':
      return `done ${message.status}`;
    case 'error':
      return `error ${message.code}`;
    case 'subscribed':
      return `subscribed ${message.last_seq}`;
    default:
      return message.type;
  }
}
