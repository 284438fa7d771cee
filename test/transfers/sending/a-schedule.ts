import type { SchemeAnswer, TransferOrder } from '../../../shared/transfers/scheme-adapter.ts';
import type { SendingPorts } from '../../../shared/transfers/sending/sending-ports.ts';
import {
  type AskAnswer,
  codeAnswer,
  gatewayTimeout,
  type Scenario,
} from '../../fakes/scheme-adapter.ts';

/** Chance that can be repeated: the same seed, the same numbers (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Dice {
  chance(probability: number): boolean;
  /** From and to included. */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
}

export function createDice(random: () => number): Dice {
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    chance: (probability) => random() < probability,
    between,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
  };
}

/** A function that is killed: nothing that it wanted to do after that is done. */
export class Killed extends Error {
  override name = 'Killed';
}

/** Calls that arrive after the death of whoever makes them never do anything. */
export interface Mortality {
  /** Before and after each call: dies with this chance, and the answer of that call is lost. */
  readonly chance: number;
  /** How long a call takes at most, ms: lets rivals in between. */
  readonly delayMsMax: number;
}

/** The ports of one process, which may die before or after any call that it makes. */
export function mortalPorts(ports: SendingPorts, dice: Dice, mortality: Mortality): SendingPorts {
  let isDead = false;
  const dieOrGo = () => {
    isDead ||= dice.chance(mortality.chance);
    if (isDead) throw new Killed();
  };
  const delay = async () => {
    if (mortality.delayMsMax > 0 && dice.chance(0.3)) {
      await ports.timing.sleep(dice.between(0, mortality.delayMsMax));
    }
  };
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(from, name) {
        const found = Reflect.get(from, name);
        if (typeof found !== 'function') return found;
        return async (...args: unknown[]) => {
          dieOrGo();
          await delay();
          if (isDead) throw new Killed();
          const answer = await Reflect.apply(found, from, args);
          dieOrGo();
          await delay();
          return answer;
        };
      },
    });
  return {
    ...ports,
    store: mortal(ports.store),
    runs: mortal(ports.runs),
    chunks: mortal(ports.chunks),
    scheme: mortal(ports.scheme),
    lanes: mortal(ports.lanes),
    breaker: mortal(ports.breaker),
    faultPoint: async () => dieOrGo(),
  };
}

const unclear500: SchemeAnswer = { kind: 'unclear', status: 500, message: 'socket hang up' };
/** The connection breaks; whatever the adapter was about to do it does. */
const broken: SchemeAnswer = { kind: 'no-answer', because: 'broken' };
const gatewayPage: SchemeAnswer = {
  ...{ kind: 'unclear', status: 502, message: '<h1>Bad Gateway</h1>', isForeign: true },
};
const badRequest: SchemeAnswer = { kind: 'bad-request', message: 'must match pattern' };

/** Honest schemes only: what they say of the money is so, or nothing. */
const scenarios: readonly ((dice: Dice) => Scenario)[] = [
  () => ({ becomes: 'COMMITTED' }),
  () => ({ becomes: 'COMMITTED' }),
  () => ({ becomes: 'COMMITTED' }),
  // Early, doubled, late callbacks.
  (dice) => ({
    becomes: 'COMMITTED',
    answerAfterMs: 9_000,
    callbacksAfterMs: [1, dice.between(1, 900)],
  }),
  (dice) => ({
    becomes: 'COMMITTED',
    answer: 'hang',
    callbacksAfterMs: [dice.between(1, 200_000)],
  }),
  () => ({ becomes: 'ABORTED', callbacksAfterMs: [5, 5] }),
  () => ({ becomes: 'ABORTED', answer: codeAnswer('5105') }),
  (dice) => ({
    becomes: 'ABORTED',
    answer: codeAnswer('4001'),
    callbacksAfterMs: [dice.between(1, 99)],
  }),
  () => ({ becomes: 'nothing', answer: codeAnswer('3204') }),
  () => ({ becomes: 'nothing', answer: codeAnswer('5001') }),
  () => ({ becomes: 'nothing', answer: codeAnswer('2003') }),
  // A refusal that may pass proves nothing: it is committed all the same, some time later.
  (dice) => ({
    becomes: 'COMMITTED',
    afterMs: dice.between(1_000, 30_000),
    answer: codeAnswer('5001'),
    answerAfterMs: 500,
  }),
  () => ({ becomes: 'nothing', answer: badRequest }),
  () => ({ becomes: 'nothing', answer: gatewayTimeout, answerAfterMs: 10_000 }),
  () => ({ becomes: 'nothing', answer: 'hang' }),
  () => ({ becomes: 'COMMITTED', answer: gatewayTimeout, answerAfterMs: 10_000 }),
  () => ({ becomes: 'COMMITTED', answer: unclear500 }),
  () => ({ becomes: 'COMMITTED', answer: 'hang' }),
  () => ({ becomes: 'ABORTED', answer: gatewayTimeout }),
  (dice) => ({
    becomes: dice.pick(['COMMITTED', 'ABORTED', 'nothing']),
    afterMs: dice.between(1_000, 29_000),
    answer: broken,
    answerAfterMs: dice.between(1, 900),
  }),
  () => ({ becomes: 'COMMITTED', answer: gatewayPage }),
  // The prepare was accepted, and it takes its time: first RESERVED, or not known at all.
  (dice) => ({
    becomes: dice.pick(['COMMITTED', 'ABORTED']),
    first: 'RESERVED',
    afterMs: dice.between(1_000, 3_600_000),
    answer: dice.pick([gatewayTimeout, unclear500, 'hang']),
    answerAfterMs: 10_000,
  }),
  (dice) => ({
    becomes: 'COMMITTED',
    afterMs: dice.between(1_000, 30_000),
    answer: dice.pick([gatewayTimeout, 'hang']),
    answerAfterMs: 10_000,
  }),
  // It stays there for ever, and a person has to find out.
  () => ({ becomes: 'RESERVED', answer: gatewayTimeout }),
];

/**
 * A POST that gets there long after everybody gave it up: what keeps it from paying a second time
 * is that the second POST had the same id.
 */
const straggler = (dice: Dice): Scenario => ({
  becomes: 'COMMITTED',
  afterMs: dice.between(60_000, 200_000),
  answer: 'hang',
});

/** What a scheme does with each POST and question, by chance. */
export function aRandomScript(dice: Dice, trouble: number) {
  const late = new Set<string>();
  return {
    scenarioOf({ uuid }: TransferOrder): Scenario {
      const isLate = !late.has(uuid) && dice.chance(trouble / 15);
      if (isLate) late.add(uuid);
      if (isLate) return straggler(dice);
      const isTroubled = !late.has(uuid) && dice.chance(trouble);
      const scenario = isTroubled ? dice.pick(scenarios)(dice) : scenarios[0]?.(dice);
      const afterMs = dice.between(5, 400);
      return { afterMs, answerAfterMs: afterMs + 10, becomes: 'COMMITTED', ...scenario };
    },
    askOf(): { answer: AskAnswer; afterMs: number } {
      const afterMs = dice.between(1, 200);
      if (!dice.chance(trouble / 4)) return { answer: 'true', afterMs };
      return {
        answer: dice.pick<AskAnswer>(['hang', unclear500, broken, codeAnswer('2001')]),
        afterMs,
      };
    },
  };
}
