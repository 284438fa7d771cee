import type { RecordLine } from '../../runs/chunk-store.ts';
import type { Run } from '../../runs/run.ts';
import type { RunChange } from '../../runs/run-store.ts';
import type { Account } from '../account.ts';
import type { Bulk } from '../bulk.ts';
import { bookEntry } from '../ledger/book-entry.ts';
import type { LedgerChange } from '../transfers-store.ts';
import { markBatch, takesOutcomes } from './batch-marker.ts';
import type { BatchDecision } from './decide-batch.ts';
import { writeOutcomeLines } from './outcome-lines.ts';

/** Who decided outcomes, and why; left out: they followed from what the scheme said. */
export interface OutcomeNote {
  readonly by?: string | null;
  readonly reason?: string | null;
}

export interface ReadState {
  readonly run: Run;
  readonly bulk: Bulk;
  readonly account: Account | undefined;
}

interface ChangeNote extends OutcomeNote {
  readonly now: Date;
  keepLines(batch: number, lines: readonly RecordLine[]): Promise<string>;
}

/**
 * The one transaction that a decision means: only what it changes is in it. Money moves only with
 * its account's entry, a bulk's totals only with its transfers, and while the run takes outcomes no
 * transfer becomes final without it.
 *
 * @returns undefined as change when nothing is to be written
 */
export async function writeChange(
  state: ReadState,
  decision: BatchDecision,
  note: ChangeNote,
): Promise<{ readonly change: LedgerChange | undefined; readonly isEnded: boolean }> {
  const transfers = [...decision.moved, ...decision.contradictions]
    .filter(({ before, after }) => after !== before)
    .map(({ before, after }) => ({ before, after }));
  if (transfers.length === 0) return { change: undefined, isEnded: state.bulk.state === 'ended' };
  const bulk = changeBulk(state.bulk, decision, note.now);
  const account = bookMoved(state, decision, note);
  const run = await countMoved(state, decision, note);
  const change = {
    transfers,
    ...(bulk === undefined ? {} : { bulk }),
    ...(account === undefined ? {} : { account }),
    ...(run === undefined ? {} : { run }),
  };
  return { change, isEnded: (bulk?.after ?? state.bulk).state === 'ended' };
}

function changeBulk(
  before: Bulk,
  { moved, totals }: BatchDecision,
  now: Date,
): LedgerChange['bulk'] {
  if (moved.every(({ became }) => became === null)) return undefined;
  const ends = totals.completed + totals.failed + totals.cancelled === totals.total;
  const ended = ends && before.state !== 'ended';
  const after = {
    ...before,
    totals,
    version: before.version + 1,
    ...(ended ? { state: 'ended' as const, endedAt: now.toISOString() } : {}),
  };
  return { before, after };
}

/** A posting for each transfer, all in one entry. */
function bookMoved(
  { bulk, account }: ReadState,
  { moved }: BatchDecision,
  { by = null, reason = null, now }: ChangeNote,
): LedgerChange['account'] {
  const postings = moved.flatMap(({ posting }) => (posting === undefined ? [] : [posting]));
  if (postings.length === 0) return undefined;
  if (account === undefined) throw new Error(`no account of ${bulk.bulkId}`);
  const booked = bookEntry(account, postings, { by, reason, at: now });
  if (booked.kind !== 'booked') throw new Error(`${bulk.bulkId} cannot be booked: ${booked.kind}`);
  return { before: account, after: booked.after, entry: booked.entry };
}

async function countMoved(
  { run }: ReadState,
  { moved }: BatchDecision,
  { keepLines, now }: ChangeNote,
): Promise<RunChange | undefined> {
  const lines = takesOutcomes(run) ? writeOutcomeLines(run, moved) : [];
  if (lines.length === 0) return undefined;
  return markBatch(run, lines, await keepLines(run.chunks.settled, lines), now);
}
