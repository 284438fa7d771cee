import type { ApiClient } from '../local/api-client.ts';
import type { LocalOutputs } from '../local/outputs.ts';
import type { ServerMessage } from '../shared/live/socket-messages.schema.ts';

/** 100,000 rows take minutes on a machine that other work shares. */
const endsWithinSeconds = 1_800;

/** A run as a client of the domain feed saw it; all times in ms since the put was begun. */
export interface WatchedRun {
  readonly runId: string;
  readonly status: string;
  /** When the first message about the run was here. */
  readonly firstSeenMs: number;
  /** What the first event itself gives as its time. */
  readonly firstAtMs: number;
  /** When `done` was here. */
  readonly doneSeenMs: number;
  /** What the last event itself gives as its time. */
  readonly endedAtMs: number;
}

/** An open WebSocket that is subscribed to the feed of all courses. */
export interface FeedWatch {
  /**
   * Brings a file in and watches the run that comes of it; nobody else may bring one in meanwhile.
   *
   * @throws Error when no end is seen in time, or the connection is lost
   */
  watchNext(bringIn: () => Promise<void>): Promise<WatchedRun>;
  close(): void;
}

/** @throws Error when the connection is refused */
export async function openFeed(outputs: LocalOutputs, api: ApiClient): Promise<FeedWatch> {
  const ticket = await api.post<{ ticket: string }>('/api/realtime/tickets', { for: 'websocket' });
  const query = new URLSearchParams({ ticket: ticket.ticket, lang: 'en' });
  const socket = new WebSocket(`${outputs.websocket_url}?${query}`);
  const listeners = new Set<(message: ServerMessage | 'lost') => void>();
  const tell = (message: ServerMessage | 'lost') => {
    for (const listener of [...listeners]) listener(message);
  };
  socket.addEventListener('message', ({ data }) => tell(JSON.parse(String(data))));
  socket.addEventListener('close', () => tell('lost'));
  socket.addEventListener('open', () => {
    socket.send(JSON.stringify({ action: 'subscribe', domain: 'courses' }));
  });
  const over = new Set<string>();
  await listenUntil(listeners, (message) => message.type === 'subscribed' || undefined);
  return {
    async watchNext(bringIn) {
      const run = watchOne(over, Date.now());
      const [watched] = await Promise.all([listenUntil(listeners, run), bringIn()]);
      over.add(watched.runId);
      return watched;
    },
    close: () => socket.close(),
  };
}

/** Answers with the run once its end was told; runs that began before are passed by. */
function watchOne(over: Set<string>, putAt: number) {
  let runId: string | undefined;
  let firstSeenMs = 0;
  const at: number[] = [];
  return (message: ServerMessage): WatchedRun | undefined => {
    const now = Date.now() - putAt;
    if (message.type !== 'run' && message.type !== 'event' && message.type !== 'done') return;
    const id = message.type === 'run' ? message.id : message.run_id;
    if (runId === undefined && beganBefore(message, putAt)) over.add(id);
    if (over.has(id)) return;
    if (runId === undefined) firstSeenMs = now;
    runId ??= id;
    if (id !== runId) return;
    if (message.type === 'event') at.push(Date.parse(message.at) - putAt);
    if (message.type !== 'done') return;
    const [firstAtMs = Number.NaN] = at;
    const endedAtMs = at.at(-1) ?? Number.NaN;
    return { runId, status: message.status, firstSeenMs, firstAtMs, doneSeenMs: now, endedAtMs };
  };
}

/** A feed begins with runs that ended lately. */
function beganBefore(message: ServerMessage, putAt: number): boolean {
  if (message.type === 'event') return Date.parse(message.at) < putAt;
  return message.type !== 'run' || Date.parse(message.created_at) < putAt;
}

/** Hands every message on until it is answered with something. */
function listenUntil<T>(
  listeners: Set<(message: ServerMessage | 'lost') => void>,
  hear: (message: ServerMessage) => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer);
      listeners.delete(listener);
      act();
    };
    const fail = (why: string) => end(() => reject(new Error(why)));
    const timer = setTimeout(() => fail('The feed told no end in time.'), endsWithinSeconds * 1000);
    const listener = (message: ServerMessage | 'lost') => {
      if (message === 'lost') return fail('The WebSocket was refused or lost.');
      if (message.type === 'error') return fail(message.message);
      const heard = hear(message);
      if (heard !== undefined) end(() => resolve(heard));
    };
    listeners.add(listener);
  });
}
