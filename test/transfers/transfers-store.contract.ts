import type { RunStore } from '../../shared/runs/run-store.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { testCommits } from './store/commits.contract.ts';
import { testLocks } from './store/locks.contract.ts';
import { testPreparing } from './store/preparing.contract.ts';
import { testReading } from './store/reading.contract.ts';

/** A store in which there is nothing yet, with the store of the runs that its commits take along. */
export interface OpenedStore {
  readonly store: TransfersStore;
  readonly runs: RunStore;
}

/**
 * What every transfers store must do.
 *
 * @param open gives an empty store; called before each test
 */
export function testTransfersStore(title: string, open: () => Promise<OpenedStore>): void {
  testCommits(title, open);
  testLocks(title, open);
  testPreparing(title, open);
  testReading(title, open);
}
