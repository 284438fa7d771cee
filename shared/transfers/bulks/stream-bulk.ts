import { wordMessage } from '../../messages/catalogue.ts';
import type { FollowOptions } from '../../runs/follow-journal.ts';
import { isTerminal, type Language, type Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { Bulk } from '../bulk.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { presentProgress } from './present-bulk.ts';
import { publicStateOf } from './public-state.ts';

export interface BulkStreamPorts {
  readonly runs: Pick<RunStore, 'read'>;
  readonly store: Pick<TransfersStore, 'readBulk'>;
}

/** Milliseconds after which a browser reconnects when the stream breaks. */
const reconnectMs = 2_000;
/** While it is sent there is a message each second, changed or not. */
const tickMs = 1_000;
/** How often to look, so that a change of state is told at once. */
const lookMs = 500;

/**
 * The progress of a bulk as Server-Sent Events: messages of counts, one each second while it is
 * PROCESSING and one at each change of state; at the end `done`. A bulk whose run has ended while
 * nobody knows the fate of some transfers ends the stream with `error` TRF-U01: it may be days until
 * somebody does.
 *
 * @see API.md "Bulk transfers", `GET …/{id}/stream`; seeds/003, T6–T11; TRANSFERS "Bulk"
 */
export async function* streamBulk(
  ports: BulkStreamPorts,
  { runId, lang }: { readonly runId: string; readonly lang: Language },
  options: FollowOptions,
): AsyncGenerator<string, void> {
  yield `retry: ${reconnectMs}\n\n`;
  const startedAt = options.now().getTime();
  let told = '';
  let nextTickAt = startedAt;
  for (;;) {
    const found = await readBulk(ports, runId);
    if (found === undefined || options.signal.aborted) return;
    const { bulk, run } = found;
    const { state, attention } = publicStateOf(bulk, run);
    const progress = presentProgress(bulk, run);
    const id = lastIdOf(bulk, run);
    const end = id === null ? undefined : endOf(attention, lang);
    const now = options.now().getTime();
    const isDue = state === 'PROCESSING' && now >= nextTickAt;
    if (isDue || state !== told || end !== undefined) {
      yield frame(progress);
      told = state;
      // From one second to the next, not from one message to the next: nothing drifts.
      while (nextTickAt <= now) nextTickAt += tickMs;
    }
    if (end !== undefined) {
      yield frame({ ...progress, ...end.data }, end.name, id);
      return;
    }
    const leftMs = startedAt + options.endAfterMs - options.now().getTime();
    if (leftMs <= 0) return;
    await options.sleep(Math.min(lookMs, leftMs));
  }
}

/**
 * The id of the last thing that a stream says of a bulk: whoever has it needs nothing more. It grows
 * with everything that happens to the bulk, so one that is resolved later has another.
 *
 * @returns null while there is more to come
 */
export function lastIdOf(bulk: Bulk | undefined, run: Run): number | null {
  const { state, attention } = publicStateOf(bulk, run);
  const isOpen = state === 'PENDING' || state === 'AWAITING_APPROVAL' || state === 'PROCESSING';
  const hasStopped = !isOpen || (isTerminal(run.status) && attention > 0);
  return hasStopped ? run.lastSeq + (bulk?.version ?? 0) : null;
}

/** A bulk may come into being while its stream is open. */
async function readBulk({ runs, store }: BulkStreamPorts, runId: string) {
  const [run, bulk] = await Promise.all([runs.read(runId), store.readBulk(runId)]);
  return run && { run, bulk };
}

function endOf(attention: number, lang: Language) {
  if (attention === 0) return { name: 'done', data: {} };
  const code = 'TRF-U01';
  const data = {
    code,
    message: wordMessage(code, { attention }, lang),
    attention,
  };
  return { name: 'error', data };
}

/** Without a name it is a message, which is what `onmessage` gets; JSON has no line break of its own. */
function frame(data: unknown, name?: string, id?: number | null): string {
  const idLine = id === undefined || id === null ? '' : `id: ${id}\n`;
  const eventLine = name === undefined ? '' : `event: ${name}\n`;
  return `${idLine}${eventLine}data: ${JSON.stringify(data)}\n\n`;
}
