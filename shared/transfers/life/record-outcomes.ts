import type { ChunkStore } from '../../runs/chunk-store.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { Timing } from '../../runs/timing.ts';
import { changeLedger } from '../bulks/change-ledger.ts';
import { postingsMax } from '../ledger/book-entry.ts';
import type { SendingPolicy } from '../sending/sending-policy.ts';
import type { Transfer } from '../transfer.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { createLineKeeping } from './batch-marker.ts';
import { type BatchDecision, decideBatch } from './decide-batch.ts';
import type { TransferOutcome } from './trigger.ts';
import { type OutcomeNote, writeChange } from './write-change.ts';

export interface OutcomePorts {
  readonly store: TransfersStore;
  readonly runs: RunStore;
  readonly chunks: Pick<ChunkStore, 'writeRecordPart'>;
  readonly timing: Timing;
  readonly policy: SendingPolicy;
  /** A new unique id, for the object of an attempt. */
  newId(): string;
  /** Where a test may make a fault; does nothing in production. */
  faultPoint(point: string, runId: string): Promise<void>;
}

/** What became of outcomes; none of them is a fault. */
export interface OutcomesRecorded {
  /** The transfers that moved, as they are now. */
  readonly moved: readonly Transfer[];
  /** Rows that were so already. */
  readonly same: readonly number[];
  /** Transfers whose outcome contradicts what was booked, with their incident. */
  readonly contradictions: readonly Transfer[];
  /** Rows whose state forbids it. */
  readonly notAllowed: readonly number[];
  /** Commits that were in vain, for something had changed meanwhile. */
  readonly conflicts: number;
  /** Whether every transfer of the bulk is final. */
  readonly isEnded: boolean;
}

/** Outcomes that one transaction takes (TRANSFERS "Ledger"). */
export const batchMax = postingsMax;

/**
 * Writes down what became of transfers of a bulk: by batches of up to 90, each in one transaction
 * with the money that it moves, the bulk's totals and, while it has no ending, the run's counts,
 * marker and event. May be called again with the same outcomes, also at once: what is final already
 * is dropped, so nothing is booked twice.
 *
 * @param options who decided, and why; left out: it followed from what the scheme said
 * @throws when the bulk or a transfer is missing (our bug), LedgerContended after a minute of
 *   collisions, or on a fault of a store: the call is made again
 * @see TRANSFERS "Ledger", "A transfer's life"
 */
export async function recordOutcomes(
  ports: OutcomePorts,
  bulkId: string,
  outcomes: readonly TransferOutcome[],
  options: OutcomeNote = {},
): Promise<OutcomesRecorded> {
  let recorded: OutcomesRecorded = {
    moved: [],
    same: [],
    contradictions: [],
    notAllowed: [],
    conflicts: 0,
    isEnded: false,
  };
  for (const batch of sliceBatches(outcomes)) {
    const next = await recordBatch(ports, bulkId, batch, options);
    recorded = {
      moved: [...recorded.moved, ...next.moved],
      same: [...recorded.same, ...next.same],
      contradictions: [...recorded.contradictions, ...next.contradictions],
      notAllowed: [...recorded.notAllowed, ...next.notAllowed],
      conflicts: recorded.conflicts + next.conflicts,
      isEnded: next.isEnded,
    };
  }
  return recorded;
}

async function recordBatch(
  ports: OutcomePorts,
  bulkId: string,
  outcomes: readonly TransferOutcome[],
  note: OutcomeNote,
): Promise<OutcomesRecorded> {
  const keepLines = createLineKeeping(ports, bulkId);
  let tries = 0;
  const answer = await changeLedger(ports, async () => {
    tries += 1;
    const state = await readState(ports, bulkId, outcomes);
    const now = ports.timing.now();
    const decision = decideBatch(state.bulk, state.transfers, outcomes, now, ports.policy);
    const written = await writeChange(state, decision, { ...note, now, keepLines });
    if (written.change !== undefined) await ports.faultPoint('flush-before-commit', bulkId);
    return { change: written.change, answer: { decision, ...written } };
  });
  if (answer.change !== undefined) await ports.faultPoint('flush-after-commit', bulkId);
  return { ...tellDecision(answer.decision), conflicts: tries - 1, isEnded: answer.isEnded };
}

/**
 * Run and bulk, then the account, then the transfers: what is final by then was booked before, so
 * the account read never holds less than the transfers that are still open.
 */
async function readState(
  { store, runs }: OutcomePorts,
  bulkId: string,
  outcomes: readonly TransferOutcome[],
) {
  const [run, bulk] = await Promise.all([runs.read(bulkId), store.readBulk(bulkId)]);
  if (run === undefined || bulk === undefined) throw new Error(`no bulk ${bulkId}`);
  const account = await store.readAccount(bulk.accountId);
  const found = await store.readMany(outcomes.map(({ row }) => ({ bulkId, row })));
  const transfers = new Map(found.map((transfer) => [transfer.row, transfer]));
  return { run, bulk, account, transfers };
}

function tellDecision({ moved, same, contradictions, notAllowed }: BatchDecision) {
  return {
    moved: moved.map(({ after }) => after),
    same,
    contradictions: contradictions.map(({ after }) => after),
    notAllowed,
  };
}

/** In their order; of one row only one in a batch, for the second is decided on what the first left. */
function sliceBatches(outcomes: readonly TransferOutcome[]): TransferOutcome[][] {
  const batches: TransferOutcome[][] = [];
  let rows = new Set<number>();
  for (const outcome of outcomes) {
    const last = batches.at(-1);
    if (last === undefined || rows.size === batchMax || rows.has(outcome.row)) {
      batches.push([outcome]);
      rows = new Set([outcome.row]);
    } else {
      last.push(outcome);
      rows.add(outcome.row);
    }
  }
  return batches;
}
