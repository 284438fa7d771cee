import type { Timing } from '../../shared/runs/timing.ts';
import type {
  Discovery,
  SchemeAdapter,
  SchemeAnswer,
  TransferFacts,
  TransferOrder,
} from '../../shared/transfers/scheme-adapter.ts';
import {
  askTimeoutMs,
  postTimeoutMs,
  type SendingPolicy,
} from '../../shared/transfers/sending/sending-policy.ts';

/** What happens to one POST. Times in ms. */
export interface Scenario {
  /** What the scheme makes of it; `nothing`: it never gets there (and a GET says 3208). */
  readonly becomes: 'COMMITTED' | 'ABORTED' | 'RESERVED' | 'nothing';
  /** When it does, after the POST came in. */
  readonly afterMs?: number;
  /** Where it stays until then; undefined: the scheme does not know it before. */
  readonly first?: 'RESERVED';
  /** What the POST is answered; left out: its state. `hang`: nothing until we give up. */
  readonly answer?: SchemeAnswer | 'hang';
  readonly answerAfterMs?: number;
  /** Tells the outcome by callbacks as well, each so long after it is known. */
  readonly callbacksAfterMs?: readonly number[];
}

/** How a question by id is answered; `true`: by what is so. */
export type AskAnswer = 'true' | 'hang' | SchemeAnswer;

export interface SchemeScript {
  scenarioOf?(order: TransferOrder, post: number): Scenario;
  askOf?(uuid: string, ask: number): { readonly answer: AskAnswer; readonly afterMs?: number };
  discoverOf?(identifier: string): Discovery;
  /** Called with each callback as it arrives. */
  onCallback?(uuid: string, state: 'COMMITTED' | 'ABORTED'): void;
}

interface SchemeTransfer {
  readonly order: TransferOrder;
  state: 'RESERVED' | 'COMMITTED' | 'ABORTED';
}

export interface FakeScheme extends SchemeAdapter {
  /** Identical or other POSTs under one id are counted here; they never pay again. */
  readonly posts: readonly { readonly uuid: string; readonly at: number }[];
  /** How often money moved, by the row's own id (`homeTransactionId`). */
  readonly paid: ReadonlyMap<string, number>;
  /** Most calls in flight at once, of all kinds; and calls while the payee or id had one. */
  readonly inFlightMax: number;
  readonly collisions: readonly string[];
  stateOf(uuid: string): SchemeTransfer['state'] | undefined;
}

const noFacts: TransferFacts = {
  phase: null,
  payeeReceives: null,
  payeeFee: null,
  payeeName: null,
};
export const notFound: SchemeAnswer = {
  kind: 'code',
  code: '3208',
  message: 'Provided Transfer ID was not found on the server.',
  facts: noFacts,
};
const noAnswer: SchemeAnswer = { kind: 'no-answer', because: 'timeout' };

/** An answer by FSPIOP code. */
export function codeAnswer(code: string): SchemeAnswer {
  return { kind: 'code', code, message: `scheme says ${code}`, facts: noFacts };
}

/** The adapter's own time-out of a phase: HTTP 504, which says nothing of the money. */
export const gatewayTimeout: SchemeAnswer = { kind: 'unclear', status: 504, message: 'Timeout' };

const paidAtOnce: Scenario = { becomes: 'COMMITTED', afterMs: 40, answerAfterMs: 50 };

/**
 * A scheme with its adapter in memory, under virtual time: it remembers every transfer by its id,
 * pays each id at most once, and answers, hangs, loses and doubles what the script says. Our own
 * time-outs are kept, as the real client keeps them.
 */
export function createFakeScheme(
  timing: Timing,
  policy: SendingPolicy,
  script: SchemeScript = {},
): FakeScheme {
  const known = new Map<string, SchemeTransfer>();
  const posts: { uuid: string; at: number }[] = [];
  const paid = new Map<string, number>();
  const payeeOf = new Map<string, string>();
  const asks = new Map<string, number>();
  const busy = new Map<string, number>();
  const collisions: string[] = [];
  let inFlight = 0;
  let inFlightMax = 0;

  const become = (order: TransferOrder, state: SchemeTransfer['state']) => {
    const found = known.get(order.uuid);
    if (found?.state === 'COMMITTED' || found?.state === 'ABORTED') return false;
    if (found) found.state = state;
    else known.set(order.uuid, { order, state });
    if (state === 'COMMITTED') {
      paid.set(order.homeTransactionId, (paid.get(order.homeTransactionId) ?? 0) + 1);
    }
    return true;
  };
  const carryOut = async (order: TransferOrder, scenario: Scenario) => {
    const { becomes, afterMs = 0, first, callbacksAfterMs = [] } = scenario;
    // The same id again: the scheme's duplicate check (3106), never a second payment.
    if (known.has(order.uuid) || becomes === 'nothing') return;
    if (first !== undefined) become(order, first);
    if (afterMs > 0) await timing.sleep(afterMs);
    if (!become(order, becomes) || becomes === 'RESERVED') return;
    for (const callbackMs of callbacksAfterMs) {
      void timing.sleep(callbackMs).then(() => script.onCallback?.(order.uuid, becomes));
    }
  };
  /**
   * One call: counted while it is in flight, cut off by our own time-out. Where the connection
   * breaks before, the adapter works on for as long as its own time-outs allow.
   */
  const call = async <T extends { readonly kind: string; readonly because?: string }>(
    keys: readonly string[],
    timeoutMs: number,
    cutOff: T,
    work: () => Promise<T | 'hang'>,
  ): Promise<T> => {
    const startedAt = timing.now().getTime();
    let worksFor = 0;
    for (const key of keys) {
      if ((busy.get(key) ?? 0) > 0) collisions.push(key);
      busy.set(key, (busy.get(key) ?? 0) + 1);
    }
    inFlight += 1;
    inFlightMax = Math.max(inFlightMax, inFlight);
    try {
      const answer = await Promise.race([work(), timing.sleep(timeoutMs).then(() => cutOff)]);
      if (answer === 'hang') {
        await timing.sleep(timeoutMs);
        return cutOff;
      }
      const isBroken = answer.kind === 'no-answer' && answer.because === 'broken';
      if (isBroken) worksFor = startedAt + timeoutMs - policy.marginMs - timing.now().getTime();
      return answer;
    } finally {
      inFlight -= 1;
      const end = () => {
        for (const key of keys) busy.set(key, (busy.get(key) ?? 0) - 1);
      };
      if (worksFor > 0) void timing.sleep(worksFor).then(end);
      else end();
    }
  };
  const tell = (uuid: string): SchemeAnswer => {
    const found = known.get(uuid);
    if (found === undefined) return notFound;
    return { kind: 'state', transferState: found.state, facts: noFacts };
  };
  const payeeKeyOf = ({ type, identifier }: TransferOrder['payee']) => `${type}:${identifier}`;

  return {
    posts,
    paid,
    collisions,
    get inFlightMax() {
      return inFlightMax;
    },
    stateOf: (uuid) => known.get(uuid)?.state,
    send(order) {
      const payee = payeeKeyOf(order.payee);
      payeeOf.set(order.uuid, payee);
      posts.push({ uuid: order.uuid, at: timing.now().getTime() });
      const count = posts.filter(({ uuid }) => uuid === order.uuid).length;
      return call<SchemeAnswer>([payee, order.uuid], postTimeoutMs(policy), noAnswer, async () => {
        const scenario = script.scenarioOf?.(order, count) ?? paidAtOnce;
        const isRepeated = known.has(order.uuid);
        void carryOut(order, scenario);
        const { answer, answerAfterMs = (scenario.afterMs ?? 0) + 1 } = scenario;
        if (answer === 'hang') return 'hang';
        await timing.sleep(answerAfterMs);
        if (isRepeated) return codeAnswer('3106');
        return answer ?? tell(order.uuid);
      });
    },
    ask(uuid) {
      const count = (asks.get(uuid) ?? 0) + 1;
      asks.set(uuid, count);
      const payee = payeeOf.get(uuid);
      const keys = payee === undefined ? [uuid] : [uuid, payee];
      return call<SchemeAnswer>(keys, askTimeoutMs(policy), noAnswer, async () => {
        const { answer, afterMs = 5 } = script.askOf?.(uuid, count) ?? { answer: 'true' };
        if (answer === 'hang') return 'hang';
        await timing.sleep(afterMs);
        return answer === 'true' ? tell(uuid) : answer;
      });
    },
    discover(payee) {
      const cutOff: Discovery = { kind: 'no-answer', because: 'timeout' };
      return call<Discovery>([payeeKeyOf(payee)], askTimeoutMs(policy), cutOff, async () => {
        await timing.sleep(20);
        return (
          script.discoverOf?.(payee.identifier) ?? { kind: 'found', fspId: 'payeefsp', name: 'Ama' }
        );
      });
    },
  };
}
