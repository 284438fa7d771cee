import { describe, expect, test } from 'vitest';
import { type FollowEnd, followJournal } from '../../shared/runs/follow-journal.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { createLiveRig, noon, runId } from '../live/live-rig.ts';

/** A reader whose pauses take no time; what happens during each of them is the test's story. */
async function aRig(story: ((rig: ReturnType<typeof createLiveRig>) => Promise<void>)[] = []) {
  const rig = createLiveRig();
  await rig.create();
  const pauses: number[] = [];
  const reader = new AbortController();
  const clock = { now: noon };
  const follow = async (
    afterSeq: number,
    { store = rig.runs, endAfterMs = 840_000 }: { store?: RunStore; endAfterMs?: number } = {},
  ) => {
    const journal = followJournal(store, runId, afterSeq, {
      now: () => clock.now,
      sleep: async (ms) => {
        pauses.push(ms);
        clock.now = new Date(clock.now.getTime() + ms);
        await story.shift()?.(rig);
      },
      signal: reader.signal,
      endAfterMs,
    });
    const seqs: number[] = [];
    let end: FollowEnd | undefined;
    while (end === undefined) {
      const next = await journal.next();
      if (next.done) end = next.value;
      else seqs.push(next.value.seq);
    }
    return { seqs, end };
  };
  return { ...rig, follow, pauses, reader };
}

describe('the journal of a run', () => {
  test('past events, then new ones, until the run has ended', async () => {
    const rig = await aRig([
      async ({ commit }) => commit('RUN-PROGRESS'),
      async () => {},
      async ({ commit, end }) => {
        await commit('RUN-PROGRESS');
        await end();
      },
    ]);

    expect(await rig.follow(0)).toMatchObject({
      seqs: [1, 2, 3, 4],
      end: { kind: 'ended', run: { status: 'DONE', lastSeq: 4 } },
    });
  });

  test('from where the reader was cut off', async () => {
    const rig = await aRig();
    await rig.commit('RUN-PROGRESS');
    await rig.end();

    expect((await rig.follow(2)).seqs).toEqual([3]);
    expect((await rig.follow(3)).seqs).toEqual([]);
  });

  test('longer than a page', async () => {
    const rig = await aRig();
    for (let seq = 2; seq <= 450; seq += 1) await rig.commit('RUN-PROGRESS');
    await rig.end();

    expect((await rig.follow(0)).seqs).toEqual(Array.from({ length: 451 }, (_, i) => i + 1));
    expect(rig.pauses).toEqual([]);
  });

  test('an event committed while the last page is read is not lost at the end', async () => {
    const rig = await aRig();
    const store: RunStore = {
      ...rig.runs,
      async readEvents(...args) {
        const page = await rig.runs.readEvents(...args);
        if (args[1] === 0) await rig.end();
        return page;
      },
    };

    expect((await rig.follow(0, { store })).seqs).toEqual([1, 2]);
  });

  test('an unknown run is missing', async () => {
    const rig = createLiveRig();
    const options = {
      now: () => noon,
      sleep: async () => {},
      signal: new AbortController().signal,
      endAfterMs: 1,
    };

    const first = await followJournal(rig.runs, 'run_unknown', 0, options).next();
    expect(first).toEqual({ done: true, value: { kind: 'missing' } });
  });
});

describe('how it looks', () => {
  test('less and less often while nothing happens, at once again when something does', async () => {
    const quiet = async () => {};
    const rig = await aRig([
      ...Array.from({ length: 8 }, () => quiet),
      async ({ commit }) => commit('RUN-PROGRESS'),
      async ({ end }) => end(),
    ]);
    await rig.follow(1);

    expect(rig.pauses).toEqual([150, 225, 337.5, 506.25, 759.375, 1_000, 1_000, 1_000, 1_000, 100]);
  });

  test('no event is fetched while there is none to fetch', async () => {
    const rig = await aRig([async () => {}, async () => {}, async ({ end }) => end()]);
    let fetches = 0;
    const store: RunStore = {
      ...rig.runs,
      readEvents: (...args) => {
        fetches += 1;
        return rig.runs.readEvents(...args);
      },
    };
    await rig.follow(1, { store });

    expect(fetches).toBe(1);
  });

  test('stops when its time is up, to the millisecond', async () => {
    const rig = await aRig();

    expect(await rig.follow(1, { endAfterMs: 400 })).toEqual({
      seqs: [],
      end: { kind: 'time-up' },
    });
    expect(rig.pauses).toEqual([150, 225, 25]);
  });

  test('stops when the reader has gone', async () => {
    const rig = await aRig([
      async ({ commit }) => {
        await commit('RUN-PROGRESS');
        rig.reader.abort();
      },
    ]);

    expect(await rig.follow(1)).toEqual({ seqs: [], end: { kind: 'reader-gone' } });
  });
});
