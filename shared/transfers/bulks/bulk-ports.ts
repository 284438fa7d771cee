import type { ChunkStore } from '../../runs/chunk-store.ts';
import type { Domain } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { Timing } from '../../runs/timing.ts';
import type { CallbackPolicy } from '../callbacks/judge-callback-url.ts';
import type { TransfersStore } from '../transfers-store.ts';
import type { ApprovalThreshold } from './needs-approval.ts';

/** What a decision on a bulk reads and writes. */
export interface BulkPorts {
  readonly store: TransfersStore;
  readonly runs: RunStore;
  readonly timing: Timing;
}

export interface ReservingPorts extends BulkPorts {
  readonly chunks: Pick<ChunkStore, 'readManifest' | 'readChunk' | 'writeFindings'>;
  readonly approval: {
    readonly threshold: ApprovalThreshold;
    /** How long a bulk waits for its approval. */
    readonly days: number;
  };
  /** By which the journal warns of a `callback_url` that will not be called; left out: it does not. */
  readonly callbackPolicy?: CallbackPolicy;
  faultPoint(point: string, runId: string): Promise<void>;
}

export interface DecidingPorts extends BulkPorts {
  /** Starts an execution of the pipeline; starting it again does nothing. */
  startPipeline(domain: Domain, execution: string): Promise<void>;
}
