import { describe, expect, test } from 'vitest';
import { type PushOptions, pushRun } from '../../shared/live/push-run.ts';
import {
  aCaller,
  aConnection,
  aSubscription,
  createLiveRig,
  farAway,
  inShort,
  noon,
  runId,
} from './live-rig.ts';

const everybody = { connectionId: null, attempts: 0, deadline: farAway };

async function aRig() {
  const rig = createLiveRig();
  await rig.create();
  return {
    ...rig,
    push: (options: Partial<PushOptions> = {}) =>
      pushRun(rig.ports, runId, { ...everybody, ...options }),
    feed: (connectionId: string, caller = aCaller()) =>
      rig.connections.putFeed({
        domain: 'courses',
        connectionId,
        caller,
        lang: 'en',
        expiresAt: farAway,
      }),
    got: (connectionId: string) => rig.socket.received(connectionId).map(inShort),
  };
}

describe('who is told', () => {
  test('everybody who asked for the run', async () => {
    const rig = await aRig();
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c1' }));
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c2', sentSeq: 1 }));
    await rig.commit('RUN-PROGRESS');

    expect(await rig.push()).toEqual({ served: 2, queued: 0, givenUp: 0 });
    expect(rig.got('c1')).toEqual([1, 'run PROCESSING@2', 2]);
    expect(rig.got('c2')).toEqual([2]);
  });

  test('a follower of the domain gets a new run from its first event on', async () => {
    const rig = await aRig();
    await rig.feed('c1');
    await rig.push();
    await rig.commit('RUN-PROGRESS');
    await rig.push();

    expect(rig.got('c1')).toEqual([1, 'run PROCESSING@1', 2]);
  });

  test.each([
    { caller: aCaller({ country: 'Togo', countryCode: 'TG' }), why: 'of another country' },
    { caller: aCaller({ roles: ['payment_maker'] }), why: 'whose role does not see course runs' },
    { caller: aCaller({ country: null, countryCode: null }), why: 'without a country' },
  ])('not a follower of the domain $why', async ({ caller }) => {
    const rig = await aRig();
    await rig.feed('c1', caller);

    expect(await rig.push()).toEqual({ served: 0, queued: 0, givenUp: 0 });
    expect(rig.got('c1')).toEqual([]);
  });

  test('admin, of every country', async () => {
    const rig = await aRig();
    await rig.feed('c1', aCaller({ roles: ['admin'], country: null, countryCode: null }));
    await rig.push();

    expect(rig.got('c1')).toEqual([1, 'run PROCESSING@1']);
  });

  test('no longer somebody who stopped following the domain', async () => {
    const rig = await aRig();
    await rig.feed('c1');
    await rig.push();
    await rig.connections.removeFeed('courses', 'c1');
    await rig.commit('RUN-PROGRESS');
    await rig.push();

    expect(rig.got('c1')).toEqual([1, 'run PROCESSING@1']);
  });

  test('one who let the run go but follows its domain goes on without a gap', async () => {
    const rig = await aRig();
    await rig.feed('c1');
    await rig.connections.putSubscription(aSubscription({ sentSeq: 1 }));
    await rig.connections.makeImplicit(runId, 'c1');
    await rig.commit('RUN-PROGRESS');
    await rig.push();

    expect(rig.got('c1')).toEqual([2]);
  });

  test('an unknown run is nobody’s: a stream older than the table', async () => {
    const rig = createLiveRig();

    expect(await pushRun(rig.ports, 'run_unknown', everybody)).toEqual({
      served: 0,
      queued: 0,
      givenUp: 0,
    });
  });
});

describe('who cannot be told', () => {
  test('comes back through the queue, alone; the others are served', async () => {
    const rig = await aRig();
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c1' }));
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c2' }));
    const lease = { owner: 'somebody', until: new Date(noon.getTime() + 1_000) };
    await rig.connections.takeLease(runId, 'c1', lease, noon);

    expect(await rig.push()).toEqual({ served: 1, queued: 1, givenUp: 0 });
    expect(rig.queued).toEqual([{ runId, connectionId: 'c1', attempt: 1, delaySeconds: 1 }]);
    expect(rig.got('c2')).toEqual([1, 'run PROCESSING@1']);
  });

  test('a retry serves only whom it is for, and waits longer the next time', async () => {
    const rig = await aRig();
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c1' }));
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c2' }));
    rig.socket.answerNext('failed');

    const options = { connectionId: 'c1', attempts: 4 };
    expect(await rig.push(options)).toEqual({ served: 0, queued: 1, givenUp: 0 });
    expect(rig.queued).toEqual([{ runId, connectionId: 'c1', attempt: 5, delaySeconds: 8 }]);
    expect(rig.got('c2')).toEqual([]);
  });

  test('is given up on after twelve retries: the client will come with its last seq', async () => {
    const rig = await aRig();
    await rig.connections.putSubscription(aSubscription());
    rig.socket.answerNext('failed');

    expect(await rig.push({ attempts: 12 })).toEqual({ served: 0, queued: 0, givenUp: 1 });
    expect(rig.queued).toEqual([]);
  });

  test('a fault while serving one connection keeps nobody else waiting', async () => {
    const rig = await aRig();
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c1' }));
    await rig.connections.putSubscription(aSubscription({ connectionId: 'c2' }));
    const { takeLease } = rig.connections;
    rig.connections.takeLease = async (run, connectionId, ...rest) => {
      if (connectionId === 'c1') throw new Error('throttled');
      return takeLease(run, connectionId, ...rest);
    };

    expect(await rig.push()).toEqual({ served: 1, queued: 1, givenUp: 0 });
    expect(rig.got('c2')).toEqual([1, 'run PROCESSING@1']);
  });

  test('whoever has everything costs no lease', async () => {
    const rig = await aRig();
    await rig.connections.putSubscription(aSubscription({ sentSeq: 1 }));
    await rig.connections.takeLease(runId, 'c1', { owner: 'x', until: farAway }, noon);

    expect(await rig.push()).toEqual({ served: 0, queued: 0, givenUp: 0 });
  });
});

test('a connection whose domain feed outlived it is forgotten at the next event', async () => {
  const rig = await aRig();
  await rig.connections.saveConnection(aConnection());
  await rig.feed('c1');
  rig.socket.close('c1');

  await rig.push();
  expect(await rig.connections.listFeeds('courses')).toEqual([]);
});
