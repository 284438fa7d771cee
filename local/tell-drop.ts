import { type ApiClient, signIn } from './api-client.ts';
import type { LocalOutputs } from './outputs.ts';

const POLL_MS = 500;
/** A file that no run has taken by then lies in the bucket's `error/`, with a report. */
const ADOPTED_WITHIN_MS = 20_000;
const ENDS_WITHIN_MS = 10 * 60_000;
const ended = new Set(['DONE', 'DONE_WITH_ERRORS', 'ERROR', 'CANCELLED']);

interface Run {
  readonly id: string;
  readonly status: string;
  readonly message: string | null;
  readonly created_at: string;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Says at the terminal what became of a file from `ingest/drop/`: who copied it there looks nowhere
 * else.
 *
 * @param name path below `ingest/drop/`
 * @param since instant at which it was put into the bucket
 */
export async function tellDrop(
  outputs: LocalOutputs,
  name: string,
  since: Date,
  say: (line: string) => void,
): Promise<void> {
  const admin = outputs.users.find(({ roles }) => roles.includes('admin'));
  const api = await signIn(outputs, admin?.email ?? '');
  for (let waited = 0; waited < ENDS_WITHIN_MS; waited += POLL_MS) {
    const run = await newestRun(api, `drop/${name}`, since);
    if (run !== undefined && ended.has(run.status)) return say(describeEnd(name, run));
    if (run === undefined && waited > ADOPTED_WITHIN_MS) {
      return say(`${name}: no import can take it; a report lies under error/ in the bucket`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function newestRun(api: ApiClient, key: string, since: Date): Promise<Run | undefined> {
  const query = new URLSearchParams({ source_key: key, limit: '1' });
  const { items } = await api.get<{ items: Run[] }>(`/api/runs?${query}`);
  // Storage keeps whole seconds only, and its clock is this machine's.
  return items.find(({ created_at }) => Date.parse(created_at) >= since.getTime() - 1_000);
}

/** @returns `a.csv: DONE, 2 created, 1 unchanged (run_…)`; outcomes that did not happen are left out */
export function describeEnd(name: string, { id, status, message, counts }: Run): string {
  const outcomes = ['created', 'updated', 'unchanged', 'rejected', 'set_aside']
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => `${counts[outcome]} ${outcome.replace('_', ' ')}`);
  const told = [status, ...outcomes].join(', ');
  return `${name}: ${told} (${id})${message === null ? '' : `. ${message}`}`;
}
