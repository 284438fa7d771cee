import { isTerminal, type JournalEvent, type Run } from './run.ts';
import type { RunStore } from './run-store.ts';

export interface FollowOptions {
  /** Resolves after that many milliseconds, or earlier when the reader has gone. */
  sleep(ms: number): Promise<void>;
  now(): Date;
  /** Aborted when the reader has gone. */
  readonly signal: AbortSignal;
  /** Stops after this time; the reader comes back with the last seq it has. */
  readonly endAfterMs: number;
}

export type FollowEnd =
  /** The run has ended, and every event of its journal was given. */
  | { readonly kind: 'ended'; readonly run: Run }
  | { readonly kind: 'time-up' }
  | { readonly kind: 'reader-gone' }
  | { readonly kind: 'missing' };

/** How often to look: at once where something happens, patiently where nothing does. */
const shortestPauseMs = 100;
const longestPauseMs = 1_000;
const pageEvents = 200;

/**
 * Gives the events of a run's journal after a sequence number, first those of the past, then each
 * as it is committed, in order and without gap, until the run has ended.
 *
 * While nothing happens, each look costs one read of the run: its `lastSeq` tells whether there is
 * anything to fetch.
 */
export async function* followJournal(
  store: Pick<RunStore, 'read' | 'readEvents'>,
  runId: string,
  afterSeq: number,
  options: FollowOptions,
): AsyncGenerator<JournalEvent, FollowEnd> {
  const endAt = options.now().getTime() + options.endAfterMs;
  let seq = afterSeq;
  let pauseMs = shortestPauseMs;
  for (;;) {
    const run = await store.read(runId);
    if (run === undefined) return { kind: 'missing' };
    let isQuiet = true;
    while (seq < run.lastSeq) {
      const page = await store.readEvents(runId, seq, pageEvents);
      if (page.length === 0) break;
      for (const event of page) {
        if (options.signal.aborted) return { kind: 'reader-gone' };
        yield event;
        seq = event.seq;
      }
      isQuiet = false;
    }
    // Nothing is committed after an end but remarks about it; those of this look were given.
    if (isTerminal(run.status)) return { kind: 'ended', run };
    if (options.signal.aborted) return { kind: 'reader-gone' };
    const leftMs = endAt - options.now().getTime();
    if (leftMs <= 0) return { kind: 'time-up' };
    pauseMs = isQuiet ? Math.min(longestPauseMs, pauseMs * 1.5) : shortestPauseMs;
    await options.sleep(Math.min(pauseMs, leftMs));
  }
}
