import { classOfCode } from '../scheme/scheme-codes.ts';
import type { SchemeAnswer, TransferFacts } from '../scheme-adapter.ts';
import type { TransferError } from '../transfer.ts';
import { readQuotedAmount } from './read-quoted-amount.ts';
import type { LearntFacts, Trigger } from './trigger.ts';

export type SendJudged =
  | { readonly kind: 'final'; readonly trigger: Trigger }
  /** A GET has to say whether money moved: then `judgeAsk` with this error. */
  | { readonly kind: 'ask'; readonly error: TransferError; readonly facts: LearntFacts };

/** The scheme knows no such transfer. */
const notFoundCode = '3208';

/**
 * What the answer to a POST means. Only COMMITTED proves a payment, only HTTP 400 that nothing was
 * sent on; after a refusal by code the transfer is asked for; everything else says nothing.
 *
 * @param currency of the transfer, for the amounts of its quote
 * @see TRANSFERS "A transfer's life"
 */
export function judgeSend(answer: SchemeAnswer, currency: string): SendJudged {
  switch (answer.kind) {
    case 'state':
      return { kind: 'final', trigger: learnt(answer, 'answer', null, currency) };
    case 'code': {
      const { code, message } = answer;
      const facts = readFacts(answer.facts, currency);
      const decidesByAsking = ['final', 'retryable'].includes(classOfCode(code));
      if (decidesByAsking) return { kind: 'ask', error: { code, message }, facts };
      return { kind: 'final', trigger: { kind: 'lost', error: { code, message }, ...facts } };
    }
    case 'bad-request':
      return { kind: 'final', trigger: { kind: 'refused', error: toError(answer) } };
    case 'unclear':
    case 'no-answer':
      return { kind: 'final', trigger: { kind: 'lost', error: toError(answer) } };
  }
}

/**
 * What the answer to a GET means.
 *
 * @param error the code by which the POST just before was refused; null: no POST, an UNKNOWN
 *   transfer is asked for
 * @param currency of the transfer, for the amounts of its quote
 * @param facts what the answer to that POST told beside its code
 */
export function judgeAsk(
  error: TransferError | null,
  answer: SchemeAnswer,
  currency: string,
  facts: LearntFacts = {},
): Trigger {
  switch (answer.kind) {
    case 'state':
      return learnt(answer, 'get', error, currency, facts);
    case 'code':
      if (answer.code === notFoundCode) return judgeNotFound(error, facts);
      return unclear(error, { code: answer.code, message: answer.message }, facts);
    // Of a GET that says only that the question was wrong.
    case 'bad-request':
    case 'unclear':
    case 'no-answer':
      return unclear(error, toError(answer), facts);
  }
}

/** Nothing answered at all, or our own liquidity is used up: nothing new is to be sent. */
export function opensBreaker(answer: SchemeAnswer): boolean {
  return answer.kind === 'no-answer' || (answer.kind === 'code' && answer.code === '4001');
}

/** A refusal for good and no such transfer: failed. After one that may pass, nobody knows. */
function judgeNotFound(error: TransferError | null, facts: LearntFacts): Trigger {
  if (error === null) return { kind: 'not-found', ...facts };
  return classOfCode(error.code) === 'final'
    ? { kind: 'refused', error, ...facts }
    : { kind: 'lost', error, ...facts };
}

/** @param refusal what the POST was refused by: it stays the reason */
function unclear(refusal: TransferError | null, heard: TransferError, facts: LearntFacts): Trigger {
  return refusal === null
    ? { kind: 'asked', error: heard, ...facts }
    : { kind: 'lost', error: refusal, ...facts };
}

function learnt(
  { transferState, facts }: Extract<SchemeAnswer, { readonly kind: 'state' }>,
  by: 'answer' | 'get',
  error: TransferError | null,
  currency: string,
  before: LearntFacts = {},
): Trigger {
  // RECEIVED is on its way as well: neither paid nor given up.
  const state = transferState === 'RECEIVED' ? 'RESERVED' : transferState;
  return { kind: 'learnt', state, by, error, ...addFacts(before, readFacts(facts, currency)) };
}

/** Of what two answers told the later one counts, where it says anything. */
function addFacts(before: LearntFacts, later: LearntFacts): LearntFacts {
  return {
    phase: later.phase ?? before.phase ?? null,
    payeeReceivesMinor: later.payeeReceivesMinor ?? before.payeeReceivesMinor ?? null,
    payeeFeeMinor: later.payeeFeeMinor ?? before.payeeFeeMinor ?? null,
    foundName: later.foundName ?? before.foundName ?? null,
  };
}

function readFacts(facts: TransferFacts, currency: string): LearntFacts {
  return {
    phase: facts.phase,
    payeeReceivesMinor: readQuotedAmount(facts.payeeReceives, currency),
    payeeFeeMinor: readQuotedAmount(facts.payeeFee, currency),
    foundName: facts.payeeName,
  };
}

function toError(
  answer: Extract<SchemeAnswer, { readonly kind: 'bad-request' | 'unclear' | 'no-answer' }>,
): TransferError {
  switch (answer.kind) {
    case 'bad-request':
      return { code: 'http-400', message: answer.message };
    case 'unclear':
      return { code: 'unclear', message: answer.message };
    case 'no-answer':
      return { code: 'no-answer', message: null };
  }
}
