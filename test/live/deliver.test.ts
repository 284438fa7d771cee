import { describe, expect, test } from 'vitest';
import { deliver } from '../../shared/live/deliver.ts';
import {
  aConnection,
  aSubscription,
  createLiveRig,
  farAway,
  inShort,
  key,
  noon,
  runId,
} from './live-rig.ts';

async function aRig(progress: Parameters<typeof aSubscription>[0] = {}) {
  const rig = createLiveRig();
  await rig.create();
  await rig.connections.saveConnection(aConnection());
  await rig.connections.addSubject('c1', { kind: 'run', runId }, 50);
  await rig.connections.putSubscription(aSubscription(progress));
  return {
    ...rig,
    run: () => deliver(rig.ports, key, farAway),
    got: () => rig.socket.received('c1').map(inShort),
  };
}

describe('what a subscriber gets', () => {
  test('all events from the first on, each once, and the run behind the last change of state', async () => {
    const rig = await aRig();
    await rig.commit('RUN-STAGE-STARTED');
    await rig.commit('RUN-PROGRESS');

    expect(await rig.run()).toBe('delivered');
    expect(rig.got()).toEqual([1, 2, 'run PROCESSING@3', 3]);
  });

  test('only what it does not have yet', async () => {
    const rig = await aRig({ sentSeq: 2 });
    await rig.commit('RUN-PROGRESS');
    await rig.commit('RUN-PROGRESS');

    await rig.run();
    expect(rig.got()).toEqual([3]);
  });

  test('nothing the second time', async () => {
    const rig = await aRig();
    await rig.run();
    const before = rig.got();

    expect(await rig.run()).toBe('delivered');
    expect(rig.got()).toEqual(before);
  });

  test('at the end the last event, the run and done, and done never again', async () => {
    const rig = await aRig({ sentSeq: 1 });
    await rig.end('DONE_WITH_ERRORS');

    await rig.run();
    await rig.run();
    expect(rig.got()).toEqual([2, 'run DONE_WITH_ERRORS@2', 'done DONE_WITH_ERRORS']);
  });

  test('done alone when the run had ended and the client has every event', async () => {
    const rig = await aRig({ sentSeq: 2 });
    await rig.end('ERROR');

    await rig.run();
    expect(rig.got()).toEqual(['done ERROR']);
  });

  test('an event behind the end comes after done, which is not repeated', async () => {
    const rig = await aRig({ sentSeq: 1 });
    await rig.end();
    await rig.run();
    await rig.commit('RUN-UNDONE', { undoneBy: 'run_2' });

    await rig.run();
    expect(rig.got()).toEqual([2, 'run DONE@2', 'done DONE', 3]);
  });

  test('a journal of many pages, in order', async () => {
    const rig = await aRig();
    for (let seq = 2; seq <= 120; seq += 1) await rig.commit('RUN-PROGRESS');

    await rig.run();
    const seqs = rig.got().filter((message) => typeof message === 'number');
    expect(seqs).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
  });

  test.each([
    { lang: 'fr' as const, expected: 'adresse' },
    { lang: 'en' as const, expected: 'address' },
  ])('messages in the language of the connection: $lang', async ({ lang, expected }) => {
    const rig = await aRig({ lang, sentSeq: 1 });
    await rig.commit('RUN-ROUTE');
    await rig.run();

    const message = expect.stringMatching(new RegExp(`\\b${expected}\\b`));
    expect(rig.socket.received('c1')).toEqual([
      expect.objectContaining({ type: 'event', run_id: runId, seq: 2, code: 'RUN-ROUTE', message }),
    ]);
  });

  test('an ended run no longer counts against what the connection may follow', async () => {
    const rig = await aRig();
    await rig.end();
    await rig.run();

    expect(await rig.connections.addSubject('c1', { kind: 'run', runId: 'run_2' }, 1)).toBe(
      'added',
    );
  });
});

describe('rivals', () => {
  test('two at the same time: one delivers, the other is turned away', async () => {
    const rig = await aRig();
    await rig.commit('RUN-PROGRESS');

    const both = await Promise.all([rig.run(), rig.run()]);
    expect(both.toSorted()).toEqual(['busy', 'delivered']);
    expect(rig.got()).toEqual([1, 'run PROCESSING@2', 2]);
  });

  test('an event whose deliverer was turned away is found by the one who holds the lease', async () => {
    const rig = await aRig();
    const { advance } = rig.connections;
    let rival: Promise<string> | undefined;
    rig.connections.advance = async (...args) => {
      // Committed after the last page was read, pushed before the lease is given back.
      if (rival === undefined) {
        await rig.commit('RUN-PROGRESS');
        rival = rig.run();
        await rival;
      }
      return advance(...args);
    };

    expect(await rig.run()).toBe('delivered');
    expect(await rival).toBe('busy');
    expect(rig.got()).toEqual([1, 'run PROCESSING@1', 2]);
  });

  test('a client that subscribes anew meanwhile takes over; the old delivery stops', async () => {
    const rig = await aRig();
    const post = rig.socket.post;
    rig.socket.post = async (...args) => {
      rig.socket.post = post;
      const answer = await post(...args);
      await rig.connections.putSubscription(aSubscription({ sentSeq: 1 }));
      return answer;
    };
    await rig.commit('RUN-PROGRESS');

    expect(await rig.run()).toBe('busy');
    expect((await rig.connections.listSubscriptions(runId))[0]?.sentSeq).toBe(1);
  });
});

describe('faults', () => {
  test('a crash between posting and noting: events come again, none is missing', async () => {
    const rig = await aRig();
    await rig.commit('RUN-PROGRESS');
    const { advance } = rig.connections;
    rig.connections.advance = async () => {
      throw new Error('the process died here');
    };
    await expect(rig.run()).rejects.toThrow('died');
    rig.connections.advance = advance;

    expect(await rig.run()).toBe('busy');
    rig.clock.now = new Date(noon.getTime() + 20_000);
    expect(await rig.run()).toBe('delivered');
    expect(rig.got()).toEqual([1, 'run PROCESSING@2', 2, 1, 'run PROCESSING@2', 2]);
  });

  test('a message that the gateway refuses: what is before it is noted, the rest comes later', async () => {
    const rig = await aRig({ sentSeq: 1 });
    await rig.commit('RUN-PROGRESS');
    await rig.commit('RUN-PROGRESS');
    rig.socket.answerNext('sent', 'failed');

    expect(await rig.run()).toBe('unfinished');
    expect(await rig.run()).toBe('delivered');
    expect(rig.got()).toEqual([2, 3]);
  });

  test('the run behind an event is refused: event and run come again together', async () => {
    const rig = await aRig({ sentSeq: 1 });
    await rig.commit('RUN-STAGE-STARTED');
    rig.socket.answerNext('sent', 'failed');

    expect(await rig.run()).toBe('unfinished');
    expect(await rig.run()).toBe('delivered');
    expect(rig.got()).toEqual([2, 2, 'run PROCESSING@2']);
  });

  test('nobody there: the connection and what it follows are forgotten', async () => {
    const rig = await aRig();
    await rig.connections.putFeed({ ...aConnection(), connectionId: 'c1', domain: 'courses' });
    rig.socket.close('c1');

    expect(await rig.run()).toBe('gone');
    expect(await rig.connections.readConnection('c1')).toBeUndefined();
    expect(await rig.connections.listSubscriptions(runId)).toEqual([]);
    expect(await rig.connections.listFeeds('courses')).toEqual([]);
    expect(await rig.run()).toBe('gone');
  });

  test('time is up: nothing is begun, and the lease is given back', async () => {
    const rig = await aRig();

    expect(await deliver(rig.ports, key, noon)).toBe('unfinished');
    expect(rig.got()).toEqual([]);
    expect(await rig.run()).toBe('delivered');
  });

  test('posts so slow that the lease runs out: stops before a rival may begin', async () => {
    const rig = await aRig();
    for (let seq = 2; seq <= 10; seq += 1) await rig.commit('RUN-PROGRESS');
    const post = rig.socket.post;
    rig.socket.post = async (...args) => {
      rig.clock.now = new Date(rig.clock.now.getTime() + 3_000);
      return post(...args);
    };

    // Posts begin at 0, 3, 6, 9, 12 and 15 s of a lease of 20 s that must have 5 s left.
    expect(await rig.run()).toBe('unfinished');
    expect(rig.socket.received('c1')).toHaveLength(6);
    expect(rig.clock.now).toEqual(new Date(noon.getTime() + 18_000));
  });
});
