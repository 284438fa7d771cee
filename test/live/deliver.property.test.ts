import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliver } from '../../shared/live/deliver.ts';
import type { LivePorts } from '../../shared/live/live-ports.ts';
import { pushRun } from '../../shared/live/push-run.ts';
import { aSubscription, createLiveRig, farAway, runId } from './live-rig.ts';

const connectionIds = ['c1', 'c2'];

/** Every operation of the stores and of the socket waits for its turn, which chance decides. */
function scheduled<T extends object>(scheduler: fc.Scheduler, port: T): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        await scheduler.schedule(Promise.resolve(), String(name));
        return member.apply(target, args);
      };
    },
  });
}

interface Story {
  readonly rig: ReturnType<typeof createLiveRig>;
  readonly ports: LivePorts;
}

/** Events are committed one after the other, each with its own push, all at the same time. */
async function tell({ rig, ports }: Story, events: number, pushesEach: number): Promise<void> {
  const pushes: Promise<unknown>[] = [];
  const push = () =>
    pushRun(ports, runId, { connectionId: null, attempts: 0, deadline: farAway }).catch(() =>
      rig.queued.push({ runId, connectionId: null, attempt: 1, delaySeconds: 1 }),
    );
  for (let seq = 2; seq <= events; seq += 1) {
    await ports.connections.readConnection('just a step at which others may be faster');
    if (seq < events) await rig.commit(seq % 3 === 0 ? 'RUN-STAGE-STARTED' : 'RUN-PROGRESS');
    else await rig.end();
    for (let i = 0; i < pushesEach; i += 1) pushes.push(push());
  }
  await Promise.all(pushes);
}

/** What the queue of retries does: brings everything back until nobody is behind. */
async function drain({ rig }: Story): Promise<void> {
  for (let again = rig.queued.shift(); again; again = rig.queued.shift()) {
    rig.clock.now = new Date(rig.clock.now.getTime() + 30_000);
    await pushRun(rig.ports, runId, { ...again, attempts: 1, deadline: farAway });
  }
}

function seqsOf(rig: Story['rig'], connectionId: string): number[] {
  const messages = rig.socket.received(connectionId);
  return messages.flatMap((message) => (message.type === 'event' ? [message.seq] : []));
}

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('whatever the order in which commits and deliveries happen', () => {
  test('every connection gets 1 … n once and in order, and done once, last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        async (scheduler, events, pushesEach) => {
          const story = await aStory(scheduler);
          await scheduler.waitFor(tell(story, events, pushesEach));
          await drain(story);

          for (const connectionId of connectionIds) {
            expect(seqsOf(story.rig, connectionId)).toEqual(upTo(events));
            const kinds = story.rig.socket.received(connectionId).map(({ type }) => type);
            expect(kinds.indexOf('done')).toBe(kinds.length - 1);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('when processes die anywhere, events may come again but none is missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
        async (scheduler, events, deaths) => {
          const story = await aStory(scheduler, new Set(deaths));
          await scheduler.waitFor(tell(story, events, 1));
          // The stream brings a batch back whose function died; the last one at the latest.
          for (const connectionId of connectionIds) {
            story.rig.queued.push({ runId, connectionId, attempt: 1, delaySeconds: 1 });
          }
          await drain(story);

          for (const connectionId of connectionIds) {
            const seqs = seqsOf(story.rig, connectionId);
            const firstTimes = seqs.filter((seq, i) => seqs.slice(0, i).every((s) => s < seq));
            expect(firstTimes).toEqual(upTo(events));
            expect(story.rig.socket.received(connectionId).at(-1)?.type).toBe('done');
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** @param deaths numbers of the posts and notes after which the process that made them is gone */
async function aStory(
  scheduler: fc.Scheduler,
  deaths: ReadonlySet<number> = new Set(),
): Promise<Story> {
  const rig = createLiveRig();
  await rig.create();
  await rig.connections.putSubscription(aSubscription({ connectionId: 'c1' }));
  await rig.connections.putSubscription(aSubscription({ connectionId: 'c2', sentSeq: 0 }));
  let acts = 0;
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'post' && name !== 'advance') return member;
        return async (...args: unknown[]) => {
          const answer = await member.apply(target, args);
          if (deaths.has(acts++)) throw new Error('the process died here');
          return answer;
        };
      },
    });
  const ports: LivePorts = {
    ...rig.ports,
    runs: scheduled(scheduler, rig.ports.runs),
    connections: scheduled(scheduler, mortal(rig.ports.connections)),
    socket: scheduled(scheduler, mortal(rig.ports.socket)),
  };
  return { rig, ports };
}

test('a delivery that nobody disturbs posts everything by itself', async () => {
  const { ports, rig } = await aStory(fc.sample(fc.scheduler(), 1)[0] as fc.Scheduler);
  await rig.commit('RUN-PROGRESS');
  await deliver(
    { ...rig.ports, publicUrl: ports.publicUrl },
    { runId, connectionId: 'c1' },
    farAway,
  );
  expect(seqsOf(rig, 'c1')).toEqual([1, 2]);
});
