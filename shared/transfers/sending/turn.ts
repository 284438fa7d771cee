import type { Account } from '../account.ts';
import { isFinal, type Transfer } from '../transfer.ts';
import { type Bell, createBell } from './bell.ts';
import type { StepContext } from './decide-next-step.ts';
import { type HeldPayees, holdPayees } from './held-payees.ts';
import { type HeldLanes, holdLanes } from './hold-lanes.ts';
import { createOutcomeBook, flushEveryMs, type OutcomeBook } from './outcome-book.ts';
import { createPace, type Pace } from './pace.ts';
import { closingMs } from './sending-policy.ts';
import type { SendingPorts } from './sending-ports.ts';
import { type BreakerWatch, watchBreaker } from './watch-breaker.ts';

/** What one turn holds and knows, whatever it works off. */
export interface Turn {
  readonly ports: SendingPorts;
  readonly holder: string;
  readonly lanes: HeldLanes;
  readonly breaker: BreakerWatch;
  readonly payees: HeldPayees;
  readonly book: OutcomeBook;
  readonly bell: Bell;
  readonly pace: Pace;
  /** UUIDs of transfers that need nothing more in this turn: final, or tried in vain. */
  readonly leftOut: Set<string>;
  /** Calls that may be in flight now. */
  allowance(): number;
  payerOf(transfer: Transfer): Promise<Account>;
  /** What is allowed now; `may` is filled in from lanes and breaker. */
  context(): StepContext;
  /** Nothing new is begun any more: time is nearly up, or something failed. */
  isClosing(): boolean;
  /** The first fault; the turn ends with it once everything in flight has come back. */
  fail(fault: unknown): void;
  throwFault(): void;
  /** What the rules stand on is read again at once: somebody saw that it has changed. */
  refresh(): Promise<void>;
  /** Every 2 s: lanes are renewed, the breaker is looked at. */
  tick(wish: { readonly inFlight: number; readonly wanted: number }): Promise<void>;
  nextTickAt(): number;
  /** Gives everything back, also after a fault. */
  close(): Promise<void>;
}

/**
 * @param place what the lanes are for: a bulk's id, or the recovery
 * @param rules what is to be done with rows, as known at the moment; asked again and again
 * @param onTick what else is looked at every 2 s; may throw
 * @throws RangeError when the deadline leaves no time for a single call (a wrong setting)
 */
export function createTurn(
  ports: SendingPorts,
  place: string,
  deadline: Date,
  rules: () => Omit<StepContext, 'may' | 'policy' | 'calmSince'>,
  onTick: () => Promise<void> = async () => {},
): Turn {
  const { timing, policy } = ports;
  const holder = ports.newId();
  const closesAt = deadline.getTime() - closingMs(policy);
  if (closesAt <= timing.now().getTime()) {
    throw new RangeError(
      'a turn is shorter than what one call may take: nothing would ever be sent',
    );
  }
  const bell = createBell(timing);
  const payers = new Map<string, Promise<Account>>();
  let fault: { readonly what: unknown } | undefined;
  let tickedAt = Number.NEGATIVE_INFINITY;
  const now = () => timing.now().getTime();
  const fail = (what: unknown) => {
    fault ??= { what };
    bell.ring();
  };
  const lanes = holdLanes(ports, place, holder);
  const breaker = watchBreaker(ports, holder);
  const payees = holdPayees(ports, holder, bell.ring, fail);
  const leftOut = new Set<string>();
  const book = createOutcomeBook(ports, {
    onFault: fail,
    onBooked(moved) {
      for (const { uuid, state } of moved) if (isFinal(state)) leftOut.add(uuid);
      bell.ring();
    },
  });
  let isProbing = false;
  const allowance = () => Math.max(0, lanes.allowance() - (isProbing ? 1 : 0));
  const isClosing = () => fault !== undefined || now() >= closesAt;
  return {
    ...{ ports, holder, lanes, breaker, payees, book, bell, isClosing, fail, leftOut, allowance },
    pace: createPace(),
    refresh: onTick,
    payerOf({ accountId }) {
      const known = payers.get(accountId) ?? readPayer(ports, accountId);
      payers.set(accountId, known);
      return known;
    },
    context() {
      const gate = breaker.gate();
      const has = allowance() > 0 && !isClosing();
      const may = {
        send: has && (gate.kind === 'pass' || gate.kind === 'try'),
        // Of liquidity the adapter may be short and answer all the same.
        ask: has && (gate.kind === 'pass' || gate.because === 'no-liquidity'),
      };
      return { ...rules(), policy, may, calmSince: breaker.calmSince() };
    },
    throwFault() {
      if (fault !== undefined) throw fault.what;
    },
    async tick(wish) {
      if (now() < tickedAt + flushEveryMs) return;
      tickedAt = now();
      book.flushDue();
      await Promise.all([lanes.renew(wish), onTick()]);
      // To try whether the adapter is well is a call like any other: it takes a lane.
      isProbing = true;
      const may = wish.inFlight <= allowance() && lanes.allowance() > 0 && !isClosing();
      await breaker.look({ ask: may, send: may && wish.wanted > 0 }).finally(() => {
        isProbing = false;
      });
      // A try that nobody answers takes longer than the lanes were held for.
      if (now() >= tickedAt + flushEveryMs) await lanes.renew(wish);
    },
    nextTickAt: () => tickedAt + flushEveryMs,
    async close() {
      // What cannot be given back is free again when its lease is over.
      await Promise.allSettled([payees.settle(), breaker.tried('not-made'), lanes.leave()]);
    },
  };
}

async function readPayer({ store }: SendingPorts, accountId: string): Promise<Account> {
  const account = await store.readAccount(accountId);
  if (account === undefined) throw new Error(`no account ${accountId}`);
  return account;
}
