import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bind, createApi } from '../../functions/runtime/http.ts';
import { idempotent } from '../../functions/runtime/idempotent.ts';
import type { ApiAnswer, Route } from '../../shared/http/route.ts';
import { createFakeAnswerStore } from '../fakes/answer-store.ts';
import { aForm, call, type EventWish, staffClaims } from './an-event.ts';

const makeRoute = {
  method: 'POST',
  path: '/things',
  summary: '',
  access: 'signed-in',
  body: z.object({ name: z.string(), size: z.int().optional() }),
  answers: { 201: { description: 'Made' } },
} as const satisfies Route;
const importRoute = {
  method: 'POST',
  path: '/import',
  summary: '',
  access: 'signed-in',
  multipart: { files: ['file'], fields: z.object({}) },
  answers: { 202: { description: 'Begun' } },
} as const satisfies Route;

/** An API that counts its work; `answer` says what the n-th piece of work gives. */
function anApi(answer = async (n: number): Promise<ApiAnswer> => ({ status: 201, json: { n } })) {
  const store = createFakeAnswerStore();
  let works = 0;
  const work = () => {
    works += 1;
    return answer(works);
  };
  const api = createApi('test', [
    bind(makeRoute, idempotent(store, makeRoute, work)),
    bind(
      { ...makeRoute, path: '/others' },
      idempotent(store, { ...makeRoute, path: '/others' }, work),
    ),
    bind(importRoute, idempotent(store, importRoute, work)),
  ]);
  const post = (body: string, key: string | null, more: EventWish = {}) =>
    call(api, {
      method: 'POST',
      path: '/things',
      body,
      ...more,
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { 'Idempotency-Key': key }),
        ...more.headers,
      },
    });
  return { post, worked: () => works };
}

describe('Idempotency-Key', () => {
  test('the same request again gets the first answer again', async () => {
    const { post, worked } = anApi();
    const answers = [await post('{"name":"a"}', 'k1'), await post('{ "name": "a" }', 'k1')];
    expect(answers.map(({ status, json }) => [status, json])).toEqual([
      [201, { n: 1 }],
      [201, { n: 1 }],
    ]);
    expect(worked()).toBe(1);
  });

  test('fields in another order are the same request', async () => {
    const { post, worked } = anApi();
    await post('{"name":"a","size":1}', 'k1');
    expect((await post('{"size":1,"name":"a"}', 'k1')).json).toEqual({ n: 1 });
    expect(worked()).toBe(1);
  });

  test.each([
    ['another body', '{"name":"b"}', {}],
    ['another route', '{"name":"a"}', { path: '/others' }],
  ])('%s under the same key is refused', async (_what, body, more) => {
    const { post, worked } = anApi();
    await post('{"name":"a"}', 'k1');
    const answer = await post(body, 'k1', more);
    expect([answer.status, answer.json.code]).toEqual([409, 'RUN-IDEMPOTENCY']);
    expect(worked()).toBe(1);
  });

  test('keys are each caller’s own', async () => {
    const { post } = anApi();
    await post('{"name":"a"}', 'k1');
    const other = await post('{"name":"b"}', 'k1', {
      claims: { ...staffClaims, sub: 'sub-other' },
    });
    expect([other.status, other.json]).toEqual([201, { n: 2 }]);
  });

  test('without a key every request works', async () => {
    const { post } = anApi();
    await post('{"name":"a"}', null);
    expect((await post('{"name":"a"}', null)).json).toEqual({ n: 2 });
  });

  test('while the first is under way the second is told to wait', async () => {
    let finish: (answer: ApiAnswer) => void = () => {};
    const { post, worked } = anApi(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const first = post('{"name":"a"}', 'k1');
    await expect.poll(worked).toBe(1);
    const second = await post('{"name":"a"}', 'k1');
    expect([second.status, second.json.code, second.headers['retry-after']]).toEqual([
      409,
      'RUN-IDEMPOTENCY-BUSY',
      '2',
    ]);
    finish({ status: 201, json: {} });
    expect((await first).status).toBe(201);
  });

  test('a refusal is an answer too', async () => {
    const { post, worked } = anApi(async () => ({ problem: 'RUN-404' }));
    await post('{"name":"a"}', 'k1');
    expect((await post('{"name":"a"}', 'k1')).status).toBe(404);
    expect(worked()).toBe(1);
  });

  test.each([
    ['a fault', async (): Promise<ApiAnswer> => Promise.reject(new Error('down')), 500],
    ['too many requests', async (): Promise<ApiAnswer> => ({ problem: 'RUN-RATE' }), 429],
  ])('%s is not kept: the next one works', async (_what, fail, status) => {
    const { post } = anApi(async (n) => (n === 1 ? fail() : { status: 201, json: { n } }));
    expect((await post('{"name":"a"}', 'k1')).status).toBe(status);
    expect((await post('{"name":"a"}', 'k1')).json).toEqual({ n: 2 });
  });

  test.each(['', 'with space', 'é', 'x'.repeat(256)])('%j is no key', async (key) => {
    const answer = await anApi().post('{"name":"a"}', key);
    expect([answer.status, answer.json.errors[0].field]).toEqual([422, 'Idempotency-Key']);
  });

  test('files count by their bytes, not by how the form was written', async () => {
    const { post } = anApi(async (n) => ({ status: 202, json: { n } }));
    const send = async (content: string) => {
      const file = { name: 'a.csv', type: 'text/csv', content: new TextEncoder().encode(content) };
      const { body, headers } = await aForm({ file });
      return post('', 'k1', { path: '/import', body, headers });
    };
    expect((await send('one')).json).toEqual({ n: 1 });
    expect((await send('one')).json).toEqual({ n: 1 });
    expect((await send('two')).status).toBe(409);
  });
});
