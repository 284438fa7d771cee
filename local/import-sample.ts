import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type ApiClient, signIn } from './api-client.ts';
import { localAws } from './aws.ts';
import type { LocalOutputs } from './outputs.ts';
import { showNextRun } from './show-run.ts';

const SAMPLE_COURSES = 60;
/** "Python", as somebody in a hurry types it. */
const TYPO = 'pyhton';
const SEARCHABLE_WITHIN_SECONDS = 10;

interface Run {
  readonly id: string;
  readonly status: string;
  readonly message: string | null;
  readonly counts: Readonly<Record<string, number>>;
}
interface SearchAnswer {
  readonly total: number;
  readonly took_ms: number;
  readonly items: readonly { readonly title: string }[];
}

/** What became of the sample. */
export interface SampleReport {
  readonly run: Run;
  readonly secondsTaken: number;
  /** null: search is off. */
  readonly search: { readonly query: string; readonly answer: SearchAnswer } | null;
  /** Everything is as it should be. */
  readonly good: boolean;
}

/**
 * Imports the bundled sample by the way of a partner: an object put into the drop folder.
 *
 * @throws Error when the product cannot be reached, or the run has no end
 */
export async function importSample(
  root: string,
  outputs: LocalOutputs,
  signal: AbortSignal,
): Promise<SampleReport> {
  const staff = outputs.users.find(
    ({ roles, country }) => roles.includes('staff') && country === 'Senegal',
  );
  const api = await signIn(outputs, staff?.email ?? '');
  let begun = performance.now();
  const shown = await showNextRun(
    outputs,
    api,
    async () => {
      begun = performance.now();
      await putSample(root, outputs);
    },
    signal,
  );
  const secondsTaken = (performance.now() - begun) / 1000;
  const run = await api.get<Run>(`/api/runs/${shown.runId}`);
  const search = outputs.search_url === null ? null : await searchWithTypo(api, signal);
  const good =
    run.status === 'DONE' &&
    run.counts['created'] === SAMPLE_COURSES &&
    (search === null || search.answer.total > 0);
  return { run, secondsTaken, search, good };
}

async function putSample(root: string, outputs: LocalOutputs): Promise<void> {
  const s3 = new S3Client({ ...localAws(outputs.s3_endpoint), forcePathStyle: true });
  const Body = await readFile(path.join(root, 'local', 'sample', 'courses-sample.csv'));
  const Key = 'drop/courses-sample.csv';
  await s3
    .send(
      new PutObjectCommand({ Bucket: outputs.ingest_bucket, Key, Body, ContentType: 'text/csv' }),
    )
    .finally(() => s3.destroy());
}

/** The index follows the table, so the first answer may still be empty. */
async function searchWithTypo(api: ApiClient, signal: AbortSignal) {
  const deadline = performance.now() + SEARCHABLE_WITHIN_SECONDS * 1000;
  for (;;) {
    signal.throwIfAborted();
    const answer = await api
      .get<SearchAnswer>(`/api/courses/search?q=${TYPO}`)
      .catch((error: unknown) => {
        if (performance.now() > deadline) throw error;
        return { total: 0, took_ms: 0, items: [] };
      });
    if (answer.total > 0 || performance.now() > deadline) return { query: TYPO, answer };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
