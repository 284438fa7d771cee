import { describe, expect, test } from 'vitest';
import type { Ticket, TicketStore } from '../../shared/live/ticket-store.ts';
import { aCaller } from './live-rig.ts';

const noon = new Date('2024-11-21T12:00:00.000Z');
const later = (ms: number) => new Date(noon.getTime() + ms);

/** What every ticket store must do. Ids are new in each test, so a used table can be tested. */
export function testTicketStore(title: string, openStore: () => TicketStore): void {
  describe(`${title} keeps the contract of a ticket store`, () => {
    const aTicket = (fields: Partial<Ticket> = {}): Ticket => ({
      id: crypto.randomUUID(),
      purpose: 'stream',
      caller: aCaller(),
      runId: 'run_1',
      expiresAt: later(1_500),
      ...fields,
    });

    test('reads a ticket any number of times until the millisecond it expires', async () => {
      const store = openStore();
      const ticket = aTicket();
      await store.save(ticket);

      expect(await store.read(ticket.id, 'stream', noon)).toEqual(ticket);
      expect(await store.read(ticket.id, 'stream', later(1_499))).toEqual(ticket);
      expect(await store.read(ticket.id, 'stream', later(1_500))).toBeUndefined();
    });

    test('gives a ticket away once', async () => {
      const store = openStore();
      const ticket = aTicket({ purpose: 'websocket', runId: null });
      await store.save(ticket);

      expect(await store.take(ticket.id, 'websocket', later(1_499))).toEqual(ticket);
      expect(await store.take(ticket.id, 'websocket', noon)).toBeUndefined();
      expect(await store.read(ticket.id, 'websocket', noon)).toBeUndefined();
    });

    test('of many that take it at once, one gets it', async () => {
      const store = openStore();
      const ticket = aTicket();
      await store.save(ticket);

      const takes = Array.from({ length: 5 }, () => store.take(ticket.id, 'stream', noon));
      const got = (await Promise.all(takes)).filter((taken) => taken !== undefined);
      expect(got).toEqual([ticket]);
    });

    test.each([
      { purpose: 'download' as const, now: noon, why: 'for something else' },
      { purpose: 'stream' as const, now: later(1_500), why: 'too late' },
    ])('$why it is not given, and not used up', async ({ purpose, now }) => {
      const store = openStore();
      const ticket = aTicket();
      await store.save(ticket);

      expect(await store.read(ticket.id, purpose, now)).toBeUndefined();
      expect(await store.take(ticket.id, purpose, now)).toBeUndefined();
      expect(await store.take(ticket.id, 'stream', noon)).toEqual(ticket);
    });

    test('knows nothing of a ticket that was never issued', async () => {
      const store = openStore();

      expect(await store.read('never', 'stream', noon)).toBeUndefined();
      expect(await store.take('never', 'stream', noon)).toBeUndefined();
    });
  });
}
