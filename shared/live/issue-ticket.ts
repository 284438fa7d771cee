import type { Caller } from '../access/caller.ts';
import { mayOnRun } from '../access/policy.ts';
import { isRunId } from '../runs/run-id.ts';
import type { RunStore } from '../runs/run-store.ts';
import type { TicketPurpose, TicketStore } from './ticket-store.ts';

/** A websocket ticket is spent at once; the others must outlive a slow download or a reconnect. */
export const ticketSeconds: Readonly<Record<TicketPurpose, number>> = {
  websocket: 60,
  stream: 3_600,
  download: 3_600,
};

export interface IssuingPorts {
  readonly tickets: TicketStore;
  readonly runs: Pick<RunStore, 'read'>;
  /** 32 random bytes, base64url. */
  newTicketId(): string;
}

export type TicketWish =
  | { readonly purpose: 'websocket' }
  | { readonly purpose: 'stream' | 'download'; readonly runId: string };

export type TicketIssued =
  | { readonly kind: 'issued'; readonly ticketId: string; readonly expiresInSeconds: number }
  /** Unknown, or of another country: nobody learns which. */
  | { readonly kind: 'no-such-run' }
  | { readonly kind: 'not-for-this-role' };

/** Gives a caller a ticket: for a connection, or for one run that the caller may read. */
export async function issueTicket(
  ports: IssuingPorts,
  caller: Caller,
  wish: TicketWish,
  now: Date,
): Promise<TicketIssued> {
  const runId = wish.purpose === 'websocket' ? null : wish.runId;
  if (runId !== null) {
    const run = isRunId(runId) ? await ports.runs.read(runId) : undefined;
    const permission = run === undefined ? 'hidden' : mayOnRun(caller, 'read', run);
    if (permission === 'hidden') return { kind: 'no-such-run' };
    if (permission === 'forbidden') return { kind: 'not-for-this-role' };
  }
  const expiresInSeconds = ticketSeconds[wish.purpose];
  const expiresAt = new Date(now.getTime() + expiresInSeconds * 1_000);
  const ticketId = ports.newTicketId();
  await ports.tickets.save({ id: ticketId, purpose: wish.purpose, caller, runId, expiresAt });
  return { kind: 'issued', ticketId, expiresInSeconds };
}
