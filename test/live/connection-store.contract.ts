import { beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionStore } from '../../shared/live/connection-store.ts';
import { aCaller, aConnection, aSubscription } from './live-rig.ts';

const noon = new Date('2024-11-21T12:00:00.000Z');
const later = (ms: number) => new Date(noon.getTime() + ms);

/** What every connection store must do. Ids are new in each test, so a used table can be tested. */
export function testConnectionStore(title: string, openStore: () => ConnectionStore): void {
  describe(`${title} keeps the contract of a connection store`, () => {
    let store: ConnectionStore;
    let c1: string;
    let run: string;
    beforeEach(() => {
      store = openStore();
      c1 = `c1-${crypto.randomUUID()}`;
      run = `run_${crypto.randomUUID()}`;
    });
    const lease = (owner: string, until: Date) => ({ owner, until });
    const own = async () => (await store.listSubscriptions(run)).filter((s) => s.runId === run);
    const feedsOf = async (id: string) =>
      (await store.listFeeds('courses')).filter(({ connectionId }) => connectionId === id);

    describe('connections', () => {
      test('are given back as they were stored', async () => {
        const connection = aConnection({ id: c1 });
        await store.saveConnection(connection);

        expect(await store.readConnection(c1)).toEqual(connection);
        expect(await store.readConnection(`${c1}-other`)).toBeUndefined();
      });

      test('follow up to a number of subjects, each counted once', async () => {
        await store.saveConnection(aConnection({ id: c1 }));
        const subject = (runId: string) => ({ kind: 'run' as const, runId });

        expect(await store.addSubject(c1, subject('a'), 2)).toBe('added');
        expect(await store.addSubject(c1, { kind: 'domain', domain: 'courses' }, 2)).toBe('added');
        expect(await store.addSubject(c1, subject('b'), 2)).toBe('full');
        expect(await store.addSubject(c1, subject('a'), 2)).toBe('added');
        await store.removeSubject(c1, subject('a'));
        expect(await store.addSubject(c1, subject('b'), 2)).toBe('added');
      });

      test('that are gone cannot follow, and do not come back by it', async () => {
        expect(await store.addSubject(c1, { kind: 'run', runId: run }, 2)).toBe('gone');
        await store.removeSubject(c1, { kind: 'run', runId: run });
        expect(await store.readConnection(c1)).toBeUndefined();
      });

      test('are forgotten with all they asked for, and only they', async () => {
        const other = `c2-${c1}`;
        for (const id of [c1, other]) {
          await store.saveConnection(aConnection({ id }));
          await store.addSubject(id, { kind: 'run', runId: run }, 50);
          await store.addSubject(id, { kind: 'domain', domain: 'courses' }, 50);
          await store.putSubscription(aSubscription({ runId: run, connectionId: id }));
          await store.putFeed({ ...aConnection(), connectionId: id, domain: 'courses' });
        }
        await store.forgetConnection(c1);
        await store.forgetConnection(c1);

        expect(await store.readConnection(c1)).toBeUndefined();
        expect((await own()).map(({ connectionId }) => connectionId)).toEqual([other]);
        expect(await feedsOf(c1)).toEqual([]);
        expect(await feedsOf(other)).toHaveLength(1);
      });
    });

    describe('feeds', () => {
      test('are listed by domain until they are removed', async () => {
        const feed = {
          domain: 'courses' as const,
          connectionId: c1,
          caller: aCaller({ roles: ['admin'], country: null, countryCode: null }),
          lang: 'fr' as const,
          expiresAt: later(60_000),
        };
        await store.putFeed(feed);

        expect(await feedsOf(c1)).toEqual([feed]);
        expect(await store.listFeeds('claims')).not.toContainEqual(feed);
        await store.removeFeed('courses', c1);
        expect(await feedsOf(c1)).toEqual([]);
      });
    });

    describe('subscriptions', () => {
      const sub = (fields = {}) => aSubscription({ runId: run, connectionId: c1, ...fields });

      test('are listed by run, each connection once', async () => {
        await store.putSubscription(sub({ sentSeq: 1 }));
        await store.putSubscription(sub({ sentSeq: 7 }));
        await store.putSubscription(sub({ connectionId: `c2-${c1}` }));

        const listed = await own();
        expect(listed).toHaveLength(2);
        expect(listed).toContainEqual(sub({ sentSeq: 7 }));
      });

      test('are started once only', async () => {
        expect(await store.startSubscription(sub({ sentSeq: 3 }))).toBe('started');
        expect(await store.startSubscription(sub({ sentSeq: 0 }))).toBe('exists');
        expect(await own()).toEqual([sub({ sentSeq: 3 })]);
      });

      test('become implicit, and stay away when they are not there', async () => {
        await store.makeImplicit(run, c1);
        expect(await own()).toEqual([]);
        await store.putSubscription(sub({ sentSeq: 3 }));
        await store.makeImplicit(run, c1);
        expect(await own()).toEqual([sub({ sentSeq: 3, explicit: false })]);
      });

      test('are removed', async () => {
        await store.putSubscription(sub());
        await store.removeSubscription(run, c1);
        expect(await own()).toEqual([]);
      });
    });

    describe('a lease', () => {
      const take = (owner: string, until: Date, now = noon) =>
        store.takeLease(run, c1, lease(owner, until), now);
      const note = (owner: string, sentSeq: number, next: Date | null = null) =>
        store.advance(run, c1, {
          owner,
          next: next && lease(owner, next),
          progress: { sentSeq, doneSent: false },
        });
      const sub = (fields = {}) => aSubscription({ runId: run, connectionId: c1, ...fields });

      test('cannot be taken on what is not there, and does not make it', async () => {
        expect(await take('a', later(1_000))).toEqual({ kind: 'gone' });
        expect(await own()).toEqual([]);
      });

      test('is held by one until its time', async () => {
        await store.putSubscription(sub({ sentSeq: 4 }));

        expect(await take('a', later(1_000))).toEqual({
          kind: 'taken',
          subscription: sub({ sentSeq: 4 }),
        });
        expect(await take('b', later(2_000), later(999))).toEqual({ kind: 'busy' });
        expect(await take('b', later(2_000), later(1_000))).toMatchObject({ kind: 'taken' });
      });

      test('of many that try at once, one gets it', async () => {
        await store.putSubscription(sub());

        const owners = ['a', 'b', 'c', 'd', 'e'];
        const taken = await Promise.all(owners.map((owner) => take(owner, later(1_000))));
        expect(taken.map(({ kind }) => kind).toSorted()).toEqual([
          'busy',
          'busy',
          'busy',
          'busy',
          'taken',
        ]);
      });

      test('notes what was posted, is prolonged or given back', async () => {
        await store.putSubscription(sub());
        await take('a', later(1_000));

        expect(await note('a', 5, later(3_000))).toBe('saved');
        expect(await take('b', later(9_000), later(2_000))).toEqual({ kind: 'busy' });
        expect(await note('a', 6)).toBe('saved');
        expect(await take('b', later(9_000), later(2_000))).toEqual({
          kind: 'taken',
          subscription: sub({ sentSeq: 6 }),
        });
      });

      test('that was lost notes nothing', async () => {
        await store.putSubscription(sub());
        await take('a', later(1_000));
        await take('b', later(2_000), later(1_500));
        expect(await note('a', 9)).toBe('lost');

        await store.putSubscription(sub({ sentSeq: 2 }));
        expect(await note('b', 9)).toBe('lost');
        expect(await own()).toEqual([sub({ sentSeq: 2 })]);
      });
    });
  });
}
