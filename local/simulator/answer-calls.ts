import {
  type AdapterReply,
  replyFound,
  replyInvalid,
  replyNotFound,
  replyParty,
  replyPartyTimeout,
} from './adapter-replies.ts';
import { createCarrier } from './carry-out.ts';
import type { CallFault, Faults } from './faults.ts';
import type { Scheme } from './prepare.ts';
import { isUuid, notAUuid, readOrder } from './read-order.ts';
import { type Scenario, scenarioOf } from './scenarios.ts';

/** What the server does with a call: answers it, ends its connection, or leaves it hanging. */
export type Outcome = AdapterReply | 'reset' | 'hang';

export interface CallCounts {
  send: number;
  ask: number;
  discover: number;
  /** Calls that came while another one for the same payee or transfer was under way. */
  overlapping: number;
}

export interface CallsOptions {
  /** As the real adapter may: two calls at once for one payee, or 607, wedge it until it is reset. */
  readonly wedges: boolean;
}

/** The adapter's three calls, with whatever is armed. */
export function createCalls(scheme: Scheme, faults: Faults, { wedges }: CallsOptions) {
  const counts: CallCounts = { send: 0, ask: 0, discover: 0, overlapping: 0 };
  const busy = new Map<string, number>();
  let isWedged = false;
  const carry = createCarrier(scheme);

  const serve = async (
    call: 'send' | 'ask' | 'discover',
    payee: string | undefined,
    act: (scenario: Scenario | undefined) => Promise<AdapterReply>,
  ): Promise<Outcome> => {
    counts[call] += 1;
    if (isWedged) return 'hang';
    if (payee !== undefined && (busy.get(payee) ?? 0) > 0) {
      counts.overlapping += 1;
      isWedged = wedges;
    }
    return holding(busy, payee, () => withFaults(scheme, faults.strike(call, payee), act));
  };

  return {
    counts,
    send: async (body: unknown): Promise<Outcome> => {
      if (typeof body !== 'object' || body === null) return replyInvalid('must be object');
      const read = readOrder(body as Record<string, unknown>);
      if (read.kind === 'invalid') return replyInvalid(read.message);
      const { order } = read;
      const payee = order.to.idValue;
      return serve('send', payee, async (armed) => {
        const scenario = armed ?? scenarioOf(payee);
        const reply = await carry(order, scenario);
        // The second fulfil comes on a channel that nobody listens to any more.
        if (scenario === '607') isWedged = wedges;
        return reply;
      });
    },
    ask: async (transferId: string): Promise<Outcome> => {
      if (!isUuid(transferId)) return replyInvalid(notAUuid);
      return serve('ask', scheme.ledger.find(transferId)?.payee, async () => {
        await scheme.timers.pause(scheme.times.latencyMs / 3);
        const transfer = scheme.ledger.find(transferId);
        return transfer === undefined ? replyNotFound(transferId) : replyFound(transfer);
      });
    },
    discover: (idType: string, idValue: string): Promise<Outcome> =>
      serve('discover', idValue, async (armed) => {
        const scenario = armed ?? scenarioOf(idValue);
        const { latencyMs, phaseTimeoutMs } = scheme.times;
        await scheme.timers.pause(scenario === '299' ? phaseTimeoutMs : latencyMs / 3);
        if (scenario === '299') return replyPartyTimeout();
        return replyParty(idType, idValue, scenario !== '404');
      }),
    unwedge: () => {
      isWedged = false;
      busy.clear();
      Object.assign(counts, { send: 0, ask: 0, discover: 0, overlapping: 0 });
    },
  };
}

async function holding(
  busy: Map<string, number>,
  payee: string | undefined,
  act: () => Promise<Outcome>,
): Promise<Outcome> {
  if (payee === undefined) return act();
  busy.set(payee, (busy.get(payee) ?? 0) + 1);
  try {
    return await act();
  } finally {
    const left = (busy.get(payee) ?? 1) - 1;
    if (left > 0) busy.set(payee, left);
    else busy.delete(payee);
  }
}

async function withFaults(
  { timers }: Scheme,
  struck: readonly CallFault[],
  act: (scenario: Scenario | undefined) => Promise<AdapterReply>,
): Promise<Outcome> {
  const find = <K extends CallFault['kind']>(kind: K) =>
    struck.find((fault): fault is Extract<CallFault, { kind: K }> => fault.kind === kind);
  await timers.pause(find('latency')?.ms ?? 0);
  if (find('hang')) return 'hang';
  if (find('reset')) return 'reset';
  const status = find('status')?.status;
  if (status !== undefined) return { status, body: 'upstream connect error' };
  const reply = await act(find('scenario')?.scenario);
  if (find('silence')) return 'hang';
  return find('lose-answer') ? 'reset' : reply;
}
