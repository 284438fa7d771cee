import { createServer, type Socket } from 'node:net';
import { listenOn } from './listen-on.ts';
import { readCommands } from './read-commands.ts';
import type { Stoppable } from './stoppable.ts';

/**
 * As much of redis as the scheme adapter uses: values by key, and messages by channel. Like the
 * real one it tells a message to whoever is subscribed at that moment, in order.
 */
export async function startSmallRedis(): Promise<Stoppable & { readonly url: string }> {
  const shelf: Shelf = { values: new Map(), sets: new Map(), channels: new Map() };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let unread = '';
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      const { commands, rest } = readCommands(unread + text);
      unread = rest;
      for (const command of commands) socket.write(answer(shelf, socket, command), 'latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      for (const listeners of shelf.channels.values()) listeners.delete(socket);
    });
  });
  const port = await listenOn(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Shelf {
  readonly values: Map<string, string>;
  readonly sets: Map<string, Set<string>>;
  readonly channels: Map<string, Set<Socket>>;
}

const ok = '+OK\r\n';
const number = (value: number) => `:${value}\r\n`;
const bulk = (text: string | undefined) =>
  text === undefined ? '$-1\r\n' : `$${text.length}\r\n${text}\r\n`;
const list = (items: readonly string[]) => `*${items.length}\r\n${items.join('')}`;

function answer(shelf: Shelf, socket: Socket, [name = '', ...words]: readonly string[]): string {
  const [key = '', value = ''] = words;
  switch (name.toUpperCase()) {
    case 'PING':
      return '+PONG\r\n';
    case 'CLIENT':
    case 'CONFIG':
    case 'SELECT':
    case 'QUIT':
      return ok;
    case 'GET':
      return bulk(shelf.values.get(key));
    case 'SET':
      shelf.values.set(key, value);
      return ok;
    case 'DEL':
      return number(words.filter((each) => shelf.values.delete(each)).length);
    case 'SADD':
      shelf.sets.set(key, new Set([...(shelf.sets.get(key) ?? []), value]));
      return number(1);
    case 'SMEMBERS':
      return list([...(shelf.sets.get(key) ?? [])].map(bulk));
    case 'SUBSCRIBE':
      return words.map((channel) => subscribe(shelf, socket, channel)).join('');
    case 'UNSUBSCRIBE':
      return words.map((channel) => unsubscribe(shelf, socket, channel)).join('');
    case 'PUBLISH':
      return number(publish(shelf, key, value));
    default:
      return `-ERR unknown command '${name}'\r\n`;
  }
}

function subscribe({ channels }: Shelf, socket: Socket, channel: string): string {
  const listeners = channels.get(channel) ?? new Set();
  channels.set(channel, listeners.add(socket));
  return list([bulk('subscribe'), bulk(channel), number(countOf(channels, socket))]);
}

function unsubscribe({ channels }: Shelf, socket: Socket, channel: string): string {
  const listeners = channels.get(channel);
  listeners?.delete(socket);
  if (listeners?.size === 0) channels.delete(channel);
  return list([bulk('unsubscribe'), bulk(channel), number(countOf(channels, socket))]);
}

function countOf(channels: Shelf['channels'], socket: Socket): number {
  return [...channels.values()].filter((listeners) => listeners.has(socket)).length;
}

function publish({ channels }: Shelf, channel: string, message: string): number {
  const listeners = channels.get(channel) ?? new Set();
  for (const socket of listeners) {
    socket.write(list([bulk('message'), bulk(channel), bulk(message)]), 'latin1');
  }
  return listeners.size;
}
