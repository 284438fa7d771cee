import { hasEnding, type Run } from '../../runs/run.ts';
import type { Bulk } from '../bulk.ts';

/**
 * `send`: its funds are held, or were, and the rows are to be brought to their ends. `waiting`:
 * somebody has to approve it. `refused`: its run says why. `ended`: nothing is left to do.
 */
export type ReserveVerdict = 'send' | 'waiting' | 'refused' | 'ended';

/** What is known already of a bulk that may be reserved; undefined: it is to be judged. */
export function knownVerdict(run: Run, bulk: Bulk | undefined): ReserveVerdict | undefined {
  if (hasEnding(run)) return 'ended';
  switch (bulk?.state) {
    case 'awaiting-approval':
      // Cancelled, rejected or too late: what is held has to be given back.
      return run.waitingFor === 'approval' ? 'waiting' : 'send';
    case 'sending':
    case 'ended':
      return 'send';
    case 'preparing':
    case 'refused':
    case undefined:
      if (run.message !== null) return 'refused';
      return run.cancelRequested ? 'ended' : undefined;
  }
}
