import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { answerStream } from '../../../functions/runs/answer-stream.ts';
import { routeOf } from '../../../local/front-door/routes.ts';
import type { Caller } from '../../../shared/access/caller.ts';
import type { Run } from '../../../shared/runs/run.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { lastIdOf, streamBulk } from '../../../shared/transfers/bulks/stream-bulk.ts';
import { callerFrom } from '../../access/a-caller.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTicketStore } from '../../fakes/ticket-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { createFakeTransfersStore } from '../../fakes/transfers-store.ts';
import { anEvent } from '../../runs/a-run.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { admin, maker } from './a-transfers-desk.ts';

const path = `/api/bulk-transfers/${bulkId}/stream`;
const fourteenMinutes = 14 * 60_000;

/** Frames of a text, those without data left out. */
function framesOf(text: string) {
  return text
    .split('\n\n')
    .filter((block) => block.includes('data:'))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      return {
        event: field('event') ?? 'message',
        id: field('id'),
        data: JSON.parse(field('data') ?? ''),
      };
    });
}

/**
 * A bulk that changes while it is watched, by a clock that only sleeping moves.
 *
 * @param changes what it is from a millisecond on, in order
 */
async function watch(
  changes: readonly { readonly atMs: number; readonly bulk?: Bulk; readonly run?: Run }[],
  endAfterMs = fourteenMinutes,
) {
  const timing = createFakeTiming();
  const startedAt = timing.now().getTime();
  const asOf = <K extends 'bulk' | 'run'>(what: K) =>
    changes.findLast(
      (change) => change[what] !== undefined && change.atMs <= timing.now().getTime() - startedAt,
    )?.[what];
  const ports = {
    runs: { read: async () => asOf('run') },
    store: { readBulk: async () => asOf('bulk') },
  };
  const options = { ...timing, signal: new AbortController().signal, endAfterMs };
  const told: { atMs: number; frame: ReturnType<typeof framesOf>[number] }[] = [];
  for await (const text of streamBulk(ports, { runId: bulkId, lang: 'en' }, options)) {
    const atMs = timing.now().getTime() - startedAt;
    told.push(...framesOf(text).map((frame) => ({ atMs, frame })));
  }
  return told;
}

const going = aBulkRun();
const of90 = (completed: number, failed = 0) =>
  aBulk({ totals: someTotals({ total: 90, completed, failed }), version: completed + 1 });

describe('the stream of a bulk', () => {
  test('as the seed shows it: a message each second, changed or not, then done', async () => {
    const done = aBulkRun({ status: 'DONE', lastSeq: 40 });
    const told = await watch([
      { atMs: 0, run: going, bulk: of90(10) },
      { atMs: 2_400, bulk: of90(45) },
      { atMs: 3_700, run: done, bulk: { ...of90(90), state: 'ended' } },
    ]);
    const processing = { state: 'PROCESSING', failed: 0, total: 90 };
    const end = { state: 'COMPLETED', completed: 90, failed: 0, total: 90, progress_percent: 100 };
    expect(told.map(({ atMs, frame }) => [atMs, frame.event, frame.data])).toEqual([
      [0, 'message', { ...processing, completed: 10, progress_percent: 11.11 }],
      [1_000, 'message', { ...processing, completed: 10, progress_percent: 11.11 }],
      [2_000, 'message', { ...processing, completed: 10, progress_percent: 11.11 }],
      [3_000, 'message', { ...processing, completed: 45, progress_percent: 50 }],
      [4_000, 'message', end],
      [4_000, 'done', end],
    ]);
    expect(told.at(-1)?.frame.id).toBe('131');
  });

  test('is quiet while somebody has to approve, and tells a change of state at once', async () => {
    const waiting = aBulkRun({ status: 'PENDING', waitingFor: 'approval' });
    const told = await watch(
      [
        { atMs: 0, run: waiting, bulk: { ...of90(0), state: 'awaiting-approval' } },
        { atMs: 60_200, run: going, bulk: of90(0) },
      ],
      61_000,
    );
    expect(told.map(({ atMs, frame }) => [atMs, frame.data.state])).toEqual([
      [0, 'AWAITING_APPROVAL'],
      [60_500, 'PROCESSING'],
      [61_000, 'PROCESSING'],
    ]);
  });

  test('unknown at the end: an error that says what to do, not done', async () => {
    const ended = aBulkRun({ status: 'DONE_WITH_ERRORS', lastSeq: 40 });
    const told = await watch([{ atMs: 0, run: ended, bulk: of90(88, 1) }]);
    expect(told.map(({ frame }) => frame.event)).toEqual(['message', 'error']);
    expect(told[1]?.frame.data).toMatchObject({
      ...{ code: 'TRF-U01', attention: 1, state: 'PROCESSING', completed: 88, failed: 1 },
      message: 'Transfers of which the outcome is still unknown: 1. Their amount stays reserved.',
    });
  });

  test('100 only at the end, and cancelled ones failed', async () => {
    const nearly = aBulk({ totals: someTotals({ total: 100_000, completed: 99_999 }) });
    const [first] = await watch([{ atMs: 0, run: going, bulk: nearly }], 0);
    expect(first?.frame.data.progress_percent).toBe(99.99);
    const totals = someTotals({ total: 3, completed: 1, failed: 1, cancelled: 1 });
    const cancelled = aBulkRun({ status: 'DONE_WITH_ERRORS', cancelRequested: true });
    const told = await watch([
      { atMs: 0, run: cancelled, bulk: aBulk({ totals, state: 'ended' }) },
    ]);
    expect(told.at(-1)?.frame).toMatchObject({
      event: 'done',
      data: { state: 'PARTIALLY_COMPLETED', completed: 1, failed: 2, progress_percent: 100 },
    });
  });

  test('ends by itself before its function does; the reader comes back', async () => {
    const told = await watch([{ atMs: 0, run: going, bulk: of90(1) }]);
    expect(told.at(-1)?.frame.event).toBe('message');
    expect(told).toHaveLength(fourteenMinutes / 1_000 + 1);
  });

  test('what is resolved later has another last id', () => {
    const ended = aBulkRun({ status: 'DONE_WITH_ERRORS', lastSeq: 40 });
    expect(lastIdOf(of90(88), ended)).toBe(129);
    expect(lastIdOf({ ...of90(90), state: 'ended' }, ended)).toBe(131);
    expect(lastIdOf(of90(88), going)).toBeNull();
  });
});

describe('its address', () => {
  async function get(caller: Caller | undefined, query = '', address = path) {
    const runs = createFakeRunStore();
    const store = createFakeTransfersStore(runs);
    const tickets = createFakeTicketStore();
    const expiresAt = new Date('2999-01-01');
    await tickets.save({ id: 't-1', purpose: 'stream', caller: maker, runId: bulkId, expiresAt });
    await runs.create(aBulkRun({ status: 'DONE', lastSeq: 40 }), [anEvent({ runId: bulkId })]);
    const bulk = aBulk({ state: 'ended', totals: someTotals({ completed: 3 }), version: 5 });
    await store.commit({ bulk: { before: undefined, after: bulk } });
    const ports = {
      ...{ runs, tickets, verifyToken: async () => caller, isThroughFrontDoor: () => true },
      streams: {
        transfers: {
          lastId: async (run: Run) => lastIdOf(await store.readBulk(run.id), run),
          tell: (wish: { runId: string; lang: 'fr' | 'en' }, options: never) =>
            streamBulk({ runs, store }, wish, options),
        },
      },
    };
    const headers = caller === undefined ? {} : { authorization: 'Bearer t' };
    const request = { method: 'GET', path: address, headers, query: new URLSearchParams(query) };
    let head: { statusCode: number } | undefined;
    const body = new PassThrough();
    const answered = answerStream(ports, request, 'request-1', (given) => {
      head = given;
      return body;
    });
    const pieces: string[] = [];
    for await (const piece of body) pieces.push(String(piece));
    await answered;
    return { status: head?.statusCode, text: pieces.join('') };
  }

  test('is one of the streams, by token or by ticket', async () => {
    expect(routeOf(path)).toBe('stream');
    for (const answer of [await get(maker), await get(undefined, 'ticket=t-1')]) {
      expect(answer.status).toBe(200);
      expect(framesOf(answer.text).map(({ event }) => event)).toEqual(['message', 'done']);
    }
  });

  test('whoever has the last id is told that there is nothing more', async () => {
    expect((await get(maker, 'last_event_id=45')).status).toBe(204);
    expect((await get(maker, 'last_event_id=44')).status).toBe(200);
  });

  test('the run’s own stream is its journal as ever', async () => {
    const { text } = await get(maker, '', `/api/runs/${bulkId}/stream`);
    expect(framesOf(text).map(({ event }) => event)).toEqual(['log', 'done']);
  });

  test.each([
    [admin, 200],
    [callerFrom('payment_maker', 'TG'), 404],
    [callerFrom('staff', 'SN'), 403],
    [undefined, 401],
  ])('%o: %i', async (caller, status) => {
    expect((await get(caller)).status).toBe(status);
  });

  test('a bulk has no stream at the address of a session, nor a session here', async () => {
    expect((await get(maker, '', `/api/import-sessions/${bulkId}/stream`)).status).toBe(404);
    expect((await get(maker, '', '/api/bulk-transfers/run_1/stream')).status).toBe(404);
  });
});
