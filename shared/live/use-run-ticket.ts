import type { Caller } from '../access/caller.ts';
import type { TicketStore } from './ticket-store.ts';

/**
 * Who a `?ticket=` stands for, when it opens this run for this purpose; undefined otherwise. It may
 * be used again until it expires: a stream reconnects, a download is resumed.
 */
export async function useRunTicket(
  tickets: Pick<TicketStore, 'read'>,
  use: { readonly id: string; readonly purpose: 'stream' | 'download'; readonly runId: string },
  now: Date,
): Promise<Caller | undefined> {
  const ticket = await tickets.read(use.id, use.purpose, now);
  return ticket?.runId === use.runId ? ticket.caller : undefined;
}
