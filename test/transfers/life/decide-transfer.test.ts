import { describe, expect, test } from 'vitest';
import { decideTransfer } from '../../../shared/transfers/life/decide-transfer.ts';
import type { Trigger } from '../../../shared/transfers/life/trigger.ts';
import { type Transfer, transferStates } from '../../../shared/transfers/transfer.ts';
import { aTransferIn } from '../a-transfer.ts';
import { aPolicy } from './a-policy.ts';

/** One minute after a transfer in UNKNOWN (see the builder) was lost, two after it was sent. */
const now = new Date('2026-03-02T09:02:00.000Z');
const error = { code: '5200', message: 'Payee limit' };
const evidence = 'Relevé de la banque du 2 mars';
const by = 'koffi.checker@quai.example';

const decide = (transfer: Transfer, trigger: Trigger, at = now) =>
  decideTransfer(transfer, trigger, at, aPolicy);

const triggers = {
  send: { kind: 'send', leaseUntil: '2026-03-02T09:03:30.000Z' },
  'send after 3208': { kind: 'send', leaseUntil: '2026-03-02T09:03:30.000Z', notFound: true },
  'COMMITTED by answer': { kind: 'learnt', state: 'COMMITTED', by: 'answer' },
  'COMMITTED by GET': { kind: 'learnt', state: 'COMMITTED', by: 'get' },
  'COMMITTED by callback': { kind: 'learnt', state: 'COMMITTED', by: 'callback' },
  'ABORTED by answer': { kind: 'learnt', state: 'ABORTED', by: 'answer' },
  'ABORTED by GET': { kind: 'learnt', state: 'ABORTED', by: 'get' },
  'ABORTED by callback': { kind: 'learnt', state: 'ABORTED', by: 'callback' },
  'RESERVED by answer': { kind: 'learnt', state: 'RESERVED', by: 'answer' },
  'RESERVED by GET': { kind: 'learnt', state: 'RESERVED', by: 'get' },
  'RESERVED by callback': { kind: 'learnt', state: 'RESERVED', by: 'callback' },
  refused: { kind: 'refused', error },
  lost: { kind: 'lost', error: null },
  asked: { kind: 'asked', error: null },
  'not found': { kind: 'not-found' },
  cancel: { kind: 'cancel' },
  discovered: { kind: 'discovered' },
  'a person: paid': { kind: 'resolve', outcome: 'COMPLETED', by, evidence },
  'a person: failed': { kind: 'resolve', outcome: 'FAILED', by, evidence },
} as const satisfies Record<string, Trigger>;

/** TRANSFERS "A transfer's life", as the states PENDING, SENDING, UNKNOWN, COMPLETED, FAILED. */
const settles = 'COMPLETED settle';
const releases = 'FAILED release';
const table: Record<keyof typeof triggers, readonly string[]> = {
  send: ['SENDING none', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'],
  'send after 3208': ['SENDING none', 'not-allowed', 'SENDING none', 'not-allowed', 'not-allowed'],
  'COMMITTED by answer': ['not-allowed', settles, settles, 'same', 'contradiction'],
  'COMMITTED by GET': ['not-allowed', settles, settles, 'same', 'contradiction'],
  'COMMITTED by callback': ['not-allowed', settles, settles, 'same', 'contradiction'],
  'ABORTED by answer': ['not-allowed', releases, releases, 'contradiction', 'same'],
  'ABORTED by GET': ['not-allowed', releases, releases, 'contradiction', 'same'],
  'ABORTED by callback': ['not-allowed', releases, releases, 'contradiction', 'same'],
  'RESERVED by answer': ['not-allowed', 'UNKNOWN none', 'UNKNOWN none', 'same', 'same'],
  'RESERVED by GET': ['not-allowed', 'UNKNOWN none', 'UNKNOWN none', 'same', 'same'],
  'RESERVED by callback': ['not-allowed', 'same', 'same', 'same', 'same'],
  refused: [releases, releases, 'not-allowed', 'contradiction', 'same'],
  lost: ['not-allowed', 'UNKNOWN none', 'same', 'same', 'same'],
  asked: ['not-allowed', 'UNKNOWN none', 'UNKNOWN none', 'same', 'same'],
  'not found': ['not-allowed', 'UNKNOWN none', 'UNKNOWN none', 'same', 'same'],
  cancel: [releases, 'not-allowed', 'not-allowed', 'not-allowed', 'same'],
  discovered: ['PENDING none', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'],
  'a person: paid': ['not-allowed', 'not-allowed', settles, 'same', 'not-allowed'],
  'a person: failed': ['not-allowed', 'not-allowed', releases, 'not-allowed', 'same'],
};

describe('every state with every trigger', () => {
  const cases = Object.entries(table).flatMap(([name, expected]) =>
    transferStates.map((state, i) => ({ name, state, expected: expected[i] })),
  );
  test.each(cases)('$state, $name: $expected', ({ name, state, expected }) => {
    const transfer = aTransferIn(state);
    const move = decide(transfer, triggers[name as keyof typeof triggers]);
    const told = move.kind === 'moved' ? `${move.after.state} ${move.effect}` : move.kind;
    expect(told).toBe(expected);
    if (move.kind === 'moved') expect(move.after.version).toBe(transfer.version + 1);
  });
});

describe('sending', () => {
  const moved = (transfer: Transfer, trigger: Trigger, at = now) => {
    const move = decide(transfer, trigger, at);
    if (move.kind !== 'moved') throw new Error(move.kind);
    return move;
  };

  test('what is to be known after a crash is written before the POST', () => {
    const { after } = moved(aTransferIn('PENDING'), triggers.send);
    expect(after).toMatchObject({
      uuid: '0b0b0b0b-0000-5000-8000-000000000002',
      sentAt: '2026-03-02T09:02:00.000Z',
      lastPostAt: '2026-03-02T09:02:00.000Z',
      posts: 1,
      leaseUntil: '2026-03-02T09:03:30.000Z',
    });
  });

  test('once more: the same id, and its first sending stays known', () => {
    const lost = aTransferIn('UNKNOWN', { asks: 4, error: { code: '3208', message: null } });
    const { after } = moved(lost, triggers['send after 3208']);
    expect(after).toMatchObject({
      uuid: '0b0b0b0b-0000-5000-8000-000000000002',
      sentAt: '2026-03-02T09:00:00.000Z',
      lastPostAt: '2026-03-02T09:02:00.000Z',
      posts: 2,
      asks: 0,
      nextAskAt: '2026-03-02T09:03:30.000Z',
      unknownSince: '2026-03-02T09:01:00.000Z',
      error: null,
    });
  });

  test.each([
    { at: '09:00:40.000', posts: 1, may: false, why: 'its POST may just still be on its way' },
    { at: '09:00:40.001', posts: 1, may: true, why: 'older than three time-outs and the margin' },
    { at: '09:05:00.000', posts: 3, may: true, why: 'the third resend' },
    { at: '09:05:00.000', posts: 4, may: false, why: 'three were made' },
  ])('at $at after $posts POSTs, may be sent again: $may ($why)', ({ at, posts, may }) => {
    const lost = aTransferIn('UNKNOWN', { posts });
    const then = new Date(`2026-03-02T${at}Z`);
    const heard = moved(lost, { kind: 'not-found' }, then);
    expect(heard.mayResend ?? false).toBe(may);
    const again = decide(lost, triggers['send after 3208'], then);
    expect(again.kind).toBe(may ? 'moved' : 'not-allowed');
  });

  test('a transfer that was sent again and lost again is unknown since it was first lost', () => {
    const sending = aTransferIn('SENDING', { unknownSince: '2026-03-01T10:00:00.000Z' });
    expect(moved(sending, triggers.lost).after).toMatchObject({
      unknownSince: '2026-03-01T10:00:00.000Z',
      needsAttention: false,
    });
  });
});

describe('asking', () => {
  const ask = (fields: Partial<Transfer>, trigger: Trigger, at = now) => {
    const move = decide(aTransferIn('UNKNOWN', fields), trigger, at);
    if (move.kind !== 'moved') throw new Error(move.kind);
    return move.after;
  };

  test('first a second after it was lost', () => {
    const move = decide(aTransferIn('SENDING'), { kind: 'lost', error });
    expect(move).toMatchObject({
      after: {
        state: 'UNKNOWN',
        leaseUntil: null,
        unknownSince: '2026-03-02T09:02:00.000Z',
        asks: 0,
        nextAskAt: '2026-03-02T09:02:01.000Z',
        error: { code: '5200', message: 'Payee limit' },
      },
    });
  });

  test.each([
    { asks: 0, next: '2026-03-02T09:02:02.000Z', why: 'then after 2 s' },
    { asks: 3, next: '2026-03-02T09:02:16.000Z', why: 'each time twice as long' },
    { asks: 9, next: '2026-03-02T09:07:00.000Z', why: 'up to 5 minutes' },
  ])('$why', ({ asks, next }) => {
    expect(ask({ asks }, triggers.asked)).toMatchObject({ asks: asks + 1, nextAskAt: next });
  });

  test('no later than when it may be sent again, when the scheme knows nothing of it', () => {
    // 10 s after the POST; the usual wait of 64 s would pass the 40 s after which it may be.
    const then = new Date('2026-03-02T09:00:10.000Z');
    expect(ask({ asks: 5 }, triggers['not found'], then).nextAskAt).toBe(
      '2026-03-02T09:00:40.001Z',
    );
    expect(ask({ asks: 5 }, triggers.asked, then).nextAskAt).toBe('2026-03-02T09:01:14.000Z');
  });

  test.each([
    { at: '2026-03-03T09:00:59.999Z', attention: false, why: 'a moment before 24 h' },
    { at: '2026-03-03T09:01:00.000Z', attention: true, why: 'after 24 h' },
  ])('somebody is to look at it: $attention, $why', ({ at, attention }) => {
    expect(ask({ asks: 9 }, triggers.asked, new Date(at)).needsAttention).toBe(attention);
  });

  test('or when it was sent four times in vain, then hourly', () => {
    const after = ask({ posts: 4 }, triggers['not found']);
    expect(after.needsAttention).toBe(true);
    expect(after.nextAskAt).toBe('2026-03-02T10:02:00.000Z');
  });

  test('not because of an answer that says nothing after the fourth POST', () => {
    expect(ask({ posts: 4 }, triggers.asked).needsAttention).toBe(false);
  });

  test('nor while the fourth POST may still be on its way', () => {
    const lastPostAt = '2026-03-02T09:01:30.000Z';
    expect(ask({ posts: 4, lastPostAt }, triggers['not found'])).toMatchObject({
      needsAttention: false,
      nextAskAt: '2026-03-02T09:02:02.000Z',
    });
  });

  test('what needs attention keeps it', () => {
    expect(ask({ needsAttention: true }, triggers['RESERVED by GET'])).toMatchObject({
      needsAttention: true,
      nextAskAt: '2026-03-02T10:02:00.000Z',
    });
  });

  test('what was heard last is kept when nothing is heard', () => {
    expect(ask({ error }, triggers.asked).error).toEqual({ code: '5200', message: 'Payee limit' });
    expect(ask({ error }, triggers['not found']).error).toEqual({ code: '3208', message: null });
  });
});
