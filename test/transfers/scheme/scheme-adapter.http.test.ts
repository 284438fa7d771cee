import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createSchemeAdapter } from '../../../functions/transfers/scheme-adapter.http.ts';
import type { SendingPolicy } from '../../../shared/transfers/sending/sending-policy.ts';
import { anOrder } from './an-order.ts';

const policy: SendingPolicy = {
  phaseTimeoutMs: 5000,
  marginMs: 5000,
  concurrency: 1,
  resendsMax: 3,
  attentionAfterMs: 1000,
};
const impatient = { ...policy, phaseTimeoutMs: 40, marginMs: 30 };
const uuid = anOrder().uuid;
const committed = { transferId: uuid, fulfil: { body: { transferState: 'COMMITTED' } } };

const servers: { close(): unknown }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('no answer', () => {
  test('from an adapter that hangs: our own time-out ends every call', async () => {
    const url = await serve(() => {});
    const adapter = createSchemeAdapter({ url, policy: impatient });
    const timeout = { kind: 'no-answer', because: 'timeout' };
    expect(await adapter.send(anOrder())).toEqual(timeout);
    expect(await adapter.ask(uuid)).toEqual(timeout);
    expect(await adapter.discover({ type: 'MSISDN', identifier: '22891000111' })).toEqual(timeout);
  });

  test('from one that begins and never ends', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"fulfil":');
    });
    const adapter = createSchemeAdapter({ url, policy: impatient });
    expect(await adapter.ask(uuid)).toEqual({ kind: 'no-answer', because: 'timeout' });
  });

  test('from one that breaks off', async () => {
    const url = await serve((request) => request.socket.destroy());
    const adapter = createSchemeAdapter({ url, policy });
    expect(await adapter.send(anOrder())).toEqual({ kind: 'no-answer', because: 'broken' });
  });

  test('from what is no HTTP', async () => {
    const url = await listen(createTcpServer((socket) => socket.end('hello\r\n\r\n')));
    const adapter = createSchemeAdapter({ url, policy });
    expect(await adapter.send(anOrder())).toEqual({ kind: 'no-answer', because: 'broken' });
  });

  test('where nobody listens', async () => {
    const url = await serve(() => {});
    for (const server of servers.splice(0)) await server.close();
    const adapter = createSchemeAdapter({ url, policy });
    expect(await adapter.send(anOrder())).toEqual({ kind: 'no-answer', because: 'refused' });
  });

  test('where there is no such machine', async () => {
    const adapter = createSchemeAdapter({ url: 'http://adapter.invalid:4001', policy });
    expect(await adapter.ask(uuid)).toEqual({ kind: 'no-answer', because: 'refused' });
  });
});

describe('a call', () => {
  async function listenTo(call: (url: string) => Promise<unknown>, token?: string) {
    const heard: unknown[] = [];
    const url = await serve((request, response) => {
      const { accept, authorization, 'content-type': type } = request.headers;
      heard.push([request.method, request.url, { accept, authorization, type }]);
      request.resume().on('end', () => response.end(JSON.stringify(committed)));
    });
    const answer = await call(url);
    return { heard, answer, token };
  }
  const headers = { accept: 'application/json', authorization: undefined, type: undefined };

  test('goes to the adapter’s paths, each part encoded', async () => {
    const { heard } = await listenTo(async (url) => {
      const adapter = createSchemeAdapter({ url: `${url}/mojaloop/`, policy });
      await adapter.send(anOrder());
      await adapter.ask('a/../b');
      await adapter.discover({ type: 'ALIAS', identifier: 'awa/1?x=é' });
    });
    expect(heard).toEqual([
      ['POST', '/mojaloop/transfers', { ...headers, type: 'application/json' }],
      ['GET', '/mojaloop/transfers/a%2F..%2Fb', headers],
      ['GET', '/mojaloop/parties/ALIAS/awa%2F1%3Fx%3D%C3%A9', headers],
    ]);
  });

  test('carries a token where one is set', async () => {
    const { heard } = await listenTo((url) =>
      createSchemeAdapter({ url, policy, token: 't-1' }).ask(uuid),
    );
    expect(heard).toEqual([
      ['GET', `/transfers/${uuid}`, { ...headers, authorization: 'Bearer t-1' }],
    ]);
  });

  test('is made once, whatever comes', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.writeHead(503).end();
    });
    expect(await createSchemeAdapter({ url, policy }).send(anOrder())).toEqual({
      kind: 'unclear',
      status: 503,
      message: '',
      isForeign: true,
    });
    expect(calls).toBe(1);
  });

  test('never follows to another place', async () => {
    const { heard, answer } = await listenTo(async (elsewhere) => {
      const url = await serve((_request, response) => {
        response.writeHead(307, { location: `${elsewhere}/transfers` }).end();
      });
      return createSchemeAdapter({ url, policy }).send(anOrder());
    });
    expect(answer).toMatchObject({ kind: 'unclear', status: 307, message: '' });
    expect(heard).toEqual([]);
  });

  test('keeps its connection for the next one', async () => {
    const sockets = new Set<unknown>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      response.end(JSON.stringify(committed));
    });
    const adapter = createSchemeAdapter({ url, policy });
    for (let i = 0; i < 20; i += 1) await adapter.ask(uuid);
    expect(sockets.size).toBeLessThan(5);
  });

  test('reads no more than an answer can have', async () => {
    const url = await serve((_request, response) => {
      response.write(`{"fulfil":{"body":{"transferState":"COMMITTED"}},"x":"`);
      response.end('x'.repeat(300_000));
    });
    expect(await createSchemeAdapter({ url, policy }).ask(uuid)).toEqual({
      kind: 'unclear',
      status: 200,
      message: 'The answer is too long.',
      isForeign: true,
    });
  });

  test('cannot be made with a wrong setting', () => {
    expect(() => createSchemeAdapter({ url: 'no address', policy })).toThrow(TypeError);
  });
});
