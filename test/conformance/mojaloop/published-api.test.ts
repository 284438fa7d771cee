import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchemeAdapter } from '../../../functions/transfers/scheme-adapter.http.ts';
import { scenarios } from '../../../local/simulator/scenarios.ts';
import { partyIdTypes } from '../../../shared/transfers/party-id-types.ts';
import { writeOrder } from '../../../shared/transfers/scheme/write-order.ts';
import { anOrder } from '../../transfers/scheme/an-order.ts';
import { type Method, openPublishedApi, type PublishedApi } from './published-api.ts';
import { policy, type Rig, startRig } from './rig/start-rig.ts';

/** Our requests, and the answers that we read, held against the adapter's own OpenAPI document. */
interface Exchange {
  readonly method: Method;
  readonly path: string;
  readonly sent: unknown;
  readonly status: number;
  readonly body: unknown;
}

let rig: Rig;
let api: PublishedApi;
const exchanges: Exchange[] = [];

beforeAll(async () => {
  rig = await startRig();
  api = openPublishedApi();
  const scheme = createSchemeAdapter({ url: rig.url, policy, fetch: listen });
  const endings = [...Object.keys(scenarios).filter((ending) => ending !== '607'), '111'];
  const tryOut = async (ending: string) => {
    const payee = { type: 'MSISDN', identifier: `22890000${ending}` };
    const order = anOrder({ uuid: crypto.randomUUID(), payee });
    await scheme.discover(payee);
    await scheme.send(order);
    await scheme.ask(order.uuid);
  };
  // Some at once, so that no time-out comes of their number.
  for (let i = 0; i < endings.length; i += 7) {
    await Promise.all(endings.slice(i, i + 7).map(tryOut));
  }
});
afterAll(() => rig?.stop());

const listen: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const sent = request.method === 'POST' ? await request.clone().json() : undefined;
  const response = await fetch(request);
  const text = await response.clone().text();
  exchanges.push({
    method: request.method.toLowerCase() as Method,
    path: new URL(request.url).pathname,
    sent,
    status: response.status,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  });
  return response;
};

/** The document's name of a path. */
function templateOf(path: string): string {
  if (path === '/transfers') return path;
  return path.startsWith('/transfers/') ? '/transfers/{transferId}' : '/parties/{Type}/{ID}';
}

test('each way was tried: 20 payees, three calls each', () => {
  expect(exchanges).toHaveLength(60);
});

describe('requests', () => {
  test('that were sent are as published', () => {
    const posts = exchanges.filter(({ method }) => method === 'post');
    expect(posts).toHaveLength(20);
    expect(posts.flatMap(({ sent }) => api.judgeRequest('post', '/transfers', sent))).toEqual([]);
  });

  test.each(partyIdTypes)('for %s are as published', (type) => {
    const payee = { type, identifier: 'x.y@example.org' };
    const body = writeOrder(anOrder({ payee }));
    expect(api.judgeRequest('post', '/transfers', body)).toEqual([]);
  });

  test.each([
    ['a name with accents', { displayName: 'Coopérative d’épargne « Ñandú »' }, {}],
    ['a name in another script', { displayName: 'تعاونية' }, {}],
    ['a long note', {}, { note: 'é'.repeat(500) }],
    ['cents', {}, { amount: '4.35', currency: 'USD' }],
    ['the greatest amount', {}, { amount: '9007199254740991' }],
  ])('with %s are as published', (_what, payer, fields) => {
    const order = anOrder(fields);
    const body = writeOrder({ ...order, payer: { ...order.payer, ...payer } });
    expect(api.judgeRequest('post', '/transfers', body)).toEqual([]);
  });

  test.each([
    ['trailing zeros', { amount: '1.10' }],
    ['an unknown currency', { currency: 'ZZZ' }],
    ['no id of ours', { homeTransactionId: undefined }],
  ])('with %s are not, so that these tests can fail', (_what, fields) => {
    const body = { ...writeOrder(anOrder()), ...fields };
    expect(api.judgeRequest('post', '/transfers', body)).not.toEqual([]);
  });
});

/** What the document says of each kind of answer, once. */
function judgeAll(): Readonly<Record<string, readonly string[]>> {
  const all: Record<string, string[]> = {};
  for (const { method, path, status, body } of exchanges) {
    const template = templateOf(path);
    const kind = `${method} ${template} ${status}`;
    const faults = api.judgeAnswer(method, template, status, body) ?? ['not in the document'];
    all[kind] = [...new Set([...(all[kind] ?? []), ...faults])];
  }
  return all;
}

test('answers are as published, but for two of the look-up', () => {
  expect(judgeAll()).toEqual({
    // Nobody found: HTTP 200 with a party that says nothing.
    'get /parties/{Type}/{ID} 200': ["/party/body must have required property 'partyIdInfo'"],
    // A time-out.
    'get /parties/{Type}/{ID} 500': ['not in the document'],
    'post /transfers 200': [],
    'post /transfers 500': [],
    'post /transfers 504': [],
    'get /transfers/{transferId} 200': [],
    'get /transfers/{transferId} 500': [],
  });
});

test('HTTP 400 has a number where the document says text: our client reads both', async () => {
  const body = { ...writeOrder(anOrder({ uuid: crypto.randomUUID() })), amount: '1.10' };
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${rig.url}/transfers`, request);
  expect(response.status).toBe(400);
  const answer = await response.json();
  expect(answer).toMatchObject({ statusCode: 400 });
  expect(api.judgeAnswer('post', '/transfers', 400, answer)).toContain(
    '/statusCode must be string',
  );
});
