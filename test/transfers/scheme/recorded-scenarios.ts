import type { SchemeAnswer } from '../../../shared/transfers/scheme-adapter.ts';
import { answerOf, readRecording } from './recordings.ts';

/** What was recorded of one ending. */
interface Measured {
  readonly send: string;
  readonly ask: string;
  /** Time-outs of a phase until the answer comes; left out: it comes at once. */
  readonly after?: number;
  /** What is recorded of a GET some time later. */
  readonly askLater?: string;
}

const timesOut = { after: 1 };
const silent = 'payee-credited-silent';

/**
 * The recording of each ending of a payee's identifier, and what is recorded of a GET at once and
 * some time later. Whoever plays or is the scheme answers so: the simulator, and the real adapter.
 */
export const recordingOf: Readonly<Record<string, Measured>> = {
  404: { send: 'payee-not-found-3204', ask: 'payee-not-found-3204.get' },
  299: { send: 'payee-lookup-timeout', ask: 'payee-lookup-timeout.get', ...timesOut },
  513: { send: 'quote-rejected-5103', ask: 'quote-rejected-5103.get' },
  298: { send: 'quote-timeout', ask: 'quote-timeout.get', ...timesOut },
  401: { send: 'insufficient-liquidity-4001', ask: 'insufficient-liquidity-4001.get' },
  303: { send: 'transfer-expired-3303', ask: 'transfer-expired-3303.get', after: 0.3 },
  515: { send: 'payee-rejects-5105', ask: 'payee-rejects-5105.get' },
  520: { send: 'payee-limit-5200', ask: 'payee-limit-5200.get' },
  500: { send: 'payee-backend-500', ask: 'payee-backend-500.get', ...timesOut },
  601: { send: 'commit-callback-lost-504', ask: 'commit-callback-lost-504.get', ...timesOut },
  602: { send: 'aborted-in-200', ask: 'aborted-in-200.get' },
  603: { send: 'reserved-in-200', ask: 'reserved-in-200.get', askLater: 'reserved-in-200.get' },
  604: {
    send: 'prepare-answer-lost',
    ask: 'prepare-answer-lost.get',
    askLater: 'prepare-answer-lost.get-later',
  },
  605: { send: 'switch-503', ask: 'switch-503.get' },
  606: {
    send: 'commit-late',
    ask: 'commit-late.get',
    askLater: 'commit-late.get-later',
    ...timesOut,
  },
  607: { send: 'fulfil-twice', ask: 'transfer-ok.get' },
  608: {
    send: 'prepare-swallowed',
    ask: 'prepare-swallowed.get',
    askLater: 'prepare-swallowed.get',
    ...timesOut,
  },
  // Not recorded by itself: it is silent like 297, and its fulfil comes late like that of 606.
  296: { send: silent, ask: `${silent}.get`, askLater: 'commit-late.get-later', ...timesOut },
  297: { send: silent, ask: `${silent}.get`, askLater: `${silent}.get-later`, ...timesOut },
  777: { send: 'bad-fulfilment', ask: 'bad-fulfilment.get' },
  111: { send: 'transfer-ok', ask: 'transfer-ok.get' },
};

/** Answers name the transfer in their words; two of them have other ids. */
export const nameless = (answer: SchemeAnswer) =>
  JSON.parse(JSON.stringify(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<uuid>'));

/** What we made of the recorded answer. */
export const recorded = (name: string) => nameless(answerOf(readRecording(name)));
