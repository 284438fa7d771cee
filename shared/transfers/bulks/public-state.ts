import { hasEnding, isTerminal, type Run } from '../../runs/run.ts';
import type { Bulk, BulkTotals, PublicBulkState } from '../bulk.ts';

export interface PublicState {
  readonly state: PublicBulkState;
  /** Transfers whose fate nobody knows although the run has ended; 0 before. */
  readonly attention: number;
}

type RunFacts = Pick<Run, 'status' | 'waitingFor' | 'cancelRequested' | 'ending'>;

/**
 * The state of a bulk as clients see it. Until its funds are reserved it is its run's. It has an
 * end state only when its run has ended and every transfer is final.
 *
 * @param bulk undefined: nothing was prepared yet, or its file was refused before
 * @see TRANSFERS "Bulk"; API.md "Runs", the table of states
 */
export function publicStateOf(bulk: Bulk | undefined, run: Run): PublicState {
  const inState = (state: PublicBulkState, attention = 0) => ({ state, attention });
  if (bulk === undefined || bulk.validateOnly) return inState(stateOfRun(run));
  switch (bulk.state) {
    case 'preparing':
    case 'refused':
      return inState(stateOfRun(run));
    case 'awaiting-approval':
      // Rejected, cancelled or too late: what is held is being given back.
      return inState(isDecided(bulk, run) ? 'PROCESSING' : 'AWAITING_APPROVAL');
    case 'sending':
      return inState('PROCESSING', hasEnding(run) ? unresolvedOf(bulk.totals) : 0);
    case 'ended':
      return inState(isTerminal(run.status) ? endStateOf(bulk.totals, run) : 'PROCESSING');
  }
}

/** Transfers of a bulk that are not final. */
export function unresolvedOf({ total, completed, failed, cancelled }: BulkTotals): number {
  return total - completed - failed - cancelled;
}

/** Whether nobody can answer any more whether a bulk may be paid. */
export function isDecided({ decision }: Bulk, { cancelRequested }: RunFacts): boolean {
  return decision !== null || cancelRequested;
}

function endStateOf(
  { total, completed }: BulkTotals,
  { cancelRequested }: RunFacts,
): PublicBulkState {
  if (completed === total) return 'COMPLETED';
  if (completed > 0) return 'PARTIALLY_COMPLETED';
  return cancelRequested ? 'CANCELLED' : 'FAILED';
}

function stateOfRun({ status }: RunFacts): PublicBulkState {
  switch (status) {
    case 'PENDING':
    case 'PROCESSING':
    case 'CANCELLED':
      return status;
    case 'DONE':
      return 'COMPLETED';
    case 'DONE_WITH_ERRORS':
      return 'PARTIALLY_COMPLETED';
    case 'ERROR':
      return 'FAILED';
  }
}
