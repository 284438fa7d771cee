import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { answerClaimsImport } from '../../functions/claims/answer-import.ts';
import { bind, createApi } from '../../functions/runtime/http.ts';
import { idempotent } from '../../functions/runtime/idempotent.ts';
import { importClaimsRoute } from '../../shared/claims/sessions/import-routes.ts';
import { importSession } from '../../shared/claims/sessions/import-session.schema.ts';
import { createFakeAnswerStore } from '../fakes/answer-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aForm, call, staffClaims } from '../http/an-event.ts';

const chef = { ...staffClaims, sub: 'sub-chef', 'cognito:groups': '[chef_technique]' };

/** The endpoint over stores in memory; `stored` are the objects that it put into the bucket. */
function anApi() {
  const runs = createFakeRunStore();
  const stored: Record<string, string> = {};
  const s3 = {
    async send({ input }: { input: { Key: string; Body: Uint8Array } }) {
      stored[input.Key] = new TextDecoder().decode(input.Body);
    },
  } as unknown as S3Client;
  const ports = { runs, s3, ingestBucket: 'in', publicUrl: 'https://quai.example' };
  const answers = createFakeAnswerStore();
  const api = createApi('claims', [
    bind(
      importClaimsRoute,
      idempotent(answers, importClaimsRoute, (request) => answerClaimsImport(ports, request)),
    ),
  ]);
  const post = async (
    parts: Parameters<typeof aForm>[0],
    { claims = chef, headers = {} }: { claims?: object; headers?: Record<string, string> } = {},
  ) => {
    const form = await aForm(parts);
    return call(api, {
      method: 'POST',
      path: '/api/import/upload/',
      body: form.body,
      headers: { ...form.headers, ...headers },
      claims: claims as Record<string, unknown>,
    });
  };
  return { runs, stored, post };
}

const file = (name: string, text: string) => ({
  name,
  type: 'text/csv',
  content: new TextEncoder().encode(text),
});
const both = { stat_file: file('Relevé.csv', 'statement'), recap_file: file('b.csv', 'recap') };

describe('statement and recap come as a form', () => {
  test('201: an import session that waits for its files, which are where uploads go', async () => {
    const { post, stored, runs } = anApi();

    const answer = await post(both);

    expect(answer.status).toBe(201);
    expect(importSession.parse(answer.json)).toEqual(answer.json);
    expect(answer.json).toMatchObject({
      status: 'PENDING',
      user: 'awa',
      country: 'Senegal',
      dry_run: false,
      stat_file: { name: 'Relevé.csv', size: 9 },
      recap_file: { name: 'b.csv', size: 5 },
      start_date: null,
      claims_created_count: 0,
    });
    const run = await runs.read(answer.json.id);
    const [stat, recap] = run?.files ?? [];
    expect(stored).toEqual({
      [`incoming/${run?.id}/stat_file/${stat?.id}`]: 'statement',
      [`incoming/${run?.id}/recap_file/${recap?.id}`]: 'recap',
    });
  });

  test('a dry run over a narrower period', async () => {
    const { post, runs } = anApi();

    const answer = await post({
      ...both,
      dry_run: 'true',
      period_start: '2026-01-10',
      period_end: '2026-03-28',
    });

    expect(answer.json).toMatchObject({ dry_run: true });
    expect((await runs.read(answer.json.id))?.options).toEqual({
      periodStart: '2026-01-10',
      periodEnd: '2026-03-28',
    });
  });

  test('days that were left blank are none', async () => {
    const { post, runs } = anApi();
    const answer = await post({ ...both, period_start: '', period_end: '' });
    expect((await runs.read(answer.json.id))?.options).toEqual({});
  });

  test('a corrected workbook comes alone', async () => {
    const { post, runs } = anApi();
    const answer = await post({ corrections: file('a.corrections.xlsx', 'PK') });
    expect(answer.status).toBe(201);
    expect((await runs.read(answer.json.id))?.files).toMatchObject([{ slot: 'corrections' }]);
  });

  test('sent again under the same key it is the same session, with other files refused', async () => {
    const { post, stored } = anApi();
    const headers = { 'idempotency-key': 'march-2026' };
    const first = await post(both, { headers });

    expect((await post(both, { headers })).json).toEqual(first.json);
    expect(Object.keys(stored)).toHaveLength(2);
    const other = { ...both, recap_file: file('b.csv', 'another recap') };
    expect(await post(other, { headers })).toMatchObject({
      status: 409,
      json: { code: 'RUN-IDEMPOTENCY' },
    });
  });
});

describe('refused, and nothing is begun', () => {
  const { stat_file, recap_file } = both;
  const nobody = { ...chef, 'custom:country': undefined };
  const large = { ...stat_file, content: new Uint8Array(4 * 1024 * 1024) };
  test.each([
    { parts: { stat_file }, status: 400, code: 'CLM-F01', why: 'no recap' },
    { parts: { recap_file }, status: 400, code: 'CLM-F01', why: 'no statement' },
    { parts: { dry_run: 'true' }, status: 400, code: 'CLM-F01', why: 'no file at all' },
    {
      parts: { stat_file, recap_file: { ...file('', ''), type: 'application/octet-stream' } },
      status: 400,
      code: 'CLM-F01',
      why: 'a field of the form in which nothing was chosen',
    },
    { parts: both, claims: nobody, status: 400, code: 'CLM-F13', why: 'a user without country' },
    {
      parts: both,
      claims: { ...chef, 'cognito:groups': '[admin]', 'custom:country': undefined },
      status: 403,
      code: 'AUTH-03',
      why: 'admin reads claims masked and imports none',
    },
    { parts: both, claims: staffClaims, status: 403, code: 'AUTH-03', why: 'staff' },
    {
      parts: { ...both, corrections: file('c.xlsx', 'PK') },
      status: 422,
      code: 'UPL-01',
      why: 'a correction and a pair in one',
    },
    {
      parts: { ...both, period_start: '2026-03-02', period_end: '2026-03-01' },
      status: 422,
      code: 'RUN-INVALID',
      why: 'a period that ends before it begins',
    },
    {
      parts: { ...both, period_start: '2026-02-30' },
      status: 422,
      code: 'RUN-INVALID',
      why: 'a day that does not exist',
    },
    { parts: { ...both, dryrun: 'true' }, status: 422, code: 'RUN-INVALID', why: 'a wrong name' },
    { parts: { stat_file: large, recap_file }, status: 413, code: 'UPL-02', why: 'too large' },
  ])('$status $code: $why', async ({ parts, claims = chef, status, code }) => {
    const { post, runs, stored } = anApi();

    expect(await post(parts, { claims })).toMatchObject({ status, json: { code } });

    expect(stored).toEqual({});
    expect(await runs.listOpen(10)).toEqual([]);
  });

  test('which files are missing is said field by field', async () => {
    const { json } = await anApi().post({ dry_run: 'false' });
    expect(json.errors).toMatchObject([
      { field: 'stat_file', code: 'CLM-F01' },
      { field: 'recap_file', code: 'CLM-F01' },
    ]);
  });

  test('too large: the presigned way is named', async () => {
    const { json } = await anApi().post({ stat_file: large, recap_file });
    expect(`${json.detail} ${JSON.stringify(json)}`).toContain('/api/uploads');
  });
});
