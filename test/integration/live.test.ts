import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicEvent, PublicRun } from '../../shared/runs/public-run.schema.ts';
import { aCable, aTicket, howItOpens, oneTo, openLive } from './live-client.ts';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import { aCourseFile, drop, endedRunOf, endOfRun, getJson, unique, until } from './road-rig.ts';
import { announce, sendFile } from './upload-rig.ts';

let staff: CallApi;
let togo: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
  togo = await signInAs('staff', 'Togo');
});

/** A run that waits for its file, so that whoever watches is there before anything happens. */
async function aWaitingRun(rows: number) {
  const announced = await announce(staff, { name: 'cours.csv' });
  const content = aCourseFile(unique('Live'), rows);
  return { runId: announced.run.id, begin: () => sendFile(announced, content) };
}

/** How many events the journal has, as the API tells. */
const lastSeqOf = async (runId: string, call = staff) =>
  (await getJson<PublicRun>(call, `/api/runs/${runId}`)).last_seq;

/** A short import of this caller's country that has ended. */
async function anEndedRun(call: CallApi, folder = 'drop'): Promise<PublicRun> {
  const key = `${folder}/${unique('Ended')}.csv`;
  await drop(key, aCourseFile(unique('Ended'), 2));
  return endedRunOf(call, key);
}

describe('a run is watched over a WebSocket', () => {
  test('subscribed first, every event once and in order, the run as it changes, done last', async () => {
    const { runId, begin } = await aWaitingRun(620);
    const live = await openLive(staff, { lang: 'en' });
    live.send({ action: 'subscribe', run_id: runId, after_seq: 0 });
    await live.next('event', ({ code }) => code === 'RUN-CREATED');
    expect(live.seqsOf(runId)).toEqual([1]);

    await begin();
    await live.next('done');

    expect(live.messages[0]).toEqual({ type: 'subscribed', run_id: runId, last_seq: 1 });
    expect(live.seqsOf(runId)).toEqual(oneTo(await lastSeqOf(runId)));
    const events = live.messages.flatMap((message) => (message.type === 'event' ? [message] : []));
    expect(events.at(-1)).toMatchObject({ code: 'RUN-ENDED', level: 'info' });
    // Two chunks.
    expect(events.filter(({ data }) => 'chunk' in data)).toHaveLength(2);
    const runs = live.messages.flatMap((message) => (message.type === 'run' ? [message] : []));
    expect(runs[0]?.status).toBe('PENDING');
    expect(runs.map(({ status }) => status)).toContain('PROCESSING');
    expect(runs.at(-1)).toMatchObject({ id: runId, status: 'DONE', progress_percent: 100 });
    const percents = runs.map(({ progress_percent }) => progress_percent);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(live.messages.at(-1)).toEqual({ type: 'done', run_id: runId, status: 'DONE' });
    live.close();
  });

  test('who comes after the end gets everything and done; who has a part gets the rest', async () => {
    const { id: run_id, last_seq } = await anEndedRun(staff);
    const late = await openLive(staff);
    late.send({ action: 'subscribe', run_id });
    await late.next('done');
    const returning = await openLive(staff);
    returning.send({ action: 'subscribe', run_id, after_seq: last_seq - 2 });
    await returning.next('done');
    const complete = await openLive(staff);
    complete.send({ action: 'subscribe', run_id, after_seq: last_seq });
    await complete.next('done');

    expect(late.messages[0]).toEqual({ type: 'subscribed', run_id, last_seq });
    expect(late.seqsOf(run_id)).toEqual(oneTo(last_seq));
    expect(late.messages.at(-1)).toEqual({ type: 'done', run_id, status: 'DONE' });
    expect(returning.seqsOf(run_id)).toEqual([last_seq - 1, last_seq]);
    expect(complete.messages.map(({ type }) => type)).toEqual(['subscribed', 'done']);
    for (const live of [late, returning, complete]) live.close();
  });

  test('one import of 3,000 rows: an early, a late, a feed and one cut off for 3 s miss nothing', async () => {
    const { runId, begin } = await aWaitingRun(3_000);
    const cable = await aCable();
    const cutOff = await openLive(staff, { through: cable.url });
    const early = await openLive(staff);
    const feed = await openLive(staff);
    cutOff.send({ action: 'subscribe', run_id: runId });
    early.send({ action: 'subscribe', run_id: runId });
    feed.send({ action: 'subscribe', domain: 'courses' });
    await feed.next('run', ({ id }) => id === runId);

    await begin();
    await cutOff.next(
      'event',
      ({ code, stage }) => code === 'RUN-STAGE-STARTED' && stage === 'read',
    );
    cable.cut();
    const had = cutOff.seqsOf(runId);
    const late = await openLive(staff);
    late.send({ action: 'subscribe', run_id: runId });
    await sleep(3_000);
    expect(cutOff.isOpen()).toBe(false);
    const back = await openLive(staff);
    back.send({ action: 'subscribe', run_id: runId, after_seq: had.at(-1) });
    const watchers = [early, late, feed, back];
    await Promise.all(watchers.map((live) => live.next('done', ({ run_id }) => run_id === runId)));

    const all = oneTo(await lastSeqOf(runId));
    expect(cutOff.messages.map(({ type }) => type)).not.toContain('done');
    expect([...had, ...back.seqsOf(runId)]).toEqual(all);
    expect(back.messages[0]).toMatchObject({ type: 'subscribed', run_id: runId });
    expect(back.messages.at(-1)).toEqual({ type: 'done', run_id: runId, status: 'DONE' });
    expect(early.seqsOf(runId)).toEqual(all);
    expect(late.seqsOf(runId)).toEqual(all);
    // The feed began with the run as it was, waiting after its first event.
    expect(feed.seqsOf(runId)).toEqual(all.slice(1));
    expect((await endOfRun(staff, runId)).counts).toMatchObject({ read: 3_000, created: 3_000 });
    for (const live of watchers) live.close();
  });
});

describe('a domain is watched over a WebSocket', () => {
  test('a run that nobody told it about appears, another country’s does not', async () => {
    const feed = await openLive(togo);
    feed.send({ action: 'subscribe', domain: 'courses' });
    expect(await feed.next('subscribed')).toEqual({
      type: 'subscribed',
      domain: 'courses',
      last_seq: null,
    });
    const foreign = await anEndedRun(staff);
    const own = await anEndedRun(togo, 'drop/courses/TG');

    await feed.next('done', ({ run_id }) => run_id === own.id);

    expect(feed.messages.at(0)).toMatchObject({ type: 'subscribed' });
    expect(feed.seqsOf(own.id)).toEqual(oneTo(own.last_seq));
    expect(feed.messages).toContainEqual(
      expect.objectContaining({ type: 'run', id: own.id, status: 'DONE' }),
    );
    expect(JSON.stringify(feed.messages)).not.toContain(foreign.id);
    feed.close();
  });

  test('it begins with runs that wait or ended lately, and stops when asked', async () => {
    const { run } = await announce(togo, { name: 'attente.csv' });
    const ended = await anEndedRun(togo, 'drop/courses/tg');
    const feed = await openLive(togo);
    feed.send({ action: 'subscribe', domain: 'courses' });

    expect((await feed.next('run', ({ id }) => id === run.id)).status).toBe('PENDING');
    expect((await feed.next('run', ({ id }) => id === ended.id)).status).toBe('DONE');
    feed.send({ action: 'unsubscribe', domain: 'courses' });
    await feed.next('unsubscribed');
    await togo(`/api/runs/${run.id}/cancel`, { method: 'POST' });
    await endOfRun(togo, run.id);
    feed.send({ action: 'ping' });
    await feed.next('pong');

    expect(feed.seqsOf(run.id)).toEqual([]);
    feed.close();
  });

  test('a domain that the role has nothing to do with is refused', async () => {
    const maker = await openLive(await signInAs('payment_maker'), { lang: 'en' });
    maker.send({ action: 'subscribe', domain: 'courses' });

    expect(await maker.next('error')).toMatchObject({ code: 'AUTH-03', run_id: null });
    expect(maker.isOpen()).toBe(true);
    maker.close();
  });
});

describe('what a connection is refused', () => {
  test('a run of another country like one that does not exist', async () => {
    const { runId } = await aWaitingRun(1);
    const live = await openLive(togo, { lang: 'en' });
    for (const run_id of [runId, 'run_none']) live.send({ action: 'subscribe', run_id });
    const foreign = await live.next('error', ({ run_id }) => run_id === runId);
    const unknown = await live.next('error', ({ run_id }) => run_id === 'run_none');

    expect(foreign).toMatchObject({ code: 'RUN-404', message: unknown.message });
    expect(unknown.code).toBe('RUN-404');
    await staff(`/api/runs/${runId}/cancel`, { method: 'POST' });
    live.close();
  });

  test('a ticket opens one connection, and none opens without', async () => {
    const ticket = await aTicket(staff);
    const tryIt = async (query: string) => {
      const socket = new WebSocket(`${outputs.websocket_url}${query}`);
      const how = await howItOpens(socket);
      socket.close();
      return how;
    };

    expect(await tryIt(`?ticket=${ticket}`)).toBe('open');
    expect(await tryIt(`?ticket=${ticket}`)).toBe('refused');
    expect(await tryIt('')).toBe('refused');
    expect(await tryIt('?ticket=made-up')).toBe('refused');
  });

  test('what it cannot understand; the connection stays and answers a ping', async () => {
    const live = await openLive(staff, { lang: 'en' });
    live.sendText('{"action":"subscr');
    await live.next('error');
    live.send({ action: 'dance' });
    live.send({ action: 'subscribe', run_id: 'x'.repeat(5_000) });
    await live.next('error', ({ code }) => code === 'RUN-LIVE-SIZE');
    live.send({ action: 'ping' });

    expect(await live.next('pong')).toEqual({ type: 'pong' });
    const codes = live.messages.flatMap((m) => (m.type === 'error' ? [m.code] : []));
    expect(codes.toSorted()).toEqual(['RUN-LIVE-FORM', 'RUN-LIVE-FORM', 'RUN-LIVE-SIZE']);
    expect(live.messages.find(({ type }) => type === 'error')).toMatchObject({
      message: expect.stringContaining('was not understood'),
      run_id: null,
    });
    live.close();
  });
});

test('the journal is read page by page without a gap while the run goes on', async () => {
  const { runId, begin } = await aWaitingRun(620);
  await begin();
  const seqs: number[] = [];
  await until('the end of the journal', async () => {
    const after = seqs.at(-1) ?? 0;
    const page = await getJson<{ items: PublicEvent[]; last_seq: number; terminal: boolean }>(
      staff,
      `/api/runs/${runId}/events?after=${after}&limit=3`,
    );
    seqs.push(...page.items.map(({ seq }) => seq));
    return page.terminal && seqs.at(-1) === page.last_seq ? true : undefined;
  });

  expect(seqs).toEqual(oneTo(await lastSeqOf(runId)));
});
