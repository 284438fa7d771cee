import { presentEvent } from '../runs/present-event.ts';
import { presentRun, type RunReader } from '../runs/present-run.ts';
import { isTerminal, type JournalEvent, type Run } from '../runs/run.ts';
import type { RunSubscription } from './connection-store.ts';
import { meaningOf } from './event-meanings.ts';
import type { ServerMessage } from './socket-messages.schema.ts';

/** How far a subscription is. */
export type Progress = Pick<RunSubscription, 'sentSeq' | 'doneSent'>;

/** Messages that belong together, and how far the subscription is once all of them are posted. */
export interface DeliveryStep {
  readonly messages: readonly ServerMessage[];
  readonly after: Progress;
}

/** Whether a subscriber has not yet been told all there is to tell about a run. */
export function isBehind(progress: Progress, run: Run): boolean {
  return progress.sentSeq < run.lastSeq || (isTerminal(run.status) && !progress.doneSent);
}

/**
 * What to post next, in order: each event on its own; behind the last one that changes the run's
 * state the run itself, as it is now; behind the very last event of an ended run `done`.
 *
 * @param run  as read before the page
 * @param page events after `progress.sentSeq`, up to `run.lastSeq` at most
 */
export function deliverySteps(
  run: Run,
  page: readonly JournalEvent[],
  progress: Progress,
  reader: RunReader,
): DeliveryStep[] {
  const lastChange = page.findLast(({ code }) => meaningOf(code).changesState)?.seq;
  const steps = page.map((event): DeliveryStep => {
    const told: ServerMessage = {
      type: 'event',
      run_id: run.id,
      ...presentEvent(event, reader.lang),
    };
    const state: ServerMessage[] =
      event.seq === lastChange ? [{ type: 'run', ...presentRun(run, reader) }] : [];
    return { messages: [told, ...state], after: { ...progress, sentSeq: event.seq } };
  });
  if (page.length === 0 && progress.sentSeq < run.lastSeq) {
    // A journal that was erased must not hold up the end of its run for ever.
    steps.push({ messages: [], after: { ...progress, sentSeq: run.lastSeq } });
  }
  const reached = steps.at(-1)?.after.sentSeq ?? progress.sentSeq;
  if (reached < run.lastSeq || progress.doneSent || !isTerminal(run.status)) return steps;
  const done: ServerMessage = { type: 'done', run_id: run.id, status: run.status };
  const last = steps.pop();
  const messages = [...(last?.messages ?? []), done];
  return [...steps, { messages, after: { sentSeq: run.lastSeq, doneSent: true } }];
}
