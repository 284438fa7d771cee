import { describe, expect, test } from 'vitest';
import {
  decideNextStep,
  type NextStep,
  type StepContext,
} from '../../../shared/transfers/sending/decide-next-step.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { aTransferIn } from '../a-transfer.ts';
import { aPolicy } from '../life/a-policy.ts';

const usual: StepContext = {
  policy: aPolicy,
  may: { send: true, ask: true },
  calmSince: Number.NEGATIVE_INFINITY,
  isCancelled: false,
  validateOnly: false,
};
const nothing = { send: false, ask: false };
const at = (time: string) => new Date(`2026-03-02T${time}.000Z`);
const send: NextStep = { kind: 'call', call: 'send' };
const ask: NextStep = { kind: 'call', call: 'ask' };
const over: NextStep = { kind: 'over' };
const later: NextStep = { kind: 'wait', until: null };
const until = (time: string): NextStep => ({ kind: 'wait', until: at(time).getTime() });

interface Case {
  readonly state: Transfer['state'];
  readonly fields?: Partial<Transfer>;
  readonly context?: Partial<StepContext>;
  readonly now?: string;
  readonly expected: NextStep;
  readonly why: string;
}

describe('what is to be done about a transfer', () => {
  test.each<Case>([
    { state: 'PENDING', expected: send, why: 'never sent' },
    { state: 'PENDING', context: { may: nothing }, expected: later, why: 'the gate is shut' },
    {
      state: 'PENDING',
      context: { isCancelled: true, may: nothing },
      expected: { kind: 'book', trigger: { kind: 'cancel' } },
      why: 'cancelled: taken back, whatever the gate',
    },
    {
      state: 'PENDING',
      context: { validateOnly: true },
      expected: { kind: 'call', call: 'look-up' },
      why: 'its payee is to be looked up',
    },
    {
      state: 'PENDING',
      fields: { phase: 'discovery' },
      context: { validateOnly: true },
      expected: over,
      why: 'its payee was looked up',
    },
    { state: 'SENDING', expected: until('09:02:00'), why: 'somebody is sending it' },
    {
      state: 'SENDING',
      now: '09:02:00',
      expected: { kind: 'book', trigger: { kind: 'lost', error: null } },
      why: 'whoever sent it is dead',
    },
    {
      state: 'SENDING',
      context: { isCancelled: true },
      expected: until('09:02:00'),
      why: 'what was sent runs to its outcome',
    },
    { state: 'UNKNOWN', now: '09:01:01', expected: ask, why: 'it is time to ask' },
    { state: 'UNKNOWN', now: '09:01:00', expected: until('09:01:01'), why: 'not yet' },
    {
      state: 'UNKNOWN',
      now: '09:01:01',
      context: { isCancelled: true },
      expected: ask,
      why: 'also of a bulk that was cancelled',
    },
    {
      state: 'UNKNOWN',
      now: '09:01:01',
      context: { may: nothing },
      expected: later,
      why: 'nobody answers at the moment',
    },
    // Three resends after 40 s each, and 35 s for the last one: 155 s after the last POST.
    {
      state: 'UNKNOWN',
      fields: { nextAskAt: '2026-03-02T09:05:00.000Z' },
      now: '09:02:34',
      expected: until('09:05:00'),
      why: 'the run is patient',
    },
    {
      state: 'UNKNOWN',
      fields: {
        nextAskAt: '2026-03-02T09:05:00.000Z',
        unknownSince: '2026-03-02T09:00:00.000Z',
        asks: 1,
      },
      now: '09:02:35',
      expected: over,
      why: 'the run waits no longer',
    },
    {
      state: 'UNKNOWN',
      fields: { nextAskAt: '2026-03-02T09:05:00.000Z', asks: 0 },
      now: '09:02:35',
      expected: until('09:05:00'),
      why: 'whoever sent it died: nobody is given up unasked',
    },
    {
      state: 'UNKNOWN',
      fields: {
        nextAskAt: '2026-03-02T09:05:00.000Z',
        unknownSince: '2026-03-02T09:02:00.000Z',
        asks: 1,
      },
      now: '09:02:35',
      expected: until('09:05:00'),
      why: 'found lost long after its POST: patience begins then',
    },
    {
      state: 'UNKNOWN',
      now: '09:02:35',
      expected: ask,
      why: 'once more before that, for it is due',
    },
    {
      state: 'UNKNOWN',
      fields: { needsAttention: true, nextAskAt: '2026-03-02T10:00:00.000Z' },
      expected: over,
      why: 'a person has to look at it',
    },
    {
      state: 'UNKNOWN',
      fields: { lastPostAt: '2026-03-02T09:00:00.000Z', nextAskAt: '2026-03-02T12:04:00.000Z' },
      context: { calmSince: Number.POSITIVE_INFINITY },
      expected: until('12:04:00'),
      why: 'while the scheme is out nobody loses patience',
    },
    {
      state: 'UNKNOWN',
      fields: { lastPostAt: '2026-03-02T09:00:00.000Z', nextAskAt: '2026-03-02T12:04:00.000Z' },
      context: { calmSince: at('11:59:30').getTime() },
      expected: until('12:04:00'),
      why: 'patience begins anew when an outage is over',
    },
    {
      state: 'UNKNOWN',
      fields: { unknownSince: '2026-03-01T09:01:00.000Z' },
      context: { may: nothing, calmSince: Number.POSITIVE_INFINITY },
      expected: { kind: 'book', trigger: { kind: 'overdue' } },
      why: 'for 24 hours, and nobody can even ask',
    },
    {
      state: 'UNKNOWN',
      fields: { unknownSince: '2026-03-01T09:01:00.001Z' },
      context: { may: nothing, calmSince: Number.POSITIVE_INFINITY },
      expected: later,
      why: 'not quite for 24 hours',
    },
    {
      state: 'UNKNOWN',
      fields: { unknownSince: '2026-03-01T09:01:00.000Z', needsAttention: true },
      context: { may: nothing, calmSince: Number.POSITIVE_INFINITY },
      expected: over,
      why: 'that is told once',
    },
    { state: 'COMPLETED', expected: over, why: 'paid' },
    { state: 'FAILED', expected: over, why: 'not paid' },
  ])('$state → $expected.kind: $why', ({ state, fields, context, now = '09:01:00', expected }) => {
    const transfer = aTransferIn(state, fields);
    expect(decideNextStep(transfer, { ...usual, ...context }, at(now))).toEqual(expected);
  });
});
