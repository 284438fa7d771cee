import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createStreamHost, type StreamHost } from '../../local/front-door/stream-host.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Serves a function written here as the bundle of a streaming function. */
async function aHostOf(
  handlerBody: string,
): Promise<{ url: string; host: StreamHost; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-stream-'));
  const bundleFile = path.join(folder, 'index.mjs');
  writeFileSync(
    bundleFile,
    `import { writeFileSync } from 'node:fs';
     export const handler = awslambda.streamifyResponse(async (event, stream, context) => {${handlerBody}});`,
  );
  const host = createStreamHost({
    bundleFile,
    env: { RUNS_TABLE: 'runs-table', FOLDER: folder },
    logFile: path.join(folder, 'log'),
  });
  const server = createServer((request, response) => host.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => server.close(),
    () => host.stop(),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, host, folder };
}

test('gives the function its event and its environment, and its head and body to the client', async () => {
  const { url } = await aHostOf(`
    const out = awslambda.HttpResponseStream.from(stream, {
      statusCode: 201, headers: { 'content-type': 'text/event-stream' } });
    out.write(JSON.stringify([event.rawPath, event.rawQueryString, event.queryStringParameters,
      event.headers['last-event-id'], event.requestContext.http.method, process.env.RUNS_TABLE,
      process.env.PATH === undefined]));
    out.end();`);
  const answer = await fetch(`${url}/api/runs/r1/stream?ticket=a%20b&x=1&x=2`, {
    headers: { 'Last-Event-ID': '7' },
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(await answer.json()).toEqual([
    '/api/runs/r1/stream',
    'ticket=a%20b&x=1&x=2',
    { ticket: 'a b', x: '1,2' },
    '7',
    'GET',
    'runs-table',
    true,
  ]);
});

test('sends each piece when it is written, not at the end', async () => {
  const { url } = await aHostOf(`
    stream.write('first');
    await new Promise(() => setInterval(() => {}, 1000));`);
  const answer = await fetch(url);
  const { value } = (await answer.body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe('first');
});

test('a head without a body is an answer: 204 when nothing is left to tell', async () => {
  const { url } = await aHostOf(
    `awslambda.HttpResponseStream.from(stream, { statusCode: 204 }).end();`,
  );
  expect((await fetch(url)).status).toBe(204);
});

test('a client that leaves ends the function: its stream closes', async () => {
  const { url, folder } = await aHostOf(`
    stream.write('begun');
    await new Promise((resolve) => stream.on('close', resolve));
    writeFileSync(process.env.FOLDER + '/left', 'yes');`);
  const leaving = new AbortController();
  const answer = await fetch(url, { signal: leaving.signal });
  await answer.body?.getReader().read();
  leaving.abort();
  const { existsSync } = await import('node:fs');
  await expect.poll(() => existsSync(path.join(folder, 'left'))).toBe(true);
});

test('a function that throws before its first byte is a 502', async () => {
  const { url } = await aHostOf(`throw new Error('broken');`);
  const answer = await fetch(url);
  expect(answer.status).toBe(502);
  expect(await answer.text()).not.toContain('broken');
});

test('a function that ends its process does not take the front door with it', async () => {
  const { url } = await aHostOf(`
    if (event.rawPath === '/die') process.exit(3);
    stream.end('alive');`);
  expect((await fetch(`${url}/die`)).status).toBe(502);
  expect(await (await fetch(`${url}/live`)).text()).toBe('alive');
});

test('takes a new version of the function when it is told to', async () => {
  const { url, host, folder } = await aHostOf(`stream.end('old');`);
  expect(await (await fetch(url)).text()).toBe('old');
  writeFileSync(
    path.join(folder, 'index.mjs'),
    `export const handler = async (_event, stream) => { stream.end('new'); };`,
  );
  await host.reload();
  expect(await (await fetch(url)).text()).toBe('new');
});
