import type { Order } from './read-order.ts';
import type { Scenario } from './scenarios.ts';
import type { LedgerTransfer, SchemeLedger } from './scheme-ledger.ts';
import type { Timers } from './timers.ts';

export interface SchemeTimes {
  /** The adapter's time-out of each phase. */
  readonly phaseTimeoutMs: number;
  /** How long a payment takes when nothing goes wrong: a third in each phase. */
  readonly latencyMs: number;
}

/** What the switch tells the adapter while that waits for the end of a transfer. */
export type News =
  | { readonly kind: 'fulfil'; readonly fits: boolean }
  | { readonly kind: 'error'; readonly code: string; readonly description: string };

export interface Scheme {
  readonly ledger: SchemeLedger;
  readonly times: SchemeTimes;
  readonly timers: Timers;
  /** Told once, when a transfer becomes COMMITTED or ABORTED. */
  readonly onFinal: (transfer: Readonly<LedgerTransfer>) => void;
}

const refusals: Readonly<Partial<Record<Scenario, readonly [code: string, text: string]>>> = {
  401: ['4001', 'Payer FSP insufficient liquidity'],
  303: ['3303', 'Transfer expired'],
  515: ['5105', 'Payee FSP rejected transaction'],
  520: ['5200', 'Payee limit error'],
};
/** When what happens late happens, in time-outs of a phase. */
const delays: Readonly<Partial<Record<Scenario, number>>> = {
  303: 0.3,
  604: 0.15,
  606: 1.4,
  296: 1.5,
};

/**
 * The prepare reaches the switch, and what follows from it follows.
 *
 * @param restMs until a transfer with which nothing goes wrong has moved
 */
export function prepare(
  scheme: Scheme,
  order: Order,
  scenario: Scenario,
  restMs: number,
  tell: (transferId: string, news: News) => void,
): void {
  const { ledger, times, timers, onFinal } = scheme;
  const { transferId } = order;
  if (scenario === '608') return;
  if (ledger.prepare(order) === 'duplicate') {
    const description = 'Modified request: Individual transfer prepare duplicate';
    tell(transferId, { kind: 'error', code: '3106', description });
    return;
  }
  const end = (state: 'COMMITTED' | 'ABORTED', code?: string) => {
    const ended = ledger.end(transferId, state, code);
    if (ended !== undefined) onFinal(ended);
  };
  const happen = () => {
    const refusal = refusals[scenario];
    if (refusal !== undefined) {
      const [code, description] = refusal;
      end('ABORTED', code);
      tell(transferId, { kind: 'error', code, description });
      return;
    }
    if (scenario === '500') return end('ABORTED', '2001');
    if (scenario === '602') end('ABORTED');
    else if (scenario !== '603') {
      if (scenario !== '296') ledger.credit(transferId);
      if (scenario === '297') return;
      end('COMMITTED');
      if (scenario === '601') return;
    }
    tell(transferId, { kind: 'fulfil', fits: scenario !== '777' });
  };
  // The payee has the money long before the switch hears of it.
  if (scenario === '296') ledger.credit(transferId);
  const delay = (delays[scenario] ?? 0) * times.phaseTimeoutMs + Math.max(0, restMs);
  if (delay === 0) happen();
  else timers.later(delay, happen);
}
