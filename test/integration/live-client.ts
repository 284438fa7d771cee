import { connect, createServer, type Socket } from 'node:net';
import { expect } from 'vitest';
import { type ServerMessage, serverMessage } from '../../shared/live/socket-messages.schema.ts';
import { type CallApi, outputs } from './local-cloud.ts';

const patienceMs = 45_000;

type MessageOf<T extends ServerMessage['type']> = Extract<ServerMessage, { readonly type: T }>;

/** One WebSocket and everything that it was told, in order. */
export interface LiveClient {
  readonly messages: readonly ServerMessage[];
  readonly isOpen: () => boolean;
  readonly send: (message: unknown) => void;
  /** As it is, for what is no JSON. */
  readonly sendText: (text: string) => void;
  /** The first message that fits, among those that came and those to come. */
  readonly next: <T extends ServerMessage['type']>(
    type: T,
    fits?: (message: MessageOf<T>) => boolean,
  ) => Promise<MessageOf<T>>;
  /** Sequence numbers of the run's events, as they came. */
  readonly seqsOf: (runId: string) => number[];
  readonly close: () => void;
}

/** A ticket for one connection, as the API gives it. */
export async function aTicket(call: CallApi): Promise<string> {
  const response = await call('/api/realtime/tickets', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ for: 'websocket' }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { ticket: string }).ticket;
}

export interface OpeningOptions {
  readonly lang?: 'fr' | 'en';
  /** Another way to the front door, `ws://host:port`. */
  readonly through?: string;
}

/** Opens a socket with a new ticket of this caller. */
export async function openLive(
  call: CallApi,
  { lang = 'fr', through }: OpeningOptions = {},
): Promise<LiveClient> {
  const address = new URL(outputs.websocket_url);
  if (through !== undefined) address.host = new URL(through).host;
  address.search = new URLSearchParams({ ticket: await aTicket(call), lang }).toString();
  const socket = new WebSocket(address);
  const messages: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    messages.push(serverMessage.parse(JSON.parse(String(data))));
    for (const look of waiting) look();
  });
  if ((await howItOpens(socket)) !== 'open') throw new Error('The WebSocket was refused.');
  return {
    messages,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (message) => socket.send(JSON.stringify(message)),
    sendText: (text) => socket.send(text),
    next: (type, fits = () => true) => {
      const isIt = (message: ServerMessage): message is MessageOf<typeof type> =>
        message.type === type && fits(message as MessageOf<typeof type>);
      return waitFor(
        () => messages.find(isIt),
        waiting,
        () => {
          const types = messages.map((message) => message.type).join(' ');
          return new Error(`waited in vain for a message ${type}; there came: ${types}`);
        },
      );
    },
    seqsOf: (runId) =>
      messages.flatMap((message) =>
        message.type === 'event' && message.run_id === runId ? [message.seq] : [],
      ),
    close: () => socket.close(),
  };
}

/** Looks now, and again at each message. */
function waitFor<T>(
  look: () => T | undefined,
  waiting: Set<() => void>,
  tooLate: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(lookAgain);
      reject(tooLate());
    }, patienceMs);
    const lookAgain = () => {
      const found = look();
      if (found === undefined) return;
      clearTimeout(timer);
      waiting.delete(lookAgain);
      resolve(found);
    };
    waiting.add(lookAgain);
    lookAgain();
  });
}

/** Whether a socket opens or is refused. */
export function howItOpens(socket: WebSocket): Promise<'open' | 'refused'> {
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve('open'));
    socket.addEventListener('error', () => resolve('refused'));
  });
}

/** A way to the front door that can be cut like a cable: nobody says goodbye. */
export async function aCable(): Promise<{
  readonly url: string;
  readonly cut: () => void;
}> {
  const far = new URL(outputs.websocket_url);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const gateway = connect(Number(far.port), far.hostname);
    for (const end of [near, gateway]) ends.add(end.on('error', () => {}));
    near.pipe(gateway).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `ws://127.0.0.1:${address.port}`,
    cut: () => {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}

/** 1, 2, 3 … n: what a journal without a gap looks like. */
export const oneTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
