import type { Timing } from '../../runs/timing.ts';
import type { SchemeAdapter } from '../scheme-adapter.ts';
import type { SharedState } from '../transfers-store.ts';
import { isAdapterWell } from './adapter-health.ts';
import {
  type BreakerCause,
  type BreakerState,
  calmSince,
  closedBreaker,
  decideTried,
  decideTry,
  type Gate,
  openBreaker,
  readGate,
} from './breaker.ts';
import { changeShared } from './change-shared.ts';
import { randomUuid } from './random-uuid.ts';
import { leaseMs, type SendingPolicy } from './sending-policy.ts';

/** The codes under which an outage is rung for and told. */
export const outageCodes = {
  'no-answer': 'TRF-B01',
  'no-liquidity': 'TRF-B02',
} as const satisfies Record<BreakerCause, string>;

/** The breaker as one turn sees it. */
export interface BreakerWatch {
  /** As it was when last looked at. */
  gate(): Gate;
  /** Since when it lets everything pass, as it was when last looked at (`calmSince`). */
  calmSince(): number;
  /**
   * Looks at it, and becomes the one who tries when it is time. A silent adapter is tried at once,
   * by asking for a transfer that never was: any answer of its own will do.
   *
   * @param may what the caller could try with now
   */
  look(may: { readonly ask: boolean; readonly send: boolean }): Promise<void>;
  /** Notes what a call told. @returns whether this very call shut the gate */
  heard(told: BreakerCause | null): Promise<boolean>;
  /** The end of a try by a transfer; `not-made`: there was none to send. */
  tried(outcome: 'well' | 'not-made' | BreakerCause): Promise<void>;
}

export interface BreakerPorts {
  readonly breaker: SharedState<BreakerState>;
  readonly scheme: Pick<SchemeAdapter, 'ask'>;
  readonly timing: Timing;
  readonly policy: SendingPolicy;
  alarm(code: string, data: Readonly<Record<string, unknown>>): void;
}

export function watchBreaker(ports: BreakerPorts, holder: string): BreakerWatch {
  const { breaker, scheme, timing, policy } = ports;
  let state: BreakerState = closedBreaker;
  const change = async (decide: (state: BreakerState) => BreakerState) => {
    const before = state;
    state = await changeShared(breaker, timing, closedBreaker, decide);
    return before;
  };
  const tried: BreakerWatch['tried'] = async (outcome) => {
    await change((now) => decideTried(now, holder, outcome, timing.now()));
    if (state.kind === 'open' && outcome !== 'not-made') ring(ports, state);
  };
  return {
    gate: () => readGate(state, holder, timing.now()),
    calmSince: () => calmSince(state),
    async look(may) {
      state = (await breaker.read())?.value ?? closedBreaker;
      if (state.kind === 'closed') return;
      if (state.because === 'no-answer' ? !may.ask : !may.send) return;
      await change((now) => decideTry(now, holder, timing.now(), leaseMs(policy)) ?? now);
      const gate = readGate(state, holder, timing.now());
      if (gate.kind !== 'try' || gate.because !== 'no-answer') return;
      const answer = await scheme.ask(randomUuid(timing));
      await tried(isAdapterWell(answer) ? 'well' : 'no-answer');
    },
    async heard(told) {
      if (told === null) return false;
      let opened = false;
      await change((now) => {
        const next = openBreaker(now, told, timing.now());
        opened = next !== now;
        return next;
      });
      if (opened && state.kind === 'open') ring(ports, state);
      return opened;
    },
    tried,
  };
}

function ring({ alarm }: BreakerPorts, { because, tries }: BreakerState & { kind: 'open' }): void {
  alarm(outageCodes[because], { tries });
}
