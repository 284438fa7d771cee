import { wordMessage } from '../messages/catalogue.ts';
import { type FollowOptions, followJournal } from '../runs/follow-journal.ts';
import { presentEvent } from '../runs/present-event.ts';
import type { Domain, JournalEvent, Language, Run, TerminalStatus } from '../runs/run.ts';
import type { RunStore } from '../runs/run-store.ts';
import { meaningOf } from './event-meanings.ts';

/** What to stream, once it is known that the reader may see it. */
export interface StreamWish {
  readonly runId: string;
  /** `Last-Event-ID`: 0 for everything. */
  readonly afterSeq: number;
  readonly lang: Language;
  /** Asked for at the address of a domain that tells its runs in its own way. */
  readonly as?: Domain;
}

/** How a domain tells its runs at an address of its own. */
export interface DomainStream {
  /**
   * The id of the last thing that there is to say of a run; null while there is more to come.
   * Whoever has it is told that there is nothing more.
   */
  lastId(run: Run): Promise<number | null>;
  /** Server-Sent Events, one text each. */
  tell(wish: StreamWish, options: FollowOptions): AsyncGenerator<string, void>;
}

/** Milliseconds after which a browser reconnects when the stream breaks. */
const reconnectMs = 2_000;

/** A line that readers ignore; it keeps proxies from closing a quiet stream. */
export const keepAlive = ': still here\n\n';
export const keepAliveEveryMs = 15_000;
/** A function ends at 15 minutes; a stream closes in good order before. */
export const streamMs = 14 * 60_000;

/**
 * A run's journal as Server-Sent Events, one text per event: `progress`, `log`, and at the end
 * `done` with the run's state. What `id:` carries is the event's seq, so that a reader which was
 * cut off resumes with it.
 *
 * @see API.md "Runs", `GET …/{id}/stream`
 */
export async function* streamRun(
  runs: Pick<RunStore, 'read' | 'readEvents'>,
  wish: StreamWish,
  options: FollowOptions,
): AsyncGenerator<string, void> {
  yield `retry: ${reconnectMs}\n\n`;
  const journal = followJournal(runs, wish.runId, wish.afterSeq, options);
  let isDone = false;
  for (;;) {
    const next = await journal.next();
    if (next.done) {
      // A reader that has had the last event, or a journal without one, still needs its end.
      if (next.value.kind === 'ended' && !isDone) yield endOf(wish, next.value.run.status);
      return;
    }
    const name = meaningOf(next.value.code).streamedAs;
    isDone ||= name === 'done';
    yield frameOf(next.value, name, wish);
  }
}

/** The last thing that a reader hears when the stream itself fails. */
export function streamBroken(lang: Language): string {
  const code = 'RUN-STREAM-BROKEN';
  return frame('error', { code, message: wordMessage(code, {}, lang) });
}

function frameOf(event: JournalEvent, name: 'progress' | 'log' | 'done', wish: StreamWish): string {
  const shown = presentEvent(event, wish.lang);
  const ending = name === 'done' ? { run_id: wish.runId, status: event.data['status'] } : {};
  return frame(name, { ...ending, ...shown }, event.seq);
}

function endOf(wish: StreamWish, status: string): string {
  return frame('done', { run_id: wish.runId, status: status as TerminalStatus });
}

/** JSON has no line break of its own, so one `data:` line holds it. */
function frame(name: string, data: unknown, id?: number): string {
  const idLine = id === undefined ? '' : `id: ${id}\n`;
  return `${idLine}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
