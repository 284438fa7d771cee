import type { ChunkRecord } from '../../runs/reading-rules.ts';
import { isTerminal } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import { nextTransferId } from '../files/next-transfer-id.ts';
import type { Payment } from '../payment.ts';
import { classOfCode } from '../scheme/scheme-codes.ts';
import type { Transfer } from '../transfer.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { paidBeforeCode } from './paid-before.ts';

/** What it takes to look a run up that has marked rows. */
export interface MarkPorts {
  readonly runs: Pick<RunStore, 'read'>;
  readonly store: Pick<TransfersStore, 'readBulk'>;
}

/**
 * Whether a transfer may be tried again: it failed, for a reason that may pass, and the scheme does
 * not say since that it was paid after all, it or an earlier try of it.
 *
 * @param paid those of which an earlier try was paid
 * @see TRANSFERS "Bulk", `retry-failed`: retryable class only
 */
export function mayBeRetried(transfer: Transfer, paid: ReadonlySet<Transfer>): boolean {
  const { state, error, incident } = transfer;
  if (state !== 'FAILED' || error === null || incident !== null || paid.has(transfer)) return false;
  // It was not sent for the sake of an earlier try, which a person found unpaid since.
  return classOfCode(error.code) === 'retryable' || error.code === paidBeforeCode;
}

/** The payment of a failed transfer once more, under its next id. */
export function retriedPayment(transfer: Transfer): ChunkRecord<Payment> {
  const { row, transferId, payee, amountMinor, currency, note } = transfer;
  return {
    id: String(row),
    row,
    record: {
      transferId: nextTransferId(transferId),
      payee,
      amountMinor: String(amountMinor),
      currency,
      note,
    },
  };
}

/**
 * Whether a run that was to pay rows once more never held anything and never will: then they may be
 * tried again by another.
 */
export async function cameToNothing({ runs, store }: MarkPorts, runId: string): Promise<boolean> {
  // The run first: once it has ended, nothing is reserved for it any more.
  const run = await runs.read(runId);
  if (run !== undefined && !isTerminal(run.status)) return false;
  const bulk = await store.readBulk(runId);
  return bulk === undefined || bulk.state === 'preparing' || bulk.state === 'refused';
}

/**
 * Whether a row may be tried again by another than the run that has marked it. Each run is asked
 * for once: one that came to nothing stays so.
 *
 * @param own a run for which its own marks are no hindrance
 */
export function rememberFree(ports: MarkPorts, own?: string) {
  const known = new Map<string, boolean>(own === undefined ? [] : [[own, true]]);
  return async (retriedBy: string | null): Promise<boolean> => {
    if (retriedBy === null) return true;
    const remembered = known.get(retriedBy);
    if (remembered !== undefined) return remembered;
    const isFree = await cameToNothing(ports, retriedBy);
    known.set(retriedBy, isFree);
    return isFree;
  };
}

/**
 * Transfers as they are to be told: tried again only where the bulk that was to do so held funds, or
 * may yet. The mark of one that was refused is for those who retry, and for nobody else.
 */
export function createLeaveOutRefused(ports: MarkPorts) {
  const isFree = rememberFree(ports);
  return async (transfers: readonly Transfer[]): Promise<readonly Transfer[]> => {
    const told: Transfer[] = [];
    for (const transfer of transfers) {
      const isMarked = transfer.retriedBy !== null && !(await isFree(transfer.retriedBy));
      told.push(isMarked ? transfer : { ...transfer, retriedBy: null });
    }
    return told;
  };
}
