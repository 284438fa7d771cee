import { createFindPaidBefore, type FindPaidBefore } from '../bulks/paid-before.ts';
import { payeeKey } from '../payment.ts';
import { beginCalls, callsPerCommit, type ReadyCall } from './begin-calls.ts';
import type { BreakerCause } from './breaker.ts';
import { leavePaid } from './leave-paid.ts';
import { type CallContext, type CallEnd, makeCall } from './make-call.ts';
import type { RowSource } from './row-source.ts';
import type { Turn } from './turn.ts';

export interface CallsInFlight {
  inFlight(): number;
  isIdle(): boolean;
  /** Makes what is ready, as far as there are lanes. */
  launch(): void;
  /** @returns whether anything was begun, so that it is worth looking again at once */
  begin(): Promise<boolean>;
  /** Everything that was begun is made, and comes back. */
  drain(): Promise<void>;
}

/** The calls of one pass: begun by many in one commit, made one by one as lanes come free. */
export function createCalls(turn: Turn, source: RowSource): CallsInFlight {
  const { ports, holder, breaker, payees, book, bell, pace } = turn;
  const ready: ReadyCall[] = [];
  let inFlight = 0;
  /** Whether the one call is under way by which liquidity is tried: a transfer, or one sent again. */
  let isTrying = false;

  const findPaid = createFindPaidBefore(ports.store);
  const make = createCallMaker(turn, findPaid);
  const launch = () => {
    while (ready.length > 0 && inFlight < turn.allowance()) {
      const call = ready.shift() as ReadyCall;
      const isTry = call.call !== 'look-up' && isTrying && breaker.gate().kind === 'try';
      inFlight += 1;
      const payee = payeeKey(call.transfer.payee);
      make(call, isTry)
        .then(({ heldUntil }) => {
          if (heldUntil === undefined) payees.giveBack(payee);
          else payees.keep(payee, heldUntil);
        })
        .catch((fault) => {
          // It may have been made before that: its lease outlasts it.
          payees.keep(payee, call.leaseUntil);
          turn.fail(fault);
        })
        .finally(() => {
          inFlight -= 1;
          if (isTry) isTrying = false;
          launch();
          bell.ring();
        });
    }
  };
  /** Rows that may be begun now, so that lanes find some ready when they come free. */
  const room = () => {
    if (turn.isClosing() || book.isFull) return 0;
    const allowance = turn.allowance();
    if (breaker.gate().kind === 'try') return inFlight + ready.length === 0 ? 1 : 0;
    // Nothing may be called for: the source is gone through for what is only to be booked.
    if (allowance === 0) return callsPerCommit;
    const ahead = pace.ahead(allowance);
    const isShort = inFlight + ready.length < allowance + ahead;
    return isShort ? Math.min(callsPerCommit, allowance + 2 * ahead - inFlight - ready.length) : 0;
  };
  return {
    launch,
    inFlight: () => inFlight,
    isIdle: () => inFlight === 0 && ready.length === 0,
    async begin() {
      const max = room();
      if (max === 0) return false;
      const taken = await source.take(max);
      const wanted = await leavePaid(findPaid, book, taken);
      if (wanted.length < taken.length) source.seen.hasActed = true;
      if (wanted.length === 0) return taken.length > 0;
      const reached = wanted.map(({ transfer }) => payeeKey(transfer.payee));
      payees.reach(reached);
      isTrying = breaker.gate().kind === 'try';
      const startedAt = ports.timing.now().getTime();
      const begun = await beginCalls(ports, holder, wanted);
      pace.noteCommit(ports.timing.now().getTime() - startedAt);
      payees.letGo([...begun.held, ...begun.moved].map(({ transfer }) => payeeKey(transfer.payee)));
      if (begun.held.length > 0) source.noteHeld();
      // What the rest of the rows is judged by is older than that.
      if (begun.isCancelled) await turn.refresh();
      if (begun.ready.length > 0 || begun.moved.length > 0) source.seen.hasActed = true;
      ready.push(...begun.ready);
      launch();
      return true;
    },
    async drain() {
      while (inFlight > 0 || ready.length > 0) {
        await turn.tick({ inFlight, wanted: inFlight + ready.length }).catch(turn.fail);
        launch();
        if (inFlight === 0 && turn.allowance() === 0) break;
        await bell.wait(turn.nextTickAt());
      }
    },
  };
}

/** Makes a call, and hands on what it told: the outcome to the book, the rest to the breaker. */
function createCallMaker(
  turn: Turn,
  findPaid: FindPaidBefore,
): (call: ReadyCall, isTry: boolean) => Promise<Pick<CallEnd, 'heldUntil'>> {
  const { ports, holder, breaker, book, bell, pace } = turn;
  const contextOf = (isTry: boolean): CallContext => ({
    holder,
    payerOf: turn.payerOf,
    isShut: (call) => {
      const gate = breaker.gate();
      return gate.kind === 'shut' && (call === 'send' || gate.because === 'no-answer');
    },
    mayResend: async (transfer) =>
      !turn.isClosing() &&
      (breaker.gate().kind === 'pass' || (isTry && breaker.gate().kind === 'try')) &&
      (await findPaid([transfer])).size === 0,
    heard: async (told) => {
      if (await breaker.heard(told)) bell.ring();
    },
  });
  return async (call, isTry) => {
    const { bulkId, row, uuid } = call.transfer;
    const startedAt = ports.timing.now().getTime();
    let tried: 'well' | 'not-made' | BreakerCause = 'not-made';
    // What a try tells decides on the breaker alone, once; a question says nothing of liquidity.
    const heardOfTry: CallContext['heard'] = async (told, of) => {
      if (told !== null) tried = told;
      else if (of === 'post' && tried === 'not-made') tried = 'well';
    };
    const context = contextOf(isTry);
    const listening = isTry ? { ...context, heard: heardOfTry } : context;
    const { trigger, posts, isGivenUp, ...end } = await makeCall(ports, listening, call);
    pace.noteCall(ports.timing.now().getTime() - startedAt);
    if (trigger !== null) book.add(bulkId, { row, trigger, posts });
    if (isGivenUp) turn.leftOut.add(uuid);
    if (isTry) await breaker.tried(tried);
    return end;
  };
}
