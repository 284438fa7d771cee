import { describe, expect, test } from 'vitest';
import { createIssueTicket, issueTicketRoute } from '../../shared/live/live-routes.ts';
import { openConnection } from '../../shared/live/open-connection.ts';
import { useRunTicket } from '../../shared/live/use-run-ticket.ts';
import { createFakeConnectionStore } from '../fakes/connection-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTicketStore } from '../fakes/ticket-store.ts';
import { anEvent, aRun } from '../runs/a-run.ts';
import { aCaller, noon, runId } from './live-rig.ts';

const inSeconds = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

async function aRig() {
  const runs = createFakeRunStore();
  await runs.create(aRun(), [anEvent()]);
  const tickets = createFakeTicketStore();
  const connections = createFakeConnectionStore();
  let issued = 0;
  const issue = createIssueTicket({
    runs,
    tickets,
    newTicketId: () => `ticket-${++issued}`,
  });
  type Body = Parameters<typeof issue>[0]['body'];
  return {
    connections,
    ask: (body: Body, caller = aCaller()) =>
      issue({
        caller,
        body,
        path: {},
        query: undefined,
        files: [],
        headers: {},
        lang: 'en',
        requestId: 'request-1',
        now: noon,
      }),
    connect: (ticketId: string | undefined, now: Date, lang?: string) =>
      openConnection({ tickets, connections }, { connectionId: 'c1', ticketId, lang }, now),
    use: (purpose: 'stream' | 'download', id: string, now: Date, run = runId) =>
      useRunTicket(tickets, { id, purpose, runId: run }, now),
  };
}

describe('a websocket ticket', () => {
  test('opens one connection, whose it is by the ticket', async () => {
    const rig = await aRig();

    expect(await rig.ask({ for: 'websocket' })).toEqual({
      status: 200,
      json: { ticket: 'ticket-1', expires_in: 60 },
      headers: { 'cache-control': 'no-store' },
    });
    expect(await rig.connect('ticket-1', inSeconds(59))).toBe('opened');
    expect(await rig.connect('ticket-1', inSeconds(59))).toBe('refused');
    expect(await rig.connections.readConnection('c1')).toEqual({
      id: 'c1',
      caller: aCaller(),
      lang: 'fr',
      connectedAt: inSeconds(59),
      expiresAt: inSeconds(59 + 130 * 60),
    });
  });

  test('two that come at the same time: one gets in', async () => {
    const rig = await aRig();
    await rig.ask({ for: 'websocket' });

    const both = [rig.connect('ticket-1', noon), rig.connect('ticket-1', noon)];
    expect((await Promise.all(both)).toSorted()).toEqual(['opened', 'refused']);
  });

  test.each([
    { id: 'ticket-1', now: inSeconds(60), why: 'after 60 seconds' },
    { id: 'ticket-2', now: noon, why: 'unknown' },
    { id: '', now: noon, why: 'empty' },
    { id: undefined, now: noon, why: 'missing' },
  ])('is refused when $why', async ({ id, now }) => {
    const rig = await aRig();
    await rig.ask({ for: 'websocket' });

    expect(await rig.connect(id, now)).toBe('refused');
    expect(await rig.connections.readConnection('c1')).toBeUndefined();
  });

  test.each([
    { lang: 'en', expected: 'en' },
    { lang: 'EN', expected: 'en' },
    { lang: 'wolof', expected: 'fr' },
    { lang: undefined, expected: 'fr' },
  ])('lang=$lang for a caller whose language is fr gives $expected', async ({ lang, expected }) => {
    const rig = await aRig();
    await rig.ask({ for: 'websocket' });
    await rig.connect('ticket-1', noon, lang);

    expect((await rig.connections.readConnection('c1'))?.lang).toBe(expected);
  });

  test('is not spent by somebody who tries it as a stream ticket', async () => {
    const rig = await aRig();
    await rig.ask({ for: 'websocket' });

    expect(await rig.use('stream', 'ticket-1', noon)).toBeUndefined();
    expect(await rig.connect('ticket-1', noon)).toBe('opened');
  });
});

describe('a ticket for a run', () => {
  test('stands for its caller for an hour, any number of times', async () => {
    const rig = await aRig();

    expect(await rig.ask({ for: 'stream', run_id: runId })).toMatchObject({
      json: { ticket: 'ticket-1', expires_in: 3_600 },
    });
    expect(await rig.use('stream', 'ticket-1', inSeconds(1))).toEqual(aCaller());
    expect(await rig.use('stream', 'ticket-1', inSeconds(3_599))).toEqual(aCaller());
    expect(await rig.use('stream', 'ticket-1', inSeconds(3_600))).toBeUndefined();
  });

  test('opens no other run, no other thing and no connection', async () => {
    const rig = await aRig();
    await rig.ask({ for: 'download', run_id: runId });

    expect(await rig.use('download', 'ticket-1', noon, 'run_2')).toBeUndefined();
    expect(await rig.use('stream', 'ticket-1', noon)).toBeUndefined();
    expect(await rig.connect('ticket-1', noon)).toBe('refused');
    expect(await rig.use('download', 'ticket-1', noon)).toEqual(aCaller());
  });

  test.each([
    {
      caller: aCaller({ country: 'Togo', countryCode: 'TG' }),
      id: runId,
      why: 'of another country',
    },
    { caller: aCaller(), id: 'run_unknown', why: 'unknown' },
  ])('is not given for a run $why', async ({ caller, id }) => {
    const rig = await aRig();

    expect(await rig.ask({ for: 'stream', run_id: id }, caller)).toEqual({
      problem: 'RUN-404',
      data: { run_id: id },
    });
  });

  test('is refused to a role that has nothing to do with the run', async () => {
    const rig = await aRig();
    const caller = aCaller({ roles: ['payment_maker'] });

    expect(await rig.ask({ for: 'stream', run_id: runId }, caller)).toEqual({ problem: 'AUTH-03' });
  });

  test.each([{ for: 'stream' }, { for: 'download' }, { for: 'coffee', run_id: runId }, {}])(
    'the request %j is refused',
    (body) => {
      expect(issueTicketRoute.body.safeParse(body).success).toBe(false);
    },
  );
});
