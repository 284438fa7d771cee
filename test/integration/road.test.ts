import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import {
  aCourseFile,
  drop,
  endedRunOf,
  endedRunsOf,
  endOfRun,
  getJson,
  journalOf,
  keysUnder,
  readObject,
  unique,
} from './road-rig.ts';

const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
let staff: CallApi;
let togo: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
  togo = await signInAs('staff', 'Togo');
});

describe('a course file is dropped', () => {
  test('its courses are stored, it is moved and reported, and it can be dropped again', async () => {
    const stem = unique('Dropped');
    const key = `drop/courses/${stem}.csv`;
    await drop(key, aCourseFile(stem, 7));

    const run = await endedRunOf(staff, key);
    expect(run).toMatchObject({
      domain: 'courses',
      status: 'DONE',
      counts: { ...none, read: 7, created: 7 },
      progress_percent: 100,
      country: 'Senegal',
      message: null,
    });
    const resting = run.created_at.slice(0, 10).replaceAll('-', '/');
    const folder = `processed/${resting}/${run.id}`;
    expect((await keysUnder(folder)).sort()).toEqual([
      `${folder}/${stem}.csv`,
      `${folder}/${stem}.csv.report.json`,
    ]);
    expect(await keysUnder(key)).toEqual([]);
    expect(JSON.parse(await readObject(`${folder}/${stem}.csv.report.json`))).toMatchObject({
      run_id: run.id,
      status: 'DONE',
      counts: { ...none, read: 7, created: 7 },
    });

    await drop(key, aCourseFile(stem, 7));
    const runs = await endedRunsOf(staff, key, 2);
    expect(runs.map(({ counts }) => counts)).toEqual([
      { ...none, read: 7, unchanged: 7 },
      { ...none, read: 7, created: 7 },
    ]);
  });

  test('the journal has every number once and ends with the end', async () => {
    const stem = unique('Journal');
    await drop(`drop/${stem}.csv`, aCourseFile(stem, 3));

    const run = await endedRunOf(staff, `drop/${stem}.csv`);
    const events = await journalOf(staff, run.id);

    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.map(({ code }) => code)).toEqual([
      'RUN-CREATED',
      'RUN-ARRIVED',
      'RUN-STAGE-STARTED',
      'RUN-STAGE-ENDED',
      'RUN-STAGE-STARTED',
      'RUN-STAGE-ENDED',
      'RUN-PROGRESS',
      'RUN-STAGE-STARTED',
      'RUN-PROGRESS',
      'RUN-STAGE-ENDED',
      'RUN-STAGE-STARTED',
      'RUN-STAGE-ENDED',
      'RUN-ENDED',
    ]);
    expect(run.last_seq).toBe(13);
  });

  test('the other country does not see it', async () => {
    const stem = unique('Foreign');
    await drop(`drop/courses/tg/${stem}.csv`, aCourseFile(stem, 1));

    const run = await endedRunOf(togo, `drop/courses/tg/${stem}.csv`);

    expect(run.country).toBe('Togo');
    expect((await staff(`/api/runs/${run.id}`)).status).toBe(404);
    expect((await staff(`/api/runs/${run.id}/events`)).status).toBe(404);
  });

  test('a folder that nobody knows: the file goes to error/ with a report', async () => {
    const stem = unique('lost');
    await drop(`drop/nowhere/${stem}.csv`, 'a,b\n1,2');

    await expect
      .poll(async () => (await keysUnder('error/')).filter((key) => key.includes(stem)).length, {
        timeout: 30_000,
      })
      .toBe(2);
    await expect.poll(() => keysUnder(`drop/nowhere/${stem}`)).toEqual([]);
  });

  test('a file that is no table ends in ERROR with a coded message', async () => {
    const stem = unique('picture');
    await drop(
      `drop/${stem}.csv`,
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    );

    const run = await endedRunOf(staff, `drop/${stem}.csv`);

    expect(run.status).toBe('ERROR');
    expect(run.counts).toEqual({ ...none, read: 0 });
    const { items } = await getJson<{ items: { code: string; level: string }[] }>(
      staff,
      `/api/runs/${run.id}/findings`,
    );
    expect(items).toMatchObject([{ code: 'RUN-F01', level: 'blocking' }]);
  });
});

interface Announced {
  readonly run: PublicRun;
  readonly uploads: { url: string; fields: Record<string, string>; max_bytes: number }[];
  readonly already_imported: { run_id: string }[];
}

const announce = async (call: CallApi, file: Record<string, unknown>, options = {}) =>
  call('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ domain: 'courses', files: [{ slot: 'file', ...file }], options }),
  });

async function send({ url, fields }: Announced['uploads'][number], content: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content]));
  return fetch(url, { method: 'POST', body: form });
}

describe('a course file is uploaded to a presigned address', () => {
  test('the run waits for it, imports it, and knows the content again', async () => {
    const content = aCourseFile(unique('Upload'), 5);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
    const sha256 = Buffer.from(digest).toString('hex');
    const response = await announce(staff, { name: 'cours.csv', size: content.length, sha256 });
    expect(response.status).toBe(201);
    const { run, uploads, already_imported } = (await response.json()) as Announced;
    expect(run).toMatchObject({ status: 'PENDING', waiting_for: 'files' });
    expect(already_imported).toEqual([]);
    const [target] = uploads;
    if (target === undefined) throw new Error('no address');
    expect(target.max_bytes).toBe(10_485_760);

    expect((await send(target, content)).status).toBeLessThan(300);

    const done = await endOfRun(staff, run.id);
    expect(done).toMatchObject({ status: 'DONE', counts: { ...none, read: 5, created: 5 } });
    expect(done.files[0]).toMatchObject({ name: 'cours.csv', sha256, delimiter: ',' });
    const again = (await (await announce(staff, { name: 'b.csv', sha256 })).json()) as Announced;
    expect(again.already_imported).toMatchObject([{ slot: 'file', run_id: run.id }]);
  });

  test('content that differs from the announced hash is refused and nothing is written', async () => {
    const content = aCourseFile(unique('Tampered'), 2);
    const response = await announce(staff, { name: 'cours.csv', sha256: 'a'.repeat(64) });
    const { run, uploads } = (await response.json()) as Announced;
    if (uploads[0] === undefined) throw new Error('no address');

    await send(uploads[0], content);

    const done = await endOfRun(staff, run.id);
    expect(done).toMatchObject({ status: 'ERROR', counts: { ...none, read: 0 } });
    expect((await journalOf(staff, run.id)).map(({ code }) => code)).toContain('UPL-05');
  });

  test.each([
    { file: { name: 'a.csv', size: 10_485_761 }, status: 413, code: 'UPL-03' },
    { file: { name: 'a.csv', slot: 'stat_file' }, status: 422, code: 'UPL-01' },
  ])('$code for $file', async ({ file, status, code }) => {
    const response = await announce(staff, file);

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code });
  });

  test('a run that waits can be cancelled', async () => {
    const { run } = (await (await announce(staff, { name: 'a.csv' })).json()) as Announced;

    const response = await staff(`/api/runs/${run.id}/cancel`, { method: 'POST' });

    expect(response.status).toBe(202);
    expect((await endOfRun(staff, run.id)).status).toBe('CANCELLED');
  });
});

const importFile = (call: CallApi, content: string, fields: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([content], 'cours.csv', { type: 'text/csv' }));
  return call('/admin-dashboard/courses/import/', { method: 'POST', body: form });
};

describe('a course file comes as a form', () => {
  test('a dry run writes nothing; confirmed, it is imported; confirmed after a change, refused', async () => {
    const stem = unique('Dry');
    const response = await importFile(staff, aCourseFile(stem, 3), { dry_run: 'true' });
    expect(response.status).toBe(202);
    const dry = await endOfRun(staff, ((await response.json()) as PublicRun).id);
    expect(dry).toMatchObject({
      status: 'DONE',
      dry_run: true,
      counts: { ...none, read: 3, created: 3 },
    });
    const diff = await getJson<{
      items: { outcome: string; row: number; fields: unknown[] }[];
      diff_hash: string;
    }>(staff, `/api/runs/${dry.id}/diff`);
    expect(diff.items.map(({ outcome, row }) => ({ outcome, row }))).toEqual([
      { outcome: 'created', row: 2 },
      { outcome: 'created', row: 3 },
      { outcome: 'created', row: 4 },
    ]);
    const confirm = (diff_hash: string) =>
      staff(`/api/runs/${dry.id}/confirm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ diff_hash }),
      });
    expect((await confirm('0'.repeat(64))).status).toBe(409);

    const confirmed = await confirm(diff.diff_hash);

    expect(confirmed.status).toBe(202);
    const real = await endOfRun(staff, ((await confirmed.json()) as PublicRun).id);
    expect(real).toMatchObject({
      status: 'DONE',
      dry_run: false,
      replay_of: dry.id,
      counts: { ...none, read: 3, created: 3 },
    });

    const second = await endOfRun(
      staff,
      (
        (await (
          await importFile(staff, aCourseFile(stem, 3, '5'), { dry_run: 'true' })
        ).json()) as PublicRun
      ).id,
    );
    expect(second.counts).toEqual({ ...none, read: 3, updated: 3 });
    const { diff_hash } = await getJson<{ diff_hash: string }>(
      staff,
      `/api/runs/${second.id}/diff`,
    );
    await endOfRun(
      staff,
      ((await (await importFile(staff, aCourseFile(stem, 3, '7'))).json()) as PublicRun).id,
    );
    const late = await staff(`/api/runs/${second.id}/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ diff_hash }),
    });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: 'RUN-DIFF-CHANGED' });
  });

  test('existing courses are set aside when they may not be updated', async () => {
    const stem = unique('Keep');
    await endOfRun(
      staff,
      ((await (await importFile(staff, aCourseFile(stem, 2))).json()) as PublicRun).id,
    );

    const response = await importFile(staff, aCourseFile(stem, 3, '3'), {
      update_existing: 'false',
    });
    const run = await endOfRun(staff, ((await response.json()) as PublicRun).id);

    expect(run).toMatchObject({
      status: 'DONE',
      counts: { ...none, read: 3, created: 1, set_aside: 2 },
    });
  });

  test('without a file: 400; by somebody who may not: 403; without a token: 401', async () => {
    const form = new FormData();
    form.set('dry_run', 'true');
    expect(
      (await staff('/admin-dashboard/courses/import/', { method: 'POST', body: form })).status,
    ).toBe(400);
    const maker = await signInAs('payment_maker');
    expect((await importFile(maker, aCourseFile('x', 1))).status).toBe(403);
    const anonymous: CallApi = (path, init) => fetch(`${outputs.api_url}${path}`, init);
    expect((await importFile(anonymous, aCourseFile('x', 1))).status).toBe(401);
  });
});
