import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { aCourseFile, endOfRun, getJson, unique } from './road-rig.ts';
import {
  announce,
  importFile,
  importToTheEnd,
  type PartsTarget,
  postJson,
  sha256Of,
} from './upload-rig.ts';

const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
let staff: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
});

describe('a file is sent in parts', () => {
  test('put to the address of its part, completed, imported, known again', async () => {
    const content = aCourseFile(unique('Parts'), 3);
    const sha256 = sha256Of(content);
    const file = { name: 'cours.csv', size: content.length, sha256 };
    const { run, uploads } = await announce<PartsTarget>(staff, file, { multipart: true });
    expect(run).toMatchObject({ status: 'PENDING', waiting_for: 'files' });
    const [target] = uploads;
    expect(target).toMatchObject({ slot: 'file', method: 'PUT', parts: [{ number: 1 }] });

    const put = await fetch(target?.parts[0]?.url ?? '', { method: 'PUT', body: content });
    expect(put.status).toBe(200);
    const fresh = await getJson<{ uploads: PartsTarget[] }>(staff, `/api/uploads/${run.id}`);
    expect(fresh.uploads).toMatchObject([{ method: 'PUT', upload_id: target?.upload_id }]);
    const wrong = await postJson(staff, `/api/uploads/${run.id}/complete`, {
      slot: 'file',
      parts: [{ number: 1, etag: '"00000000000000000000000000000000"' }],
    });
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { code: 'UPL-17' }]);
    const completed = await postJson(staff, `/api/uploads/${run.id}/complete`, {
      slot: 'file',
      parts: [{ number: 1, etag: put.headers.get('etag') }],
    });

    expect(completed.status).toBe(202);
    expect(await endOfRun(staff, run.id)).toMatchObject({
      status: 'DONE',
      counts: { ...none, read: 3, created: 3 },
      files: [{ name: 'cours.csv', sha256, size: Buffer.byteLength(content) }],
    });
    const again = await announce(staff, file);
    expect(again.already_imported).toMatchObject([{ slot: 'file', run_id: run.id }]);
    await staff(`/api/runs/${again.run.id}/cancel`, { method: 'POST' });
  });

  test('what has arrived is told, with fresh addresses for what has not', async () => {
    const { run, uploads } = await announce(staff, { name: 'cours.csv' });
    const waiting = await getJson<{
      files: { slot: string; arrived: boolean }[];
      uploads: { url: string }[];
    }>(staff, `/api/uploads/${run.id}`);

    expect(waiting.files).toMatchObject([{ slot: 'file', arrived: false }]);
    expect(waiting.uploads.map(({ url }) => url)).toEqual(uploads.map(({ url }) => url));
    const complete = await postJson(staff, `/api/uploads/${run.id}/complete`, {
      slot: 'file',
      parts: [{ number: 1, etag: '"none"' }],
    });
    expect([complete.status, await complete.json()]).toMatchObject([404, { code: 'RUN-NOFILE' }]);
    const elsewhere = await postJson(staff, `/api/uploads/${run.id}/complete`, {
      slot: 'stat_file',
      parts: [{ number: 1, etag: '"none"' }],
    });
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([404, { code: 'RUN-NOFILE' }]);
    await staff(`/api/runs/${run.id}/cancel`, { method: 'POST' });
    const cancelled = await postJson(staff, `/api/uploads/${run.id}/complete`, {
      slot: 'file',
      parts: [{ number: 1, etag: '"none"' }],
    });
    expect([cancelled.status, await cancelled.json()]).toMatchObject([409, { code: 'UPL-18' }]);
  });

  test('an option that does not exist is refused by name: a test must not become real', async () => {
    const refused = await postJson(staff, '/api/uploads', {
      domain: 'courses',
      files: [{ slot: 'file', name: 'cours.csv' }],
      options: { dryRun: true },
    });
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { code: 'RUN-INVALID', errors: [{ field: 'options.dryRun', code: 'RUN-FIELD-UNKNOWN' }] },
    ]);
    const form = await importFile(staff, aCourseFile(unique('Misspelt'), 1), {
      fields: { dryrun: 'true' },
    });
    expect([form.status, await form.json()]).toMatchObject([422, { code: 'RUN-INVALID' }]);
  });
});

describe('a form', () => {
  test('larger than 4 MB is refused and the other way is named', async () => {
    const large = `title\n${'x'.repeat(4 * 1024 * 1024 + 1)}`;

    const refused = await importFile(staff, large, { headers: { 'accept-language': 'en' } });

    expect(refused.status).toBe(413);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await refused.json()) as Record<string, string>;
    expect(problem['code']).toBe('UPL-02');
    expect(JSON.stringify(problem)).toContain('/api/uploads');
  });

  test('without the multipart type is refused', async () => {
    const refused = await postJson(staff, '/admin-dashboard/courses/import/', {});
    expect([refused.status, await refused.json()]).toMatchObject([415, { status: 415 }]);
  });
});

describe('the same request twice, with a key', () => {
  test('a form: one run, and another content is refused', async () => {
    const headers = { 'idempotency-key': unique('form') };
    const content = aCourseFile(unique('Once'), 1);
    const first = await importFile(staff, content, { headers });
    const second = await importFile(staff, content, { headers });
    const other = await importFile(staff, `${content}\n`, { headers });
    const otherField = await importFile(staff, content, { headers, fields: { dry_run: 'true' } });

    const { id } = (await first.json()) as PublicRun;
    expect([first.status, second.status]).toEqual([202, 202]);
    expect((await second.json()) as PublicRun).toMatchObject({ id });
    for (const refused of [other, otherField]) {
      expect([refused.status, await refused.json()]).toMatchObject([
        409,
        { code: 'RUN-IDEMPOTENCY' },
      ]);
    }
    expect(await endOfRun(staff, id)).toMatchObject({ counts: { ...none, read: 1, created: 1 } });
  });

  test('an upload: one run; another caller’s key is another key', async () => {
    const headers = { 'idempotency-key': unique('upload') };
    const togo = await signInAs('staff', 'Togo');
    const body = { domain: 'courses', files: [{ slot: 'file', name: 'cours.csv' }] };
    const begin = async (call: CallApi, name = 'cours.csv') => {
      const files = [{ slot: 'file', name }];
      const response = await postJson(call, '/api/uploads', { ...body, files }, headers);
      const answer = (await response.json()) as { run?: PublicRun; code?: string };
      return { status: response.status, id: answer.run?.id, code: answer.code };
    };

    const first = await begin(staff);
    expect(first.status).toBe(201);
    expect(await begin(staff)).toEqual(first);
    expect(await begin(staff, 'autre.csv')).toMatchObject({ status: 409, code: 'RUN-IDEMPOTENCY' });
    const foreign = await begin(togo);
    expect(foreign.status).toBe(201);
    expect(foreign.id).not.toBe(first.id);
    await staff(`/api/runs/${first.id}/cancel`, { method: 'POST' });
    await togo(`/api/runs/${foreign.id}/cancel`, { method: 'POST' });
  });
});

test('the name of a file survives its accents and loses its folders', async () => {
  const run = await importToTheEnd(staff, aCourseFile(unique('Named'), 1), {
    name: '../où/été à Thiès.csv',
  });
  expect(run.files[0]?.name).toBe('été à Thiès.csv');
});
