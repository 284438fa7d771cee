import type { OutcomePorts } from '../life/record-outcomes.ts';
import type { SchemeAdapter } from '../scheme-adapter.ts';
import type { SharedState } from '../transfers-store.ts';
import type { BreakerState } from './breaker.ts';
import type { LanesState } from './lanes.ts';

/** What sending stands on, beside what it takes to book outcomes. */
export interface SendingPorts extends OutcomePorts {
  readonly scheme: SchemeAdapter;
  readonly lanes: SharedState<LanesState>;
  readonly breaker: SharedState<BreakerState>;
  /**
   * Tells those who look after the machines: counted, and rung for. `TRF-B01`: the adapter gives no
   * answer at all and has to be restarted; `TRF-B02`: no liquidity; `TRF-I01`: an incident.
   */
  alarm(code: string, data: Readonly<Record<string, unknown>>): void;
}
