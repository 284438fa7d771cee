import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Adoption, adoptArrival } from '../../shared/runs/adopt-arrival.ts';
import type { Run } from '../../shared/runs/run.ts';
import { recapKey, statKey } from './a-dropped-pair.ts';
import { aRoad, Killed, type Road } from './a-road.ts';

/** A call of a store that waits for its turn. */
interface Turn {
  readonly who: string;
  go(): void;
}

/** Lets several deliveries take their steps in an order that a test chooses. */
function createTurns() {
  const waiting: Turn[] = [];
  return {
    step: (who: string) => new Promise<void>((go) => waiting.push({ who, go })),
    /** @param choose which of those that wait goes next */
    async play(work: readonly Promise<unknown>[], choose: (among: readonly Turn[]) => number) {
      let open = work.length;
      for (const each of work) each.finally(() => (open -= 1)).catch(() => undefined);
      for (;;) {
        // Everything that can go on by itself has done so when a turn of the event loop is over.
        await new Promise((done) => setImmediate(done));
        if (open === 0) return Promise.allSettled(work);
        const [next] = waiting.splice(choose(waiting), 1);
        if (next === undefined) throw new Error('nobody can go on');
        next.go();
      }
    },
  };
}

type Gate = () => Promise<void>;

/** The ports of a road, each call of a store only when `before` lets it, `after` behind it. */
function gated(
  road: Road,
  before: Gate,
  after: Gate = async () => undefined,
  names: readonly ('runs' | 'files')[] = ['runs', 'files'],
) {
  const gate = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          await before();
          const answer = await method.apply(target, args);
          await after();
          return answer;
        };
      },
    });
  const stores = Object.fromEntries(names.map((name) => [name, gate(road.ports[name])]));
  const startPipeline: typeof road.ports.startPipeline = async (...run) => {
    await before();
    await road.ports.startPipeline(...run);
    await after();
  };
  return { ...road.ports, ...stores, startPipeline };
}

interface Delivery {
  readonly key: string;
  readonly versionId: string;
}

const deliver = (ports: ReturnType<typeof gated>, delivery: Delivery): Promise<Adoption> =>
  adoptArrival(ports, { bucket: 'in', ...delivery });

async function allRuns(road: Road): Promise<Run[]> {
  const ids = await road.runs.listOpen(100);
  return Promise.all(ids.map((id) => road.run(id)));
}

/** What each run holds, the started ones first: `+` for started, then its files. */
async function tell(road: Road): Promise<string[]> {
  const runs = await allRuns(road);
  const told = runs.map(({ id, files, waitingFor }) => {
    const names = files.map(({ name, size }) => `${name}:${size}`).sort();
    const isStarted = road.started.includes(id) && waitingFor === null;
    return `${isStarted ? '+' : ''}${names.join(' ')}`;
  });
  return told.sort();
}

/** Every order of the steps of two deliveries, one after the other; gives how many there were. */
async function inEveryOrder(tryOne: (choose: (among: readonly Turn[]) => number) => Promise<void>) {
  let path: number[] = [];
  for (let tried = 1; ; tried += 1) {
    const options: number[] = [];
    const taken: number[] = [];
    await tryOne((among) => {
      const chosen = path[taken.length] ?? 0;
      options.push(among.length);
      taken.push(chosen);
      return chosen;
    });
    const last = taken.findLastIndex((chosen, i) => chosen + 1 < (options[i] ?? 0));
    if (last === -1) return tried;
    path = [...taken.slice(0, last), (taken[last] ?? 0) + 1];
  }
}

describe('two deliveries at the same instant, in every order of their steps', () => {
  test.each([
    {
      files: [
        [statKey, 'statement'],
        [recapKey, 'recap'],
      ] as const,
      expected: ['+recap.csv:5 stat.csv:9'],
      why: 'both files of a pair: one run, started once',
    },
    {
      files: [
        [statKey, 'statement'],
        [`${statKey.slice(0, -4)} (2).csv`, 'statement'],
      ] as const,
      expected: [/^stat( \(2\))?\.csv:9$/],
      why: 'the same content twice: one run that still waits',
    },
    {
      files: [
        [statKey, 'statement'],
        [statKey, 'a corrected statement'],
      ] as const,
      expected: ['stat.csv:21'],
      why: 'two versions of one key: the newer one waits',
    },
  ])('$why', async ({ files, expected }) => {
    const tried = await inEveryOrder(async (choose) => {
      const road = aRoad();
      const deliveries: Delivery[] = [];
      for (const [key, content] of files) deliveries.push(await road.files.put(key, content));
      const turns = createTurns();

      const work = deliveries.map((delivery, i) =>
        deliver(
          gated(road, () => turns.step(`delivery ${i}`)),
          delivery,
        ),
      );
      const outcomes = await turns.play(work, choose);

      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await tell(road)).toEqual(
        expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
      );
      // What is in no run lies in error/ with its report; nothing is in both, nothing is lost.
      const inRuns = (await allRuns(road)).flatMap((run) => run.files).length;
      const aside = road.files.keys().filter((key) => key.startsWith('error/')).length / 2;
      expect(inRuns + aside).toBe(2);
    });
    expect(tried).toBeGreaterThan(100);
  });

  test('the same delivery twice: one run, one file', async () => {
    await inEveryOrder(async (choose) => {
      const road = aRoad();
      const first = await road.files.put(statKey, 'statement');
      await road.adopt(first);
      const second = await road.files.put(recapKey, 'recap');
      const turns = createTurns();
      // Files are only looked at here: their steps would make no difference, and far more orders.
      const ports = () => gated(road, () => turns.step('delivery'), undefined, ['runs']);

      await turns.play([deliver(ports(), second), deliver(ports(), second)], choose);

      expect(await tell(road)).toEqual(['+recap.csv:5 stat.csv:9']);
      expect(road.files.keys()).toEqual([recapKey, statKey]);
    });
  });
});

describe('whatever dies, and whatever is delivered how often', () => {
  test('each file is in exactly one run, and each whole run is started', async () => {
    const story = fc.record({
      files: fc.integer({ min: 1, max: 5 }),
      repeated: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
      deaths: fc.array(fc.record({ call: fc.integer({ min: 1, max: 60 }), after: fc.boolean() }), {
        maxLength: 5,
      }),
      choices: fc.infiniteStream(fc.nat(99)),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ files, repeated, deaths, choices }) => {
        const road = aRoad();
        const dropped: Delivery[] = [];
        for (let i = 0; i < files; i += 1) {
          dropped.push(await road.files.put(`drop/claims/mars/${i}.csv`, `content ${i}`));
        }
        const turns = createTurns();
        let calls = 0;
        // A function dies before a call, or after it: then its answer is lost.
        const dieAt = (call: number, after: boolean) => {
          const isDue = deaths.some((death) => death.call === call && death.after === after);
          if (isDue) throw new Killed(`at call ${call}`);
        };
        const ports = () => {
          let call = 0;
          return gated(
            road,
            async () => {
              await turns.step('delivery');
              calls += 1;
              call = calls;
              dieAt(call, false);
            },
            async () => dieAt(call, true),
          );
        };
        const untilDone = async (delivery: Delivery): Promise<void> => {
          for (let tries = 0; tries < 30; tries += 1) {
            const isDone = await deliver(ports(), delivery).then(
              () => true,
              (fault) => {
                if (fault instanceof Killed) return false;
                throw fault;
              },
            );
            if (isDone) return;
          }
        };
        const again = repeated.flatMap((i) => dropped[i] ?? []);

        const outcomes = await turns.play([...dropped, ...again].map(untilDone), (among) => {
          return (choices.next().value ?? 0) % Math.max(1, among.length);
        });

        expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
        const runs = await allRuns(road);
        const held = runs.flatMap((run) => run.files.map(({ name }) => name)).sort();
        expect(held).toEqual(dropped.map((_, i) => `${i}.csv`));
        const sizes = runs.map((run) => run.files.length).sort();
        expect(sizes).toEqual(files % 2 === 0 ? twos(files) : [1, ...twos(files - 1)]);
        const whole = runs.filter((run) => run.files.length === 2).map(({ id }) => id);
        expect([...road.started].sort()).toEqual(whole.sort());
      }),
      { numRuns: 300 },
    );
  });
});

const twos = (files: number) => Array.from({ length: files / 2 }, () => 2);
