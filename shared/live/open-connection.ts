import { type Language, languages } from '../runs/run.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { TicketStore } from './ticket-store.ts';

/** The gateway closes a connection after 2 hours; the rest is patience with clocks. */
const connectionMs = (2 * 60 + 10) * 60_000;

/** Lets a connection in for a ticket, which is used up by it, and notes whose it is. */
export async function openConnection(
  ports: { readonly tickets: TicketStore; readonly connections: ConnectionStore },
  request: {
    readonly connectionId: string;
    readonly ticketId: string | undefined;
    /** As the client wrote it; anything but a language we know means the caller's own. */
    readonly lang: string | undefined;
  },
  now: Date,
): Promise<'opened' | 'refused'> {
  if (!request.ticketId) return 'refused';
  const ticket = await ports.tickets.take(request.ticketId, 'websocket', now);
  if (ticket === undefined) return 'refused';
  await ports.connections.saveConnection({
    id: request.connectionId,
    caller: ticket.caller,
    lang: readLanguage(request.lang) ?? ticket.caller.lang,
    connectedAt: now,
    expiresAt: new Date(now.getTime() + connectionMs),
  });
  return 'opened';
}

function readLanguage(text: string | undefined): Language | undefined {
  return languages.find((lang) => lang === text?.toLowerCase());
}
