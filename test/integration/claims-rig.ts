import { expect } from 'vitest';
import type { PublicImportSession } from '../../shared/claims/sessions/import-session.schema.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import type { SentFile } from '../claims/a-claims-road.ts';
import type { CallApi } from './local-cloud.ts';
import { endOfRun, getJson } from './road-rig.ts';
import { type Announced, postJson } from './upload-rig.ts';

/** Announces files of claims and sends each as a browser does; gives the run's id. */
export async function sendClaims(
  call: CallApi,
  files: readonly SentFile[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const response = await postJson(call, '/api/uploads', {
    domain: 'claims',
    files: files.map(({ slot, name }) => ({ slot, name })),
    options,
  });
  expect(response.status, await response.clone().text()).toBe(201);
  const { run, uploads } = (await response.json()) as Announced;
  for (const { slot, name, content } of files) {
    const target = uploads.find((upload) => upload.slot === slot);
    if (target === undefined) throw new Error(`no address for ${slot}`);
    const form = new FormData();
    for (const [field, value] of Object.entries(target.fields)) form.set(field, value);
    form.set('file', new File([content as BlobPart], name));
    const sent = await fetch(target.url, { method: 'POST', body: form });
    expect(sent.ok, await sent.text()).toBe(true);
  }
  return run.id;
}

export interface EndedSession {
  readonly run: PublicRun;
  readonly session: PublicImportSession;
}

/** Sends the files and waits for the end of their session. */
export async function importClaims(
  call: CallApi,
  files: readonly SentFile[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<EndedSession> {
  const run = await endOfRun(call, await sendClaims(call, files, options));
  const session = await getJson<PublicImportSession>(call, `/api/import-sessions/${run.id}/`);
  return { run, session };
}

/** All pages of a list. */
export async function getAll<T>(call: CallApi, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: T[]; next_cursor: string | null } = await getJson(
      call,
      `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    items.push(...page.items);
    cursor = page.next_cursor;
  }
  return items;
}
