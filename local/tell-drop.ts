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
  /** `files`: of a pair the other one has not come; `mapping`: somebody has to say what columns mean. */
  readonly waiting_for: string | null;
  readonly message: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Says at the terminal what became of a file from `ingest/drop/`: who copied it there looks nowhere
 * else. Of a pair the first file waits for the second, which tells how their import ended.
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
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  await followDrop({ api, say, sleep }, name, since);
}

export interface FollowingPorts {
  readonly api: Pick<ApiClient, 'get'>;
  say(line: string): void;
  sleep(ms: number): Promise<void>;
}

/** Looks again and again until there is something to say of a dropped file. */
export async function followDrop(
  { api, say, sleep }: FollowingPorts,
  name: string,
  since: Date,
): Promise<void> {
  for (let waited = 0; waited < ENDS_WITHIN_MS; waited += POLL_MS) {
    const run = await findDropped(api, `drop/${name}`, since);
    const told = run && describeNow(name, run);
    if (told !== undefined) return say(told);
    if (run === undefined && waited > ADOPTED_WITHIN_MS) {
      return say(`${name}: no import can take it; a report lies under error/ in the bucket`);
    }
    await sleep(POLL_MS);
  }
}

/** The run that has this file. That of a pair may be older than the file, but not its beginning. */
async function findDropped(
  api: Pick<ApiClient, 'get'>,
  key: string,
  since: Date,
): Promise<Run | undefined> {
  const query = new URLSearchParams({ source_key: key, limit: '1' });
  const { items } = await api.get<{ items: Run[] }>(`/api/runs?${query}`);
  // Storage keeps whole seconds only, and its clock is this machine's.
  const isSince = (instant: string) => Date.parse(instant) >= since.getTime() - 1_000;
  return items.find(
    ({ created_at, started_at }) =>
      isSince(created_at) || started_at === null || isSince(started_at),
  );
}

/** @returns undefined while there is nothing to say yet */
function describeNow(name: string, run: Run): string | undefined {
  if (ended.has(run.status)) return describeEnd(name, run);
  if (run.waiting_for === 'files')
    return `${name}: waits for the other file of its pair (${run.id})`;
  if (run.waiting_for === 'mapping') {
    return `${name}: waits for somebody to say what its columns mean (${run.id})`;
  }
  return undefined;
}

/** @returns `a.csv: DONE, 2 created, 1 unchanged (run_…)`; outcomes that did not happen are left out */
export function describeEnd(
  name: string,
  { id, status, message, counts }: Pick<Run, 'id' | 'status' | 'message' | 'counts'>,
): string {
  const outcomes = ['created', 'updated', 'unchanged', 'rejected', 'set_aside']
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => `${counts[outcome]} ${outcome.replace('_', ' ')}`);
  const told = [status, ...outcomes].join(', ');
  return `${name}: ${told} (${id})${message === null ? '' : `. ${message}`}`;
}
