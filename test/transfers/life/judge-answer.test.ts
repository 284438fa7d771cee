import { describe, expect, test } from 'vitest';
import { judgeAsk, judgeSend, opensBreaker } from '../../../shared/transfers/life/judge-answer.ts';
import { readQuotedAmount } from '../../../shared/transfers/life/read-quoted-amount.ts';
import type { SchemeAnswer, TransferFacts } from '../../../shared/transfers/scheme-adapter.ts';

const nothing: TransferFacts = {
  phase: null,
  payeeReceives: null,
  payeeFee: null,
  payeeName: null,
};
type State = Extract<SchemeAnswer, { kind: 'state' }>['transferState'];
const state = (transferState: State, facts = nothing): SchemeAnswer => ({
  kind: 'state',
  transferState,
  facts,
});
const code = (text: string, facts = nothing): SchemeAnswer => ({
  kind: 'code',
  code: text,
  message: `code ${text}`,
  facts,
});
const unclear: SchemeAnswer = { kind: 'unclear', status: 504, message: 'Timeout' };
const silence: SchemeAnswer = { kind: 'no-answer', because: 'timeout' };
const badRequest: SchemeAnswer = { kind: 'bad-request', message: 'must match pattern' };

const told = (trigger: { kind: string; state?: string; error?: { code: string } | null }) =>
  [trigger.kind, trigger.state, trigger.error?.code].filter(Boolean).join(' ');

describe('the answer to a POST', () => {
  test.each([
    { answer: state('COMMITTED'), expected: 'learnt COMMITTED', why: 'the only proof' },
    { answer: state('ABORTED'), expected: 'learnt ABORTED', why: 'even under HTTP 200' },
    { answer: state('RESERVED'), expected: 'learnt RESERVED', why: 'HTTP 200 that proves nothing' },
    { answer: state('RECEIVED'), expected: 'learnt RESERVED', why: 'as much' },
    { answer: badRequest, expected: 'refused http-400', why: 'nothing was sent on' },
    { answer: code('3106'), expected: 'lost 3106', why: 'the id was used before: never a failure' },
    { answer: code('2001'), expected: 'lost 2001', why: 'a fault on the other side' },
    { answer: code('3100'), expected: 'lost 3100', why: 'our set-up is wrong: not a verdict' },
    { answer: code('9999'), expected: 'lost 9999', why: 'a code that nobody knows' },
    { answer: unclear, expected: 'lost unclear', why: 'no word of the money' },
    { answer: silence, expected: 'lost no-answer', why: 'no word at all' },
  ])('$expected: $why', ({ answer, expected }) => {
    const judged = judgeSend(answer, 'XOF');
    if (judged.kind !== 'final') throw new Error(judged.kind);
    expect(told(judged.trigger as never)).toBe(expected);
  });

  test.each(['3204', '5105', '4001', '3303', '3201'])('%s is asked about first', (text) => {
    expect(judgeSend(code(text), 'XOF')).toEqual({
      kind: 'ask',
      error: { code: text, message: `code ${text}` },
      facts: { phase: null, payeeReceivesMinor: null, payeeFeeMinor: null, foundName: null },
    });
  });

  test('what the quote said is taken along, in minor units', () => {
    const facts: TransferFacts = {
      phase: 'transfer',
      payeeReceives: '4.35',
      payeeFee: '0.1',
      payeeName: 'F. Exemple',
    };
    expect(judgeSend(state('COMMITTED', facts), 'USD')).toEqual({
      kind: 'final',
      trigger: {
        kind: 'learnt',
        state: 'COMMITTED',
        by: 'answer',
        error: null,
        phase: 'transfer',
        payeeReceivesMinor: 435n,
        payeeFeeMinor: 10n,
        foundName: 'F. Exemple',
      },
    });
  });
});

describe('the answer to a GET', () => {
  const final = { code: '5200', message: null };
  const retryable = { code: '3303', message: null };
  test.each([
    { error: null, answer: state('COMMITTED'), expected: 'learnt COMMITTED' },
    { error: null, answer: state('ABORTED'), expected: 'learnt ABORTED' },
    { error: null, answer: state('RESERVED'), expected: 'learnt RESERVED' },
    { error: null, answer: code('3208'), expected: 'not-found' },
    { error: null, answer: code('2001'), expected: 'asked 2001' },
    { error: null, answer: unclear, expected: 'asked unclear' },
    { error: null, answer: silence, expected: 'asked no-answer' },
    { error: null, answer: badRequest, expected: 'asked http-400' },
    { error: final, answer: state('COMMITTED'), expected: 'learnt COMMITTED 5200' },
    { error: final, answer: state('ABORTED'), expected: 'learnt ABORTED 5200' },
    { error: final, answer: state('RESERVED'), expected: 'learnt RESERVED 5200' },
    { error: final, answer: code('3208'), expected: 'refused 5200' },
    { error: final, answer: silence, expected: 'lost 5200' },
    { error: retryable, answer: state('ABORTED'), expected: 'learnt ABORTED 3303' },
    { error: retryable, answer: code('3208'), expected: 'lost 3303' },
    { error: retryable, answer: unclear, expected: 'lost 3303' },
  ])('$expected after $error.code', ({ error, answer, expected }) => {
    expect(told(judgeAsk(error, answer, 'XOF') as never)).toBe(expected);
  });

  test('says more than the POST, or what the POST said stays', () => {
    const facts = { phase: 'agreement', payeeReceivesMinor: 9_900n, foundName: 'F. E.' } as const;
    const answer = state('ABORTED', { ...nothing, payeeName: 'Fatou Exemple' });
    expect(judgeAsk(final, answer, 'XOF', facts)).toMatchObject({
      phase: 'agreement',
      payeeReceivesMinor: 9_900n,
      payeeFeeMinor: null,
      foundName: 'Fatou Exemple',
    });
    expect(judgeAsk(final, code('3208'), 'XOF', facts)).toMatchObject({ phase: 'agreement' });
  });
});

test.each([
  { answer: silence, opens: true, why: 'nothing answers' },
  { answer: code('4001'), opens: true, why: 'our liquidity is used up' },
  { answer: code('5001'), opens: false, why: 'that of one payee’s bank' },
  { answer: unclear, opens: false, why: 'something answers' },
  { answer: state('ABORTED'), opens: false, why: 'one transfer' },
])('the breaker opens: $opens, $why', ({ answer, opens }) => {
  expect(opensBreaker(answer)).toBe(opens);
});

test.each([
  { text: '9900', currency: 'XOF', expected: 9_900n, why: 'no decimals' },
  { text: '1.5', currency: 'USD', expected: 150n, why: 'fewer than it has' },
  { text: '1.50', currency: 'USD', expected: 150n, why: 'a trailing zero' },
  { text: '100.5', currency: 'XOF', expected: null, why: 'half a franc is not exact' },
  { text: '1e3', currency: 'XOF', expected: null, why: 'no amount' },
  { text: '-5', currency: 'XOF', expected: null, why: 'nor this' },
  { text: '5', currency: 'ABC', expected: null, why: 'no such currency' },
  { text: null, currency: 'XOF', expected: null, why: 'nothing said' },
])('a quote’s $text $currency is $expected: $why', ({ text, currency, expected }) => {
  expect(readQuotedAmount(text, currency)).toBe(expected);
});
