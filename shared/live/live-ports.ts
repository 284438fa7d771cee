import type { RunStore } from '../runs/run-store.ts';
import type { Timing } from '../runs/timing.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { PushRetries } from './push-retries.ts';
import type { Socket } from './socket.ts';

/** What live delivery needs from outside. */
export interface LivePorts {
  readonly runs: Pick<RunStore, 'read' | 'readEvents' | 'list' | 'listOpen'>;
  readonly connections: ConnectionStore;
  readonly socket: Socket;
  readonly retries: PushRetries;
  readonly timing: Pick<Timing, 'now'>;
  /** Different at each call. */
  newLeaseOwner(): string;
  /** Origin of the links in messages, without a trailing slash. */
  readonly publicUrl: string;
}
