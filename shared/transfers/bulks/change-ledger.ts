import { jitter, type Timing } from '../../runs/timing.ts';
import type { LedgerChange, TransfersStore } from '../transfers-store.ts';

/** What a decision wants written, and what it answers once that is done. */
export interface LedgerWish<T> {
  /** Undefined: nothing is to be written. */
  readonly change?: LedgerChange | undefined;
  readonly answer: T;
}

/** A fault: rivals kept changing what was read until the deadline; the step is tried again. */
export class LedgerContended extends Error {
  override name = 'LedgerContended';
}

/**
 * Reads, decides and commits; when something has changed since it was read, once more from the
 * beginning. Locks and `unlessCancelled` are not for such changes.
 *
 * @param decide reads everything it decides by anew, each time it is called
 * @throws LedgerContended after `deadlineMs` of collisions
 * @see TRANSFERS "Ledger": on a transaction conflict back off with jitter
 */
export async function changeLedger<T>(
  { store, timing }: { readonly store: Pick<TransfersStore, 'commit'>; readonly timing: Timing },
  decide: () => Promise<LedgerWish<T>>,
  deadlineMs = 60_000,
): Promise<T> {
  const startedAt = timing.now().getTime();
  for (let attempt = 1; ; attempt += 1) {
    const { change, answer } = await decide();
    if (change === undefined) return answer;
    const { kind } = await store.commit(change);
    if (kind === 'saved') return answer;
    if (kind === 'held' || kind === 'cancelled') throw new Error(`a change was ${kind}`);
    if (timing.now().getTime() - startedAt > deadlineMs) throw new LedgerContended();
    await timing.sleep(jitter(timing, attempt));
  }
}
