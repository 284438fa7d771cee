import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { Account } from '../account.ts';
import { judgeAsk, judgeSend } from '../life/judge-answer.ts';
import { mayBeSentAgain } from '../life/may-be-sent-again.ts';
import type { Trigger } from '../life/trigger.ts';
import type { TransferOrder } from '../scheme-adapter.ts';
import type { Transfer } from '../transfer.ts';
import { healthOf, isSilent, mayBeAtWork } from './adapter-health.ts';
import { beginCalls, type ReadyCall } from './begin-calls.ts';
import type { BreakerCause } from './breaker.ts';
import type { CallKind } from './decide-next-step.ts';
import { lookUpPayee } from './look-up-payee.ts';
import { longestCallMs } from './sending-policy.ts';
import type { SendingPorts } from './sending-ports.ts';

/** What a call needs beside the ports. */
export interface CallContext {
  readonly holder: string;
  payerOf(transfer: Transfer): Promise<Account>;
  /** Whether the breaker has shut the gate for such calls since this one was begun. */
  isShut(call: CallKind): boolean;
  /** Whether a transfer that the scheme does not know may be sent again now. */
  mayResend(transfer: Transfer): Promise<boolean>;
  /** Called with what every answer tells of the adapter's health; null: it is well. */
  heard(told: BreakerCause | null, of: 'post' | 'question'): Promise<void>;
}

export interface CallEnd {
  /** Null: nothing to book; the row is left to another time. */
  readonly trigger: Trigger | null;
  /** POSTs of the transfer that the trigger is about. */
  readonly posts: number;
  /** Nothing more is tried with it in this turn. */
  readonly isGivenUp?: boolean;
  /**
   * The adapter may still be at work on it: the payee's lock is not given back, and ends then by its
   * lease. Left out: it is over.
   */
  readonly heldUntil?: string;
}

/**
 * Makes the call that was begun: a POST, and where its answer leaves that open the GET; a question
 * by id, and where the scheme knows nothing of an old POST one more under the same id; a look-up.
 * The payee's lock is held throughout, and beyond where nobody answered.
 *
 * @see TRANSFERS "A transfer's life"; the recipe for paying once
 */
export async function makeCall(
  ports: SendingPorts,
  context: CallContext,
  ready: ReadyCall,
): Promise<CallEnd> {
  const { call, transfer, leaseUntil } = ready;
  const now = ports.timing.now();
  // It waited too long for its lane: by the time it answers somebody else might hold the payee.
  const isLate = now.getTime() + longestCallMs(ports.policy) > Date.parse(leaseUntil);
  if (isLate || context.isShut(call)) {
    const trigger: Trigger | null = call === 'send' ? { kind: 'lost', error: null } : null;
    return { trigger, posts: transfer.posts };
  }
  switch (call) {
    case 'send':
      return post(ports, context, ready);
    case 'ask':
      return ask(ports, context, ready);
    case 'look-up': {
      const heard = (told: BreakerCause | null) => context.heard(told, 'question');
      const found = await lookUpPayee(ports, heard, transfer);
      const trigger = found.kind === 'told' ? found.trigger : null;
      const isAtWork = found.kind === 'later' && found.mayBeAtWork;
      return { ...endOf(ready, trigger, isAtWork), isGivenUp: found.kind === 'unclear' };
    }
  }
}

/** The end of a call; while the adapter may be at work on it, it is not even asked for. */
function endOf(
  { transfer: { posts }, leaseUntil }: ReadyCall,
  trigger: Trigger | null,
  isAtWork: boolean,
): CallEnd {
  if (!isAtWork) return { trigger, posts };
  const waits = trigger?.kind === 'lost' || trigger?.kind === 'asked';
  return {
    trigger: waits ? { ...trigger, askFrom: leaseUntil } : trigger,
    posts,
    heldUntil: leaseUntil,
  };
}

/** The POST, and the GET that its answer may ask for. */
async function post(
  { scheme, faultPoint }: SendingPorts,
  context: CallContext,
  ready: ReadyCall,
): Promise<CallEnd> {
  const { transfer } = ready;
  const answer = await scheme.send(orderOf(transfer, await context.payerOf(transfer)));
  await faultPoint('send-after-post', transfer.bulkId);
  await context.heard(healthOf(answer), 'post');
  const judged = judgeSend(answer, transfer.currency);
  if (judged.kind === 'final') return endOf(ready, judged.trigger, mayBeAtWork(answer));
  const asked = await scheme.ask(transfer.uuid);
  // The outage that the POST told of was noted; a GET says nothing of liquidity.
  if (isSilent(asked)) await context.heard('no-answer', 'question');
  const trigger = judgeAsk(judged.error, asked, transfer.currency, judged.facts);
  return endOf(ready, trigger, mayBeAtWork(asked));
}

async function ask(ports: SendingPorts, context: CallContext, asking: ReadyCall): Promise<CallEnd> {
  const { transfer } = asking;
  const answer = await ports.scheme.ask(transfer.uuid);
  await context.heard(isSilent(answer) ? 'no-answer' : null, 'question');
  const trigger = judgeAsk(null, answer, transfer.currency);
  const heardAt = ports.timing.now();
  if (
    trigger.kind === 'not-found' &&
    mayBeSentAgain(transfer, heardAt, ports.policy) &&
    (await context.mayResend(transfer))
  ) {
    const { ready } = await beginCalls(ports, context.holder, [
      { transfer, call: 'send', notFound: true },
    ]);
    const [again] = ready;
    // Somebody else changed it meanwhile, so what was heard is of no use.
    if (again === undefined) return { trigger: null, posts: transfer.posts };
    return post(ports, context, again);
  }
  return endOf(asking, trigger, mayBeAtWork(answer));
}

/** The very order of a transfer, the same each time it is sent. */
function orderOf(transfer: Transfer, payer: Account): TransferOrder {
  const { uuid, transferId, payee, amountMinor, currency, note } = transfer;
  return {
    uuid,
    homeTransactionId: transferId,
    payer: {
      type: payer.partyIdType,
      identifier: payer.partyIdentifier,
      displayName: payer.accountId,
    },
    payee: { type: payee.type, identifier: payee.identifier },
    amount: writeOrderAmount(amountMinor, currency),
    currency,
    note,
  };
}

/** Decimal text without trailing zeros, as the adapter demands: `10000`, `1.1`. */
function writeOrderAmount(minor: bigint, currency: string): string {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) throw new RangeError(`no currency ${currency}`);
  const written = writeAmount(minor, exponent);
  return exponent === 0 ? written : written.replace(/\.?0+$/, '');
}
