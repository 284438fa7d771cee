import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { aCourseFile, getJson, unique, until } from './road-rig.ts';
import { asNobody } from './stream-client.ts';
import { announce, importToTheEnd, postJson } from './upload-rig.ts';

let staff: CallApi;
/** What was sent, and the run that took it. */
let content: string;
let runId: string;

beforeAll(async () => {
  staff = await signInAs('staff');
  content = aCourseFile(unique('Élevage à télécharger'), 4);
  runId = (await importToTheEnd(staff, content, { name: 'Élevage 2026.csv' })).id;
});

async function aDownloadTicket(run_id = runId): Promise<string> {
  const response = await postJson(staff, '/api/realtime/tickets', { for: 'download', run_id });
  expect(response.status).toBe(200);
  return ((await response.json()) as { ticket: string }).ticket;
}

const download = (call: CallApi, query: string, headers: Record<string, string> = {}) =>
  call(`/api/runs/${runId}/download?${query}`, { redirect: 'manual', headers });

describe('the source of a run', () => {
  test('by ticket: a redirection to an address that gives the very bytes', async () => {
    const found = await download(asNobody, `type=source&ticket=${await aDownloadTicket()}`);
    expect(found.status).toBe(302);
    expect(found.headers.get('cache-control')).toBe('no-store');

    const file = await fetch(found.headers.get('location') ?? '');

    expect(file.status).toBe(200);
    expect(await file.text()).toBe(content);
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%C3%89levage%202026.csv",
    );
  });

  test('as JSON for who asks for it, good for five minutes', async () => {
    const asked = Date.now();
    const answer = await download(staff, 'type=source&slot=file', { accept: 'application/json' });
    expect(answer.status).toBe(200);
    const { url, expires_at } = (await answer.json()) as { url: string; expires_at: string };

    expect(await (await fetch(url)).text()).toBe(content);
    const minutes = (Date.parse(expires_at) - asked) / 60_000;
    expect(minutes).toBeGreaterThan(4.9);
    expect(minutes).toBeLessThan(5.5);
  });

  test('of a slot that it does not have, and before it has arrived, there is none', async () => {
    const none = await download(staff, 'type=source&slot=recap_file');
    expect([none.status, await none.json()]).toMatchObject([404, { code: 'RUN-NOFILE' }]);
    const { run } = await announce(staff, { name: 'cours.csv' });
    const early = await staff(`/api/runs/${run.id}/download?type=source`);
    expect([early.status, await early.json()]).toMatchObject([404, { code: 'RUN-NOFILE' }]);
    const log = await staff(`/api/runs/${run.id}/download?type=log`);
    expect([log.status, (await log.text()).trim().split('\n').length]).toEqual([200, 1]);
    await staff(`/api/runs/${run.id}/cancel`, { method: 'POST' });
  });
});

describe('the log of a run', () => {
  test('is a file when it has ended: journal, then a line for each record, the owner’s language', async () => {
    const answer = await until('the log', async () => {
      const found = await download(staff, 'type=log', { 'accept-language': 'en' });
      return found.status === 302 ? found : undefined;
    });
    const file = await fetch(answer.headers.get('location') ?? '');
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const lines = (await file.text()).trim().split('\n');

    const { last_seq } = await getJson<PublicRun>(staff, `/api/runs/${runId}`);
    expect(lines[2]).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO #3 receive RUN-STAGE-STARTED Étape «\u00a0réception/,
    );
    expect(lines[last_seq - 1]).toContain(' RUN-ENDED ');
    const records = lines.slice(last_seq).filter((line) => / CRÉÉ /.test(line));
    expect(records.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      ...['LIGNE 2 CRÉÉ', 'LIGNE 3 CRÉÉ', 'LIGNE 4 CRÉÉ', 'LIGNE 5 CRÉÉ'],
    ]);
    expect(lines.join('\n')).not.toContain('Awa Exemple');
  });

  test('is text as long as it goes on, in the language that is asked for', async () => {
    const { run } = await announce(staff, { name: 'cours.csv' });
    const log = (lang: string) =>
      staff(`/api/runs/${run.id}/download?type=log`, { headers: { 'accept-language': lang } });
    const english = await log('en');
    expect(english.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await english.text()).toContain('RUN-CREATED Import created.');
    expect(await (await log('fr')).text()).toContain('RUN-CREATED Import créé.');
    await staff(`/api/runs/${run.id}/cancel`, { method: 'POST' });
  });
});

test.each(['error', 'result'])('a run without %s file says so', async (type) => {
  const answer = await download(staff, `type=${type}`);
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'RUN-NOFILE' }]);
});

describe('a download is refused', () => {
  test('without a ticket, with a used-up purpose, with another run’s', async () => {
    const { run } = await announce(staff, { name: 'cours.csv' });
    const stream = await postJson(staff, '/api/realtime/tickets', { for: 'stream', run_id: runId });
    const { ticket } = (await stream.json()) as { ticket: string };
    for (const each of ['', ticket, await aDownloadTicket(run.id)]) {
      const answer = await download(asNobody, `type=log&ticket=${each}`);
      expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'AUTH-02' }]);
    }
    await staff(`/api/runs/${run.id}/cancel`, { method: 'POST' });
  });

  test('to a type that does not exist', async () => {
    expect((await download(staff, 'type=everything')).status).toBe(422);
    expect((await download(staff, '')).status).toBe(400);
  });
});
