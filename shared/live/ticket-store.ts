import type { Caller } from '../access/caller.ts';

export const ticketPurposes = ['websocket', 'stream', 'download'] as const;
export type TicketPurpose = (typeof ticketPurposes)[number];

/** A right to open one thing, carried in a URL by what cannot send a header. */
export interface Ticket {
  /** 32 random bytes, base64url: knowing it is the whole proof. */
  readonly id: string;
  readonly purpose: TicketPurpose;
  /** Whoever asked for it; what it opens is opened with this person's rights. */
  readonly caller: Caller;
  /** The only run it opens; null for a websocket. */
  readonly runId: string | null;
  readonly expiresAt: Date;
}

/** Where tickets are kept until they expire. */
export interface TicketStore {
  save(ticket: Ticket): Promise<void>;
  /** The ticket, if it is for this purpose and has not expired. */
  read(id: string, purpose: TicketPurpose, now: Date): Promise<Ticket | undefined>;
  /** The same, and nobody gets it a second time, however many ask at once. */
  take(id: string, purpose: TicketPurpose, now: Date): Promise<Ticket | undefined>;
}
