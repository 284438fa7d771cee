import type { Ticket, TicketPurpose, TicketStore } from '../../shared/live/ticket-store.ts';

/** The in-memory double of the ticket store; passes the same contract as the DynamoDB one. */
export function createFakeTicketStore(): TicketStore {
  const tickets = new Map<string, Ticket>();
  const find = (id: string, purpose: TicketPurpose, now: Date) => {
    const ticket = tickets.get(id);
    return ticket?.purpose === purpose && ticket.expiresAt > now ? ticket : undefined;
  };
  return {
    async save(ticket) {
      tickets.set(ticket.id, ticket);
    },
    async read(id, purpose, now) {
      return find(id, purpose, now);
    },
    async take(id, purpose, now) {
      const ticket = find(id, purpose, now);
      if (ticket) tickets.delete(id);
      return ticket;
    },
  };
}
