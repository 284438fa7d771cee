import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../shared/live/answer-message.ts';
import type { Connection } from '../../shared/live/connection-store.ts';
import { pushRun } from '../../shared/live/push-run.ts';
import { aCaller, aConnection, createLiveRig, farAway, inShort, noon, runId } from './live-rig.ts';

async function aRig(connection: Partial<Connection> = {}) {
  const rig = createLiveRig();
  await rig.connections.saveConnection(aConnection(connection));
  return {
    ...rig,
    say: (message: unknown) =>
      answerMessage(
        rig.ports,
        'c1',
        typeof message === 'string' ? message : JSON.stringify(message),
        farAway,
      ),
    got: () => rig.socket.received('c1').map(inShort),
    push: (id = runId) =>
      pushRun(rig.ports, id, { connectionId: null, attempts: 0, deadline: farAway }),
  };
}

describe('subscribe to a run', () => {
  test('subscribed first, then past events, then new ones', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.commit('RUN-PROGRESS');
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 0 });
    await rig.commit('RUN-PROGRESS');
    await rig.push();

    expect(rig.got()).toEqual(['subscribed 2', 1, 'run PROCESSING@2', 2, 3]);
  });

  test('from after_seq on', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.commit('RUN-PROGRESS');
    await rig.commit('RUN-PROGRESS');
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 2 });

    expect(rig.got()).toEqual(['subscribed 3', 3]);
  });

  test('without after_seq from the first event on', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.say({ action: 'subscribe', run_id: runId });

    expect(rig.got()).toEqual(['subscribed 1', 1, 'run PROCESSING@1']);
  });

  test('a run that ended before: the replay, then done', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.end('CANCELLED');
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 1 });

    expect(rig.got()).toEqual(['subscribed 2', 2, 'run CANCELLED@2', 'done CANCELLED']);
  });

  test('done again for who subscribes again: a client that reconnects needs it', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.end();
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 2 });
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 2 });

    expect(rig.got()).toEqual(['subscribed 2', 'done DONE', 'subscribed 2', 'done DONE']);
  });

  test('more claimed than there is: what comes next is not lost', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 99 });
    await rig.commit('RUN-PROGRESS');
    await rig.push();

    expect(rig.got()).toEqual(['subscribed 1', 2]);
  });

  test.each([
    { caller: aCaller({ country: 'Togo', countryCode: 'TG' }), why: 'of another country' },
    { caller: aCaller({ roles: ['chef_technique'] }), why: 'not for this role' },
  ])('a run $why looks like one that does not exist', async ({ caller }) => {
    const rig = await aRig({ caller });
    await rig.create();
    await rig.say({ action: 'subscribe', run_id: runId });
    await rig.say({ action: 'subscribe', run_id: 'run_unknown' });

    const [foreign, unknown] = rig.socket.received('c1');
    expect(foreign).toMatchObject({ type: 'error', code: 'RUN-404', run_id: runId });
    expect({ ...foreign, run_id: '' }).toEqual({ ...unknown, run_id: '' });
    expect(await rig.connections.listSubscriptions(runId)).toEqual([]);
  });

  test('what cannot be the id of a run is not looked for', async () => {
    const rig = await aRig();
    for (const id of ['META', 'run_ 1', `run_${'x'.repeat(90)}`]) {
      await rig.say({ action: 'subscribe', run_id: id });
    }
    await rig.say({ action: 'subscribe', run_id: 'x'.repeat(3_000) });

    const codes = rig.socket.received('c1').map((message) => 'code' in message && message.code);
    expect(codes).toEqual(['RUN-404', 'RUN-404', 'RUN-404', 'RUN-LIVE-FORM']);
  });

  test('the fifty-first run is refused; after one is let go there is room again', async () => {
    const rig = await aRig();
    for (let i = 0; i <= 50; i += 1) {
      await rig.create({ id: `run_${i}` });
      await rig.say({ action: 'subscribe', run_id: `run_${i}`, after_seq: 1 });
    }
    expect(rig.socket.received('c1').at(-1)).toMatchObject({
      type: 'error',
      code: 'RUN-LIVE-LIMIT',
      run_id: 'run_50',
    });

    await rig.say({ action: 'unsubscribe', run_id: 'run_0' });
    await rig.say({ action: 'subscribe', run_id: 'run_50', after_seq: 1 });
    expect(rig.got().slice(-2)).toEqual(['unsubscribed', 'subscribed 1']);
  });

  test('what the gateway refuses comes back through the queue', async () => {
    const rig = await aRig();
    await rig.create();
    rig.socket.answerNext('sent', 'failed');
    await rig.say({ action: 'subscribe', run_id: runId });

    expect(rig.queued).toEqual([{ runId, connectionId: 'c1', attempt: 1, delaySeconds: 1 }]);
  });
});

describe('subscribe to a domain', () => {
  const subscribe = { action: 'subscribe', domain: 'courses' };
  const idsOf = (rig: Awaited<ReturnType<typeof aRig>>) =>
    rig.socket.received('c1').flatMap((message) => (message.type === 'run' ? [message.id] : []));

  test('begins with runs that have not ended or ended within ten minutes', async () => {
    const rig = await aRig();
    const ended = (at: string) => ({ status: 'DONE' as const, completedAt: at });
    await rig.create({ id: 'run_open', createdAt: '2024-11-21T11:00:00.000Z' });
    await rig.create({ id: 'run_old_and_open', createdAt: '2024-11-15T11:00:00.000Z' });
    await rig.create({ id: 'run_just_ended', ...ended('2024-11-21T11:50:00.000Z') });
    await rig.create({ id: 'run_ended_before', ...ended('2024-11-21T11:49:59.999Z') });
    await rig.create({ id: 'run_of_claims', domain: 'claims' });
    await rig.create({ id: 'run_of_togo', country: 'Togo', countryCode: 'TG' });
    await rig.say(subscribe);

    expect(rig.socket.received('c1')[0]).toEqual({
      type: 'subscribed',
      domain: 'courses',
      last_seq: null,
    });
    expect(idsOf(rig).toSorted()).toEqual(['run_just_ended', 'run_old_and_open', 'run_open']);
  });

  test('goes on with the next events of those runs, and with new runs', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.commit('RUN-PROGRESS');
    await rig.say(subscribe);
    await rig.commit('RUN-PROGRESS');
    await rig.push();
    await rig.create({ id: 'run_new' });
    await rig.push('run_new');

    expect(rig.got()).toEqual(['subscribed null', 'run PROCESSING@2', 3, 1, 'run PROCESSING@1']);
  });

  test('done of a run that had ended is not told: the run says it', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.end();
    await rig.say(subscribe);
    await rig.push();

    expect(rig.got()).toEqual(['subscribed null', 'run DONE@2']);
  });

  test('an event between the picture of a run and its subscription is not lost', async () => {
    const rig = await aRig();
    await rig.create();
    const { startSubscription } = rig.connections;
    rig.connections.startSubscription = async (subscription) => {
      rig.connections.startSubscription = startSubscription;
      await rig.commit('RUN-PROGRESS');
      return startSubscription(subscription);
    };
    await rig.say(subscribe);

    expect(rig.got()).toEqual(['subscribed null', 'run PROCESSING@1', 2]);
  });

  test('after the deadline runs are not begun with: they come through the queue', async () => {
    const rig = await aRig();
    const ended = (at: string) => ({ status: 'DONE' as const, completedAt: at });
    await rig.create({ id: 'run_1', createdAt: '2024-11-21T11:10:00.000Z' });
    await rig.create({ id: 'run_2', ...ended('2024-11-21T11:50:00.000Z') });
    await rig.create({ id: 'run_3', ...ended('2024-11-21T11:49:59.999Z') });
    await answerMessage(rig.ports, 'c1', JSON.stringify(subscribe), rig.clock.now);

    expect(rig.got()).toEqual(['subscribed null']);
    expect(rig.queued.toSorted((a, b) => a.runId.localeCompare(b.runId))).toEqual([
      { runId: 'run_1', connectionId: 'c1', attempt: 1, delaySeconds: 1 },
      { runId: 'run_2', connectionId: 'c1', attempt: 1, delaySeconds: 1 },
    ]);
    await pushRun(rig.ports, 'run_1', { connectionId: 'c1', attempts: 1, deadline: farAway });
    expect(rig.got()).toEqual(['subscribed null', 1, 'run PROCESSING@1']);
  });

  test('is refused to a role that sees none of its runs', async () => {
    const rig = await aRig({ caller: aCaller({ roles: ['payment_maker'] }) });
    await rig.say(subscribe);

    expect(rig.got()).toEqual(['error AUTH-03']);
    expect(await rig.connections.listFeeds('courses')).toEqual([]);
  });

  test('ends with unsubscribe', async () => {
    const rig = await aRig();
    await rig.say(subscribe);
    await rig.say({ action: 'unsubscribe', domain: 'courses' });
    await rig.create();
    await rig.push();

    expect(rig.got()).toEqual(['subscribed null', 'unsubscribed']);
  });
});

describe('other messages', () => {
  test('ping is answered with pong', async () => {
    const rig = await aRig();
    await rig.say({ action: 'ping' });

    expect(rig.socket.received('c1')).toEqual([{ type: 'pong' }]);
  });

  test('unsubscribed from a run: nothing more comes', async () => {
    const rig = await aRig();
    await rig.create();
    await rig.say({ action: 'subscribe', run_id: runId, after_seq: 1 });
    await rig.say({ action: 'unsubscribe', run_id: runId });
    await rig.commit('RUN-PROGRESS');
    await rig.push();

    expect(rig.got()).toEqual(['subscribed 1', 'unsubscribed']);
  });

  test.each([
    { text: 'hello', why: 'not JSON' },
    { text: 'null', why: 'not an object' },
    { text: '{"action":"dance"}', why: 'an unknown action' },
    { text: '{"action":"subscribe"}', why: 'neither run nor domain' },
    { text: '{"action":"subscribe","domain":"weather"}', why: 'an unknown domain' },
    { text: '{"action":"subscribe","run_id":"r","after_seq":-1}', why: 'a number below zero' },
    { text: '{"action":"subscribe","run_id":7}', why: 'an id that is no text' },
    { text: '', why: 'nothing at all' },
  ])('$why is answered with an error, and the connection stays', async ({ text }) => {
    const rig = await aRig();
    await rig.say(text);
    await rig.say({ action: 'ping' });

    expect(rig.socket.received('c1')[0]).toMatchObject({
      type: 'error',
      code: 'RUN-LIVE-FORM',
      run_id: null,
    });
    expect(rig.got()).toEqual(['error RUN-LIVE-FORM', 'pong']);
  });

  test.each([
    { extra: 0, expected: 'pong', why: 'exactly 4 KB' },
    { extra: 1, expected: 'error RUN-LIVE-SIZE', why: 'one byte over' },
  ])('$expected for $why', async ({ extra, expected }) => {
    const rig = await aRig();
    const frame = JSON.stringify({ action: 'ping', pad: '' });
    await rig.say(frame.replace('""', `"${'x'.repeat(4_096 - frame.length + extra)}"`));

    expect(rig.got()).toEqual([expected]);
  });

  test('a connection that nobody knows gets nothing: it was closed meanwhile', async () => {
    const rig = createLiveRig();
    await rig.create();
    const message = JSON.stringify({ action: 'subscribe', run_id: runId });
    await answerMessage(rig.ports, 'c1', message, noon);

    expect(rig.socket.received('c1')).toEqual([]);
  });
});
