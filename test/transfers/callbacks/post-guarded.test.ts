import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createGuardedPost,
  type PostingOptions,
} from '../../../functions/transfers/post-guarded.http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Got {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly host: string | undefined;
  readonly kind: string | undefined;
  readonly body: string;
}

/** A receiver on this machine, and what it was sent. */
async function aReceiver(
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end(),
) {
  const got: Got[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks = await Array.fromAsync(request);
    got.push({
      method: request.method,
      path: request.url,
      host: request.headers.host,
      kind: request.headers['content-type'],
      body: Buffer.concat(chunks).toString(),
    });
    answer(response);
  });
  servers.push(server);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return { port: (server.address() as AddressInfo).port, got };
}

const post = (url: string, options: Partial<PostingOptions>) =>
  createGuardedPost({ exceptions: ['127.0.0.0/8'], ...options })({
    url: new URL(url),
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode('{"état":"COMPLETED"}'),
  });

describe('a post to an address that somebody gave', () => {
  test('arrives as it was sent, at the address that its name had', async () => {
    const { port, got } = await aReceiver();
    const resolve = async () => ['127.0.0.1'];
    const posted = await post(`http://client.example.sn:${port}/hook?a=b%20c`, { resolve });
    expect(posted).toEqual({ kind: 'answered', status: 204 });
    expect(got).toEqual([
      {
        method: 'POST',
        path: '/hook?a=b%20c',
        host: `client.example.sn:${port}`,
        kind: 'application/json',
        body: '{"état":"COMPLETED"}',
      },
    ]);
  });

  test('asks for the name once: what it leads to later is never called', async () => {
    const { port, got } = await aReceiver();
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    expect(await post(`http://rebinding.example:${port}/`, { resolve })).toEqual({
      kind: 'answered',
      status: 204,
    });
    expect([asked, got.length]).toEqual([1, 1]);
  });

  test('follows no redirect', async () => {
    const inner = await aReceiver();
    const outer = await aReceiver((response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/secret` }).end(),
    );
    expect(await post(`http://127.0.0.1:${outer.port}/`, {})).toEqual({
      kind: 'answered',
      status: 307,
    });
    expect(inner.got).toEqual([]);
  });

  test.each([
    ['a name of this machine', 'client.example.sn', ['127.0.0.1']],
    ['a name of the metadata service', 'client.example.sn', ['169.254.169.254']],
    ['a name with an inner address beside a public one', 'two.example', ['8.8.8.8', '10.0.0.1']],
    ['a name with a mapped inner address', 'six.example', ['::ffff:127.0.0.1']],
    ['an address itself', '127.0.0.1', []],
    ['an IPv6 address itself', '[::1]', []],
  ])('to %s is not made', async (_what, host, addresses) => {
    const { port, got } = await aReceiver();
    const resolve = async () => addresses;
    expect(await post(`http://${host}:${port}/`, { resolve, exceptions: [] })).toEqual({
      kind: 'forbidden',
    });
    expect(got).toEqual([]);
  });

  test.each<[string, Partial<PostingOptions>]>([
    ['a name that nobody knows', { resolve: () => Promise.reject(new Error('ENOTFOUND')) }],
    ['a name without addresses', { resolve: async () => [] }],
    ['a resolver that never answers', { resolve: () => new Promise(() => {}), timeoutMs: 20 }],
  ])('to %s has no answer', async (_what, options) => {
    expect(await post('http://client.example.sn:9/', options)).toEqual({ kind: 'no-answer' });
  });

  test('where nobody listens has no answer', async () => {
    const { port } = await aReceiver();
    servers[0]?.close();
    expect(await post(`http://127.0.0.1:${port}/`, {})).toEqual({ kind: 'no-answer' });
  });

  test('that is never answered ends by itself', async () => {
    const { port, got } = await aReceiver(() => {});
    expect(await post(`http://127.0.0.1:${port}/`, { timeoutMs: 200 })).toEqual({
      kind: 'no-answer',
    });
    expect(got).toHaveLength(1);
  });
});
