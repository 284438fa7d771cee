/**
 * What happens to a payment, by the last three digits of the payee's identifier; any other ending
 * succeeds. The same endings as in the measurements of the real adapter (test/files/mojaloop).
 * Times are parts of the adapter's time-out per phase.
 */
export const scenarios = {
  404: 'look-up: 3204, no such payee',
  299: 'look-up: never answered; 504',
  513: 'quote: 5103, refused by the payee’s institution',
  298: 'quote: never answered; 504',
  401: 'prepare: 4001, payer’s institution without liquidity; ABORTED',
  303: 'prepare: 3303 after 0.3 time-outs, expired; ABORTED',
  515: 'transfer: 5105, refused by the payee’s institution; ABORTED',
  520: 'transfer: 5200, limit of the payee; ABORTED',
  500: 'transfer: the payee’s institution breaks down; 504, ABORTED',
  601: 'COMMITTED, but the answer to the adapter is lost; 504',
  602: 'ABORTED without an error; 500',
  603: 'RESERVED for ever; 200',
  604: 'accepted, the acknowledgement is lost; 500 “socket hang up”, COMMITTED 0.15 time-outs later',
  605: 'the switch is not available: never accepted; 500',
  606: 'COMMITTED after 1.4 time-outs, without answer; 504',
  607: 'COMMITTED, told twice',
  608: 'the request never reaches the ledger; 504, then 3208',
  296: 'payee credited, COMMITTED after 1.5 time-outs; 504',
  297: 'payee credited, RESERVED for ever; 504',
  777: 'COMMITTED, with a fulfilment that does not fit; 500',
} as const;

export type Scenario = `${keyof typeof scenarios}` | 'ok';

export function isScenario(text: string): text is Scenario {
  return text === 'ok' || Object.hasOwn(scenarios, text);
}

export function scenarioOf(identifier: string): Scenario {
  const ending = identifier.slice(-3);
  return isScenario(ending) ? ending : 'ok';
}
