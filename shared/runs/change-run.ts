import type { JournalEvent, Run } from './run.ts';
import type { ChunkMarker, RunStore } from './run-store.ts';
import { jitter, type Timing } from './timing.ts';

/** An event before it has its number and time. */
export type NewEvent = Pick<JournalEvent, 'level' | 'stage' | 'code' | 'data'>;

/** What a decision wants changed: some fields, at least one event, perhaps a chunk's marker. */
export interface RunDraft {
  readonly fields: Partial<Omit<Run, 'id' | 'lastSeq' | 'updatedAt'>>;
  readonly events: readonly NewEvent[];
  readonly marker?: ChunkMarker;
}

export type RunChanged =
  | { readonly kind: 'changed'; readonly run: Run }
  /** The decision asked for nothing. */
  | { readonly kind: 'left'; readonly run: Run }
  | { readonly kind: 'already-marked'; readonly run: Run }
  | { readonly kind: 'missing' };

/** A fault: rivals kept changing the run until the deadline; the step is tried again. */
export class RunContended extends Error {
  override name = 'RunContended';
}

/** Numbers the events from the run's last one on and gives them their time. */
export function numberEvents(
  runId: string,
  lastSeq: number,
  events: readonly NewEvent[],
  now: Date,
): JournalEvent[] {
  return events.map((event, i) => ({
    runId,
    seq: lastSeq + 1 + i,
    at: now.toISOString(),
    ...event,
  }));
}

/**
 * Reads a run, decides, and replaces it with its events under the sequence number that was read;
 * when somebody else was faster, reads and decides again. The only way in which a run changes.
 *
 * @param decide from the run as it is now to what should change, or undefined for nothing
 * @throws RunContended after `deadlineMs` of collisions
 * @see ARCHITECTURE "Exactly once": counts, marker and events in one transaction
 */
export async function changeRun(
  store: RunStore,
  timing: Timing,
  runId: string,
  decide: (run: Run) => RunDraft | undefined,
  deadlineMs = 60_000,
): Promise<RunChanged> {
  const startedAt = timing.now().getTime();
  for (let attempt = 1; ; attempt += 1) {
    const before = await store.read(runId);
    if (before === undefined) return { kind: 'missing' };
    const draft = decide(before);
    if (draft === undefined) return { kind: 'left', run: before };
    const change = applyDraft(before, draft, timing.now());
    switch (await store.replace(change)) {
      case 'saved':
        return { kind: 'changed', run: change.after };
      case 'already-marked':
        return { kind: 'already-marked', run: before };
      case 'stale':
        if (timing.now().getTime() - startedAt > deadlineMs) throw new RunContended(runId);
        await timing.sleep(jitter(timing, attempt));
    }
  }
}

/** The change that a draft means for a run as it was read. */
export function applyDraft(before: Run, draft: RunDraft, now: Date) {
  const events = numberEvents(before.id, before.lastSeq, draft.events, now);
  const after: Run = {
    ...before,
    ...draft.fields,
    updatedAt: now.toISOString(),
    lastSeq: before.lastSeq + events.length,
  };
  return { before, after, events, ...(draft.marker ? { marker: draft.marker } : {}) };
}
