import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import type { CallApi } from './local-cloud.ts';
import { endOfRun } from './road-rig.ts';

/** Where one file of an announced run goes. */
export interface PostTarget {
  readonly slot: string;
  readonly method: 'POST';
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly max_bytes: number;
}

/** The same in parts. */
export interface PartsTarget {
  readonly slot: string;
  readonly method: 'PUT';
  readonly upload_id: string;
  readonly part_bytes: number;
  readonly parts: readonly { readonly number: number; readonly url: string }[];
}

export interface Announced<Target = PostTarget> {
  readonly run: PublicRun;
  readonly uploads: readonly Target[];
  readonly already_imported: readonly { readonly slot: string; readonly run_id: string }[];
}

/** What a file part may be made of; a view of shared memory is not one of them. */
export type Content = string | Uint8Array<ArrayBuffer>;

export const sha256Of = (content: Content): string =>
  createHash('sha256').update(content).digest('hex');

export function postJson(
  call: CallApi,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Announces one course file: a run that waits, and where to send the file. */
export async function announce<Target = PostTarget>(
  call: CallApi,
  file: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>> = {},
): Promise<Announced<Target>> {
  const response = await postJson(call, '/api/uploads', {
    domain: 'courses',
    files: [{ slot: 'file', ...file }],
    options,
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Announced<Target>;
}

/** Sends the file of an announced run as a browser does. */
export async function sendFile({ uploads }: Announced, content: Content): Promise<void> {
  const [target] = uploads;
  if (target === undefined) throw new Error('no address to send to');
  const form = new FormData();
  for (const [name, value] of Object.entries(target.fields)) form.set(name, value);
  form.set('file', new Blob([content]));
  const response = await fetch(target.url, { method: 'POST', body: form });
  expect(response.ok, await response.text()).toBe(true);
}

export interface ImportOptions {
  readonly name?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a course file with the form of the seed. */
export function importFile(
  call: CallApi,
  content: Content,
  { name = 'cours.csv', fields = {}, headers = {} }: ImportOptions = {},
): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new File([content], name));
  return call('/admin-dashboard/courses/import/', { method: 'POST', body: form, headers });
}

/** Sends a course file and waits for the end of its run. */
export async function importToTheEnd(
  call: CallApi,
  content: Content,
  options: ImportOptions = {},
): Promise<PublicRun> {
  const response = await importFile(call, content, options);
  expect(response.status, await response.clone().text()).toBe(202);
  return endOfRun(call, ((await response.json()) as PublicRun).id);
}
