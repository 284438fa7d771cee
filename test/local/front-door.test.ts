import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type FrontDoor, openFrontDoor } from '../../local/front-door/front-door.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A gateway that says what it was asked, and takes every socket. */
async function aGateway(): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method: request.method, url: request.url }));
  });
  server.on('upgrade', (request, socket) => {
    const lines = ['HTTP/1.1 101 Switching Protocols', 'upgrade: websocket', 'connection: upgrade'];
    socket.write([...lines, `x-asked: ${request.url}`, '', ''].join('\r\n'));
    socket.on('error', () => {});
    socket.on('data', (bytes) => socket.write(bytes));
  });
  return listen(server);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function aFrontDoor(preferredPort = 0): Promise<FrontDoor> {
  const door = await openFrontDoor(preferredPort);
  closing.push(() => door.close());
  return door;
}

function connect(door: FrontDoor, endpoint: string): void {
  door.connect({
    upstream: { endpoint, httpApiId: 'http1', websocketApiId: 'ws1', websocketStage: 'live' },
    streams: { answer: (_request, response) => void response.end('streamed') },
    page: {
      websocketUrl: 'ws://127.0.0.1:8000/live',
      searchUrl: null,
      mailInboxUrl: 'http://127.0.0.1:4566/_ministack/ses/messages',
      users: [{ email: 'staff.sn@quai.example', roles: ['staff'], country: 'Senegal' }],
      password: 'a <secret>',
    },
  });
}

test('hands the API on to its gateway, with path and query', async () => {
  const door = await aFrontDoor();
  connect(door, await aGateway());
  const answer = await fetch(`${door.url}/api/runs?domain=courses`, { method: 'POST', body: 'x' });
  expect(await answer.json()).toEqual({
    method: 'POST',
    url: '/_aws/execute-api/http1/$default/api/runs?domain=courses',
  });
});

test('runs a stream itself instead of handing it on', async () => {
  const door = await aFrontDoor();
  connect(door, await aGateway());
  const answer = await fetch(`${door.url}/api/runs/run_1/stream?ticket=t`);
  expect(await answer.text()).toBe('streamed');
});

test('says 503 and when to come back while the app is being deployed', async () => {
  const door = await aFrontDoor();
  const answer = await fetch(`${door.url}/api/health`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect((await fetch(door.url)).status).toBe(503);
});

test('answers 502 as a problem when the gateway is gone, and goes on', async () => {
  const door = await aFrontDoor();
  // Port 9 (discard) has no listener.
  connect(door, 'http://127.0.0.1:9');
  for (const _attempt of [1, 2]) {
    const answer = await fetch(`${door.url}/api/health`);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 502, title: 'Bad Gateway', errors: [] });
  }
});

test('answers 404 to what is not in the table', async () => {
  const door = await aFrontDoor();
  connect(door, await aGateway());
  expect((await fetch(`${door.url}/favicon.ico`)).status).toBe(404);
});

test.each([
  { language: 'en-GB,en;q=0.9', heading: 'Sign in' },
  { language: 'fr-SN,fr;q=0.9,en;q=0.1', heading: 'Se connecter' },
  { language: 'de', heading: 'Se connecter' },
])('the status page for $language says "$heading"', async ({ language, heading }) => {
  const door = await aFrontDoor();
  connect(door, await aGateway());
  const answer = await fetch(door.url, { headers: { 'accept-language': language } });
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain(`<h2>${heading}</h2>`);
  expect(html).toContain('staff.sn@quai.example');
  expect(html).toContain('a &lt;secret&gt;');
});

test('takes the next port when the preferred one is busy', async () => {
  const first = await aFrontDoor();
  const second = await aFrontDoor(first.port);
  expect(second.port).not.toBe(first.port);
  expect((await fetch(second.url)).status).toBe(503);
});

/** The first bytes that a WebSocket handshake gets back, and an echo of what is sent after it. */
async function shakeHands(door: FrontDoor, path: string): Promise<string> {
  const { connect: connectSocket } = await import('node:net');
  const lines = [`GET ${path} HTTP/1.1`, 'host: x', 'connection: Upgrade', 'upgrade: websocket'];
  return new Promise((resolve) => {
    let answer = '';
    const socket = connectSocket(door.port, '127.0.0.1');
    socket.write([...lines, '', ''].join('\r\n'));
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      answer += bytes;
      if (answer.includes('hello')) socket.destroy();
      else if (answer.includes('101')) socket.write('hello');
    });
    socket.on('close', () => resolve(answer));
  });
}

test('takes a WebSocket at /live to the stage, with its ticket, both ways', async () => {
  const door = await aFrontDoor();
  connect(door, await aGateway());
  const answer = await shakeHands(door, '/live?ticket=t1');
  expect(answer).toContain('x-asked: /_aws/execute-api/ws1/live?ticket=t1');
  expect(answer).toContain('hello');
});

test('refuses a WebSocket elsewhere with 404, and with 502 when the gateway is gone', async () => {
  const door = await aFrontDoor();
  connect(door, 'http://127.0.0.1:9');
  expect(await shakeHands(door, '/other')).toMatch(/^HTTP\/1.1 404 /);
  expect(await shakeHands(door, '/live')).toMatch(/^HTTP\/1.1 502 /);
});
