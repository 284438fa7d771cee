import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bind, createApi } from '../../functions/runtime/http.ts';
import type { ApiRequest, Route } from '../../shared/http/route.ts';
import { aForm, call } from './an-event.ts';

const importRoute = {
  method: 'POST',
  path: '/import',
  summary: '',
  access: 'signed-in',
  multipart: {
    files: ['file', 'second'],
    fields: z.object({
      dry_run: z.enum(['true', 'false']).default('false'),
      title: z.string().optional(),
    }),
  },
  answers: { 202: { description: 'Begun' } },
} as const satisfies Route;

const mebibyte = 1024 * 1024;

function anApi() {
  const seen: ApiRequest[] = [];
  const api = createApi('test', [
    bind(importRoute, async (request) => {
      seen.push(request);
      return { status: 202, json: {} };
    }),
  ]);
  const post = async (form: { body: Uint8Array | string; headers: Record<string, string> }) =>
    call(api, { method: 'POST', path: '/import', ...form });
  return { post, seen };
}

function aFile(content: Uint8Array, name = 'cours.csv') {
  return { name, type: 'text/csv', content };
}

describe('a multipart request', () => {
  test('gives fields and files, every byte of them', async () => {
    const { post, seen } = anApi();
    const content = Uint8Array.from({ length: 256 }, (_, i) => i);
    const answer = await post(await aForm({ dry_run: 'true', title: 'Été', file: aFile(content) }));
    expect(answer.status).toBe(202);
    expect(seen[0]?.body).toEqual({ dry_run: 'true', title: 'Été' });
    expect(
      seen[0]?.files.map(({ name, filename, contentType }) => [name, filename, contentType]),
    ).toEqual([['file', 'cours.csv', 'text/csv']]);
    expect([...(seen[0]?.files[0]?.content ?? [])]).toEqual([...content]);
  });

  test.each(['Catalogue été – 2024.csv', 'a b (1).csv', 'fichier « final ».xlsx'])(
    'keeps the name %s',
    async (name) => {
      const { post, seen } = anApi();
      await post(await aForm({ file: aFile(new Uint8Array([65]), name) }));
      expect(seen[0]?.files[0]?.filename).toBe(name);
    },
  );

  test('drops folders from a name', async () => {
    const { post, seen } = anApi();
    await post(await aForm({ file: aFile(new Uint8Array([65]), '../../etc/passwd') }));
    expect(seen[0]?.files[0]?.filename).toBe('passwd');
  });

  test('leaves out files that the contract does not know', async () => {
    const { post, seen } = anApi();
    await post(await aForm({ virus: aFile(new Uint8Array([65])) }));
    expect(seen[0]?.files).toEqual([]);
  });

  test('takes 4 MB in all', async () => {
    const half = new Uint8Array(2 * mebibyte);
    const { post } = anApi();
    expect((await post(await aForm({ file: aFile(half), second: aFile(half) }))).status).toBe(202);
  });

  test('refuses one byte more, and names the other way', async () => {
    const half = new Uint8Array(2 * mebibyte);
    const { post, seen } = anApi();
    const more = new Uint8Array(2 * mebibyte + 1);
    const answer = await post(await aForm({ file: aFile(half), second: aFile(more) }));
    expect([answer.status, answer.json.code]).toEqual([413, 'UPL-02']);
    expect(answer.json.detail).toContain('/api/uploads');
    expect(seen).toEqual([]);
  });

  test.each([
    ['application/json', '{}', 415, 'RUN-MEDIA-TYPE'],
    ['multipart/form-data', 'no boundary', 400, 'RUN-MALFORMED'],
    ['multipart/form-data; boundary=x', '--x\r\nnever ends', 400, 'RUN-MALFORMED'],
    ['multipart/form-data; boundary=x', '', 400, 'RUN-MALFORMED'],
  ])('%s with %j is refused with %d', async (type, body, status, code) => {
    const answer = await anApi().post({ headers: { 'content-type': type }, body });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  test('checks its fields', async () => {
    const { post } = anApi();
    const answer = await post(
      await aForm({ dry_run: 'perhaps', file: aFile(new Uint8Array([65])) }),
    );
    expect([answer.status, answer.json.errors[0].message]).toEqual([
      422,
      'Possible values: true and false.',
    ]);
  });
});
