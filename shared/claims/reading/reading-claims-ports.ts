import type { ReadingPorts } from '../../runs/read-run.ts';
import type { PartitionStore } from './partition-store.ts';

/** What the reading stage of claims stands on. */
export interface ReadingClaimsPorts extends ReadingPorts {
  readonly partitions: PartitionStore;
  /** Whether statements must have all of the historical columns (CLAIMS §1). */
  readonly strictHeaders: boolean;
}

export interface ClaimsReading {
  readonly verdict: 'read' | 'undo' | 'waiting' | 'refused' | 'ended';
  /** Key of the list of partitions over which the comparison runs. */
  readonly partitionsKey: string;
  /** Key of the list of chunks that the comparison, or an undo, leaves. */
  readonly manifestKey: string;
}
