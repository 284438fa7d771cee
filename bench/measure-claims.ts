import { openAsBlob } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiClient } from '../local/api-client.ts';
import type { PublicImportSession } from '../shared/claims/sessions/import-session.schema.ts';
import type { PublicRun } from '../shared/runs/public-run.schema.ts';
import type { ClaimFiles } from './claim-files.ts';
import { measurePeakMemory } from './measure-memory.ts';

/** One import of a pair, from the announcement until the run's end was seen. */
export interface PairFigures {
  readonly runId: string;
  readonly rows: number;
  readonly claims: number;
  /** With the sending of both files. */
  readonly seconds: number;
  readonly sendingSeconds: number;
  /** Seconds of each stage, as the run tells them. */
  readonly stages: Readonly<Record<string, number>>;
  /** The most memory of each function until now, whole MB; whatever ran before is in it. */
  readonly peakMemoryMb: Readonly<Record<string, number>>;
}

const ended = new Set(['DONE', 'DONE_WITH_ERRORS', 'ERROR', 'CANCELLED']);
const askEveryMs = 500;

/**
 * Imports a pair as a browser does (presigned uploads) and holds what came of it against what the
 * files were made to be: rows by outcome, claims, insured persons, and both totals to the franc.
 *
 * @param again the same pair was imported before: nothing may change
 * @param folder of the local cloud
 * @throws Error when something else came of it
 */
export async function importPair(
  api: ApiClient,
  files: ClaimFiles,
  { folder, again = false }: { readonly folder: string; readonly again?: boolean },
): Promise<PairFigures> {
  const begun = performance.now();
  const runId = await sendPair(api, files);
  const sendingSeconds = (performance.now() - begun) / 1000;
  let peakMemoryMb: Readonly<Record<string, number>> = {};
  for (;;) {
    const run = await api.get<PublicRun>(`/api/runs/${runId}`);
    // A process that ended takes its peak along, so it is looked at while the run goes on.
    peakMemoryMb = takeHigher(peakMemoryMb, measurePeakMemory(folder));
    if (ended.has(run.status)) {
      const seconds = (performance.now() - begun) / 1000;
      checkOutcome(await api.get(`/api/import-sessions/${runId}/`), files, again);
      const { expected } = files;
      const claims = Object.values(expected.claims).reduce((sum, count) => sum + count, 0);
      const stages = secondsOfStages(run);
      return {
        ...{ runId, rows: expected.rows.read, claims, seconds },
        ...{ sendingSeconds, stages, peakMemoryMb },
      };
    }
    await wait(askEveryMs);
  }
}

interface Announced {
  readonly run: { readonly id: string };
  readonly uploads: readonly {
    readonly slot: string;
    readonly url: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
}

async function sendPair(api: ApiClient, { stat, recap }: ClaimFiles): Promise<string> {
  const paths: Readonly<Record<string, string>> = { stat_file: stat, recap_file: recap };
  const { run, uploads } = await api.post<Announced>('/api/uploads', {
    domain: 'claims',
    files: Object.keys(paths).map((slot) => ({ slot, name: `${slot}.csv` })),
    options: {},
  });
  for (const { slot, url, fields } of uploads) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', await openAsBlob(paths[slot] ?? ''));
    const sent = await fetch(url, { method: 'POST', body: form });
    if (!sent.ok) throw new Error(`${slot} was not taken: ${sent.status} ${await sent.text()}`);
  }
  return run.id;
}

/** @throws Error with both sides when they differ */
function checkOutcome(
  session: PublicImportSession,
  { expected }: ClaimFiles,
  again: boolean,
): void {
  const { rows, conform, claimed, reimbursed, insured } = expected;
  const { read, settled, rejected, setAside } = rows;
  const outcome = again ? { created: 0, unchanged: settled } : { created: settled, unchanged: 0 };
  const wanted = {
    status: 'DONE_WITH_ERRORS',
    counts: { read, ...outcome, updated: 0, rejected, set_aside: setAside },
    conform,
    claims_created_count: again ? 0 : conform,
    insured_created_count: again ? 0 : insured,
    total_claimed_amount: claimed,
    total_reimbursed_amount: reimbursed,
  };
  const found = Object.fromEntries(
    Object.keys(wanted).map((name) => [name, { ...session, ...session.claims }[name as never]]),
  );
  const [a, b] = [found, wanted].map((side) => JSON.stringify(sortKeys(side)));
  if (a !== b) throw new Error(`${session.id}: ${session.message}\nfound  ${a}\nwanted ${b}`);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, each]) => [key, sortKeys(each)]));
}

function secondsOfStages({ stages }: PublicRun): Readonly<Record<string, number>> {
  return Object.fromEntries(
    stages.flatMap(({ name, started_at: from, completed_at: to }) =>
      from === null || to === null ? [] : [[name, (Date.parse(to) - Date.parse(from)) / 1000]],
    ),
  );
}

function takeHigher(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, Math.max(a[name] ?? 0, b[name] ?? 0)]));
}
