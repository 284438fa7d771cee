import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { bind, createApi } from '../../functions/runtime/http.ts';
import type { ApiRequest, Route } from '../../shared/http/route.ts';
import { anEvent, call, staffClaims } from './an-event.ts';

const answers = { 200: { description: 'Yes' } };
const openRoute = {
  method: 'GET',
  path: '/open',
  summary: '',
  access: 'public',
  answers,
} as const satisfies Route;
const mineRoute = {
  method: 'GET',
  path: '/mine',
  summary: '',
  access: 'signed-in',
  answers,
} as const satisfies Route;
const staffRoute = {
  method: 'GET',
  path: '/things/:id',
  summary: '',
  access: 'courses.administer',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    q: z.string().optional(),
  }),
  answers,
} as const satisfies Route;
const makeRoute = {
  method: 'POST',
  path: '/things',
  summary: '',
  access: 'signed-in',
  body: z.object({ name: z.string().min(1), kind: z.enum(['a', 'b']), size: z.int().optional() }),
  answers: { 201: { description: 'Made' } },
} as const satisfies Route;

function anApi(originSecret = '') {
  const seen: ApiRequest[] = [];
  const keep = async (request: ApiRequest) => {
    seen.push(request);
    return { status: 200, json: { fine: true } };
  };
  const api = createApi(
    'test',
    [
      bind(openRoute, keep),
      bind(mineRoute, keep),
      bind(staffRoute, keep),
      bind({ ...openRoute, path: '/whole/:id+' }, keep),
      bind({ ...openRoute, path: '/whole/thing' }, keep),
      bind(makeRoute, async (request) => {
        seen.push(request);
        return {
          status: 201,
          json: { name: request.body.name },
          headers: { Location: '/things/1' },
        };
      }),
      bind({ ...openRoute, path: '/fault' }, async () => {
        throw new Error('secret detail');
      }),
      bind({ ...openRoute, path: '/moved' }, async () => ({
        status: 302,
        headers: { location: 'https://example.org/' },
      })),
      bind({ ...openRoute, path: '/slow-down' }, async () => ({
        problem: 'RUN-RATE',
        data: { seconds: 60 },
      })),
      bind({ ...openRoute, path: '/text' }, async () => ({
        status: 200,
        text: 'à lire',
        contentType: 'text/plain; charset=utf-8',
      })),
      bind({ ...openRoute, path: '/file' }, async () => ({
        status: 200,
        // Part of a larger buffer, and no text in any encoding.
        bytes: new Uint8Array([1, 0x50, 0x4b, 0xff, 0x00, 2]).subarray(1, 5),
        contentType: 'application/zip',
        headers: { 'Content-Disposition': 'attachment' },
      })),
    ],
    originSecret,
  );
  return { api, seen };
}

describe('routing', () => {
  test.each(['/things/t-1', '/things/t-1/'])('%s is the same route', async (path) => {
    const { api, seen } = anApi();
    expect((await call(api, { path })).status).toBe(200);
    expect(seen[0]?.path).toEqual({ id: 't-1' });
  });

  test('parts of an address are decoded', async () => {
    const { api, seen } = anApi();
    await call(api, { path: '/things/a%20b' });
    expect(seen[0]?.path).toEqual({ id: 'a b' });
  });

  test.each([
    ['/whole/2026%2F001', '2026/001', 'as it is sent'],
    ['/whole/2026/001', '2026/001', 'as a gateway hands it on, decoded'],
    ['/whole/t-1/', 't-1', 'with a slash at the end'],
  ])('the rest of an address may hold slashes: %s: %s', async (path, id) => {
    const { api, seen } = anApi();
    expect((await call(api, { path })).status).toBe(200);
    expect(seen[0]?.path).toEqual({ id });
  });

  test('an address of its own comes before the rest of an address', async () => {
    const { api, seen } = anApi();
    await call(api, { path: '/whole/thing' });
    expect(seen[0]?.path).toEqual({});
  });

  test.each([
    ['GET', '/nowhere', 'unknown address'],
    ['DELETE', '/open', 'unknown method'],
    ['GET', '/things/%zz', 'an address that cannot be decoded'],
  ])('%s %s is 404: %s', async (method, path) => {
    const answer = await call(anApi().api, { method, path });
    expect(answer.status).toBe(404);
    expect(answer.json.code).toBe('RUN-ROUTE');
  });

  test('a GET with a body is answered all the same', async () => {
    expect((await call(anApi().api, { path: '/open', body: 'why not' })).status).toBe(200);
  });
});

describe('who may call', () => {
  test('a public route needs no token', async () => {
    const { api, seen } = anApi();
    expect((await call(api, { path: '/open', claims: null })).status).toBe(200);
    expect(seen[0]?.caller).toBeNull();
  });

  test('another one does', async () => {
    const { api, seen } = anApi();
    const answer = await call(api, { path: '/mine', claims: null });
    expect([answer.status, answer.json.code]).toEqual([401, 'AUTH-02']);
    expect(seen).toEqual([]);
  });

  test('a right is checked before anything is read', async () => {
    const { api, seen } = anApi();
    const claims = { ...staffClaims, 'cognito:groups': '[payment_maker]' };
    const answer = await call(api, { path: '/things/1', query: 'limit=0', claims });
    expect([answer.status, answer.json.code]).toEqual([403, 'AUTH-03']);
    expect(seen).toEqual([]);
  });

  test('the implementation gets the caller from the token', async () => {
    const { api, seen } = anApi();
    await call(api, { path: '/things/1' });
    expect(seen[0]?.caller).toEqual({
      sub: 'sub-staff',
      email: 'awa@example.org',
      name: 'Awa Exemple',
      roles: ['staff'],
      country: 'Senegal',
      countryCode: 'SN',
      lang: 'fr',
    });
  });
});

describe('query', () => {
  test.each([
    ['', { limit: 50 }, 'the default'],
    ['limit=7&q=caf%C3%A9', { limit: 7, q: 'café' }, 'text decoded'],
    ['limit=&q=', { limit: 50 }, 'empty is left out'],
    ['other=1', { limit: 50 }, 'unknown is ignored'],
  ])('%j gives %j: %s', async (query, expected, _why) => {
    const { api, seen } = anApi();
    await call(api, { path: '/things/1', query });
    expect(seen[0]?.query).toEqual(expected);
  });

  test.each([
    ['limit=0', 'limit', 'RUN-FIELD-SMALL', 'The value of “limit” is too small: at least 1.'],
    ['limit=201', 'limit', 'RUN-FIELD-LARGE', 'The value of “limit” is too large: at most 200.'],
    ['limit=many', 'limit', 'RUN-FIELD-TYPE', 'This is not the kind of value expected (number).'],
    ['q=a&q=b', 'q', 'RUN-FIELD-TYPE', 'This is not the kind of value expected (string).'],
  ])('%s is invalid', async (query, field, code, message) => {
    const answer = await call(anApi().api, { path: '/things/1', query });
    expect([answer.status, answer.json.code]).toEqual([422, 'RUN-INVALID']);
    expect(answer.json.errors).toEqual([{ field, code, message }]);
  });
});

describe('JSON body', () => {
  const post = { method: 'POST', path: '/things' } as const;
  const asJson = { 'content-type': 'application/json; charset=utf-8' };

  test.each([
    ['as text', '{"name":"é","kind":"a"}'],
    ['as base64', new TextEncoder().encode('{"name":"é","kind":"a"}')],
  ])('is read %s', async (_how, body) => {
    const answer = await call(anApi().api, { ...post, headers: asJson, body });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ name: 'é' });
    expect(answer.headers['location']).toBe('/things/1');
  });

  test.each([
    ['{"name":', 400, 'RUN-MALFORMED', 'cut off'],
    [new Uint8Array([0x22, 0xe9, 0x22]), 400, 'RUN-MALFORMED', 'not UTF-8'],
    ['{"kind":"a"}', 400, 'RUN-INCOMPLETE', 'a field is missing'],
    [undefined, 400, 'RUN-INCOMPLETE', 'there is no body'],
    ['{"name":"x","kind":"c"}', 422, 'RUN-INVALID', 'not one of the choices'],
    ['{"name":"x","kind":"a","size":"big"}', 422, 'RUN-INVALID', 'of another type'],
    ['{"name":null,"kind":"a"}', 422, 'RUN-INVALID', 'null where there must be text'],
    ['[]', 422, 'RUN-INVALID', 'a list'],
    [`{"name":"${'x'.repeat(1024 * 1024)}","kind":"a"}`, 413, 'UPL-02', 'more than 1 MB'],
  ] as const)('body %#: %o gives %i %s, %s', async (body, status, code, _why) => {
    const answer = await call(anApi().api, { ...post, headers: asJson, ...(body ? { body } : {}) });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  test('names every field that is missing', async () => {
    const answer = await call(anApi().api, { ...post, headers: asJson, body: '{}' });
    expect(answer.json.title).toBe('Information is missing: name and kind.');
    expect(answer.json.errors).toEqual([
      { field: 'name', code: 'RUN-FIELD-MISSING', message: 'This is required.' },
      { field: 'kind', code: 'RUN-FIELD-MISSING', message: 'This is required.' },
    ]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'as %j is of the wrong type',
    async (type) => {
      const answer = await call(anApi().api, {
        ...post,
        headers: { 'content-type': type },
        body: '{}',
      });
      expect([answer.status, answer.json.code]).toEqual([415, 'RUN-MEDIA-TYPE']);
    },
  );
});

describe('answers', () => {
  test('a problem is RFC 9457, whole', async () => {
    const answer = await call(anApi().api, { path: '/mine', claims: null });
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json).toEqual({
      type: '/api/codes#AUTH-02',
      title: 'You are not signed in.',
      status: 401,
      detail: 'The session is missing or has expired. Sign in again.',
      code: 'AUTH-02',
      errors: [],
      request_id: 'request-1',
    });
  });

  test.each([
    ['en-GB,fr;q=0.5', 'You are not signed in.', 'en'],
    ['de,fr;q=0.5,en;q=0.4', 'Vous n’êtes pas connecté.', 'fr'],
    ['en;q=0', 'Vous n’êtes pas connecté.', 'fr'],
    ['', 'Vous n’êtes pas connecté.', 'fr'],
  ])('Accept-Language %j', async (header, title, lang) => {
    const headers = { 'accept-language': header };
    const answer = await call(anApi().api, { path: '/mine', claims: null, headers });
    expect(answer.json.title).toBe(title);
    expect(answer.headers['content-language']).toBe(lang);
  });

  test('every answer says its request and is not for caches or sniffers', async () => {
    const { headers } = await call(anApi().api, { path: '/open' });
    expect(headers).toMatchObject({
      'x-request-id': 'request-1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  test('a fault shows nothing of itself', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const answer = await call(anApi().api, { path: '/fault' });
    logged.mockRestore();
    expect([answer.status, answer.json.code]).toEqual([500, 'RUN-500']);
    expect(answer.text).not.toContain('secret');
  });

  test('a redirect has a location and no body', async () => {
    const answer = await call(anApi().api, { path: '/moved' });
    expect([answer.status, answer.headers['location'], answer.text ?? '']).toEqual([
      302,
      'https://example.org/',
      '',
    ]);
    expect(answer.headers['content-type']).toBeUndefined();
  });

  test('too many requests always says when to come back', async () => {
    const answer = await call(anApi().api, { path: '/slow-down' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
  });

  test('text goes out as it is', async () => {
    const answer = await call(anApi().api, { path: '/text' });
    expect([answer.text, answer.headers['content-type']]).toEqual([
      'à lire',
      'text/plain; charset=utf-8',
    ]);
  });

  test('a file arrives byte for byte', async () => {
    const answer = await anApi().api(anEvent({ path: '/file' }), {} as never);
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' },
      isBase64Encoded: true,
      body: 'UEv/AA==',
    });
  });
});

describe('the front door', () => {
  const secret = 'only-the-front-door-knows';
  const proof = { 'X-Origin-Secret': secret };

  test('a call that came by it is answered', async () => {
    const { api } = anApi(secret);
    expect((await call(api, { path: '/open', headers: proof })).status).toBe(200);
  });

  test.each([
    [{}, '/open', 'without its proof'],
    [{ 'x-origin-secret': '' }, '/open', 'with an empty one'],
    [{ 'x-origin-secret': 'only-the-front-door-knew' }, '/open', 'with another one'],
    [{}, '/nowhere', 'even to an address that does not exist'],
  ])('a call %j to %s is refused: %s', async (headers, path, _why) => {
    const { api, seen } = anApi(secret);
    const answer = await call(api, { path, headers });
    expect([answer.status, answer.json.code]).toEqual([403, 'AUTH-06']);
    expect(answer.json.title).toBe('This inner address answers nobody.');
    expect(seen).toEqual([]);
  });
});

describe('where a request comes from', () => {
  const secret = 'only-the-front-door-knows';

  test.each([
    [undefined, '192.0.2.1', 'no proxy'],
    ['198.51.100.7', '192.0.2.1', 'whatever the caller writes'],
    ['198.51.100.7, 203.0.113.5', '192.0.2.1', 'however much of it'],
  ])('without a front door X-Forwarded-For %s is %s: %s', async (header, address, _why) => {
    const { api, seen } = anApi();
    await call(api, {
      path: '/open',
      ...(header ? { headers: { 'X-Forwarded-For': header } } : {}),
    });
    expect(seen[0]?.sourceAddress).toBe(address);
  });

  test.each([
    ['198.51.100.7, 203.0.113.5', '198.51.100.7', 'the front door’s visitor'],
    ['9.9.9.9, 198.51.100.7, 203.0.113.5', '198.51.100.7', 'not what the visitor wrote'],
    ['203.0.113.5', '192.0.2.1', 'the peer, when the header is not as expected'],
  ])('behind the front door X-Forwarded-For %s is %s: %s', async (header, address, _why) => {
    const { api, seen } = anApi(secret);
    const headers = { 'X-Forwarded-For': header, 'X-Origin-Secret': secret };
    await call(api, { path: '/open', headers });
    expect(seen[0]?.sourceAddress).toBe(address);
  });
});
