import {
  type AdapterReply,
  fulfilOf,
  type Progress,
  replyCode,
  replyFault,
  replyState,
} from './adapter-replies.ts';
import { type News, prepare, type Scheme } from './prepare.ts';
import { isUuid, type Order } from './read-order.ts';
import type { Scenario } from './scenarios.ts';

/** Carries an order through the three phases as the real adapter does, and says how that ended. */
export function createCarrier(scheme: Scheme) {
  const waiting = new Map<string, Set<(news: News) => void>>();
  // Two orders under one id wait on one channel: whatever comes is the answer to both (measured).
  const tell = (transferId: string, news: News) => {
    for (const hear of waiting.get(transferId) ?? []) hear(news);
  };
  const { times, timers } = scheme;
  const third = times.latencyMs / 3;

  return async (order: Order, scenario: Scenario): Promise<AdapterReply> => {
    // Each phase ends a third after the one before was to end: the whole takes no longer than told.
    const begun = timers.now();
    await timers.pause(third);
    const lookedUp = await lookUp(scheme, order, scenario);
    if (lookedUp !== undefined) return lookedUp;
    await timers.pause(begun + 2 * third - timers.now());
    const quoted = await quote(scheme, order, scenario);
    if (quoted !== undefined) return quoted;
    if (scenario === '605') {
      const message = 'Invalid content-type. Expected application/json but received undefined: {}';
      return replyFault(order, 'quoted', 500, message);
    }
    const heard = hearOf(waiting, order.transferId, scheme);
    prepare(scheme, order, scenario, begun + times.latencyMs - timers.now(), tell);
    if (scenario === '604') return replyFault(order, 'quoted', 500, 'socket hang up');
    return tellEnd(scheme, order, await heard);
  };
}

async function lookUp(scheme: Scheme, order: Order, scenario: Scenario) {
  if (order.skipPartyLookup) return undefined;
  if (scenario === '404') {
    return replyCode(order, 'asked', 'resolving party', '3204', 'Party not found');
  }
  return scenario === '299' ? timeOut(scheme, order, 'asked', 'resolving payee for') : undefined;
}

async function quote(scheme: Scheme, order: Order, scenario: Scenario) {
  if (scenario === '513') {
    return replyCode(order, 'found', 'requesting quote', '5103', 'Payee FSP rejected quote');
  }
  // An id that is no UUID is noticed by nobody but the switch, which drops the quote.
  const isDropped = scenario === '298' || !isUuid(order.transferId);
  return isDropped ? timeOut(scheme, order, 'found', 'requesting quote for') : undefined;
}

async function timeOut(
  { times, timers }: Scheme,
  order: Order,
  progress: Progress,
  doing: string,
): Promise<AdapterReply> {
  await timers.pause(times.phaseTimeoutMs);
  return replyFault(order, progress, 504, `Timeout ${doing} transfer ${order.transferId}`);
}

/** The first news of a transfer; undefined when none comes in time. */
function hearOf(
  waiting: Map<string, Set<(news: News) => void>>,
  transferId: string,
  { times, timers }: Scheme,
): Promise<News | undefined> {
  const { promise, resolve } = Promise.withResolvers<News | undefined>();
  const ears = waiting.get(transferId) ?? new Set();
  waiting.set(transferId, ears.add(resolve));
  timers.later(times.phaseTimeoutMs, () => resolve(undefined));
  return promise.finally(() => {
    ears.delete(resolve);
    if (ears.size === 0) waiting.delete(transferId);
  });
}

function tellEnd({ ledger }: Scheme, order: Order, news: News | undefined): AdapterReply {
  const transfer = ledger.find(order.transferId);
  if (news?.kind === 'error') {
    return replyCode(order, 'prepared', 'preparing transfer', news.code, news.description);
  }
  if (news === undefined || transfer === undefined) {
    const message = `Timeout waiting for fulfil for transfer ${order.transferId}`;
    return replyFault(order, 'prepared', 504, message);
  }
  const fulfil = fulfilOf(transfer);
  if (transfer.state === 'ABORTED') {
    const message = "Cannot read properties of undefined (reading 'toString')";
    return replyFault(order, 'prepared', 500, message, fulfil);
  }
  return news.fits
    ? replyState(order, fulfil)
    : replyFault(order, 'prepared', 500, 'Invalid fulfilment received from peer DFSP.', fulfil);
}
