import { describe, expect, test } from 'vitest';
import { decideTransfer } from '../../../shared/transfers/life/decide-transfer.ts';
import type { Trigger } from '../../../shared/transfers/life/trigger.ts';
import type { Incident, Transfer } from '../../../shared/transfers/transfer.ts';
import { aTransferIn } from '../a-transfer.ts';
import { aPolicy } from './a-policy.ts';

const now = new Date('2026-03-02T09:05:00.000Z');
const decide = (transfer: Transfer, trigger: Trigger) =>
  decideTransfer(transfer, trigger, now, aPolicy);

function moved(transfer: Transfer, trigger: Trigger) {
  const move = decide(transfer, trigger);
  if (move.kind !== 'moved') throw new Error(move.kind);
  return move;
}

const resolve = (outcome: 'COMPLETED' | 'FAILED'): Trigger => ({
  kind: 'resolve',
  outcome,
  by: 'koffi.checker@quai.example',
  evidence: 'Relevé de la banque du 2 mars',
});
const signature = {
  by: 'koffi.checker@quai.example',
  at: '2026-03-02T09:05:00.000Z',
  evidence: 'Relevé de la banque du 2 mars',
};
const anIncident = (learnt: Incident['learnt']): Incident => ({
  code: 'TRF-I01',
  learnt,
  by: 'callback',
  at: '2026-03-02T09:04:00.000Z',
});

describe('a transfer that is final', () => {
  test('waits for nothing any more, and knows what the quote said', () => {
    const unknown = aTransferIn('UNKNOWN', {
      needsAttention: true,
      error: { code: 'unclear', message: null },
      foundName: 'F. Exemple',
    });
    const trigger: Trigger = {
      kind: 'learnt',
      state: 'COMMITTED',
      by: 'callback',
      payeeReceivesMinor: 9_900n,
      payeeFeeMinor: 100n,
      foundName: null,
    };
    expect(moved(unknown, trigger).after).toMatchObject({
      state: 'COMPLETED',
      phase: 'transfer',
      leaseUntil: null,
      unknownSince: null,
      nextAskAt: null,
      needsAttention: false,
      error: null,
      completedAt: '2026-03-02T09:05:00.000Z',
      payeeReceivesMinor: 9_900n,
      payeeFeeMinor: 100n,
      foundName: 'F. Exemple',
    });
  });

  test.each([
    {
      told: { code: '5105', message: 'Payee FSP rejected' },
      heard: { code: '3303', message: null },
      expected: '5105',
      why: 'as told with it',
    },
    { told: null, heard: { code: '5200', message: null }, expected: '5200', why: 'heard before' },
    {
      told: null,
      heard: { code: '3208', message: null },
      expected: 'aborted',
      why: 'what was heard says nothing',
    },
    { told: null, heard: null, expected: 'aborted', why: 'nobody ever said' },
  ])('failed for the reason $expected: $why', ({ told, heard, expected }) => {
    const unknown = aTransferIn('UNKNOWN', { error: heard });
    const { after } = moved(unknown, {
      kind: 'learnt',
      state: 'ABORTED',
      by: 'get',
      error: told,
    });
    expect(after.error?.code).toBe(expected);
  });

  test('a cancelled one says so', () => {
    const { after } = moved(aTransferIn('PENDING'), { kind: 'cancel' });
    expect(after).toMatchObject({ error: { code: 'TRF-C01' }, posts: 0, sentAt: null });
  });

  test('one that was looked up before it was sent keeps how far it came', () => {
    const { after } = moved(aTransferIn('PENDING'), {
      kind: 'refused',
      error: { code: '3204', message: null },
      phase: null,
    });
    expect(after).toMatchObject({ state: 'FAILED', phase: null, error: { code: '3204' } });
  });
});

describe('a look-up', () => {
  const found: Trigger = { kind: 'discovered', foundName: 'Fatou E.' };
  test('leaves the transfer where it is, and is told once', () => {
    const { after } = moved(aTransferIn('PENDING'), found);
    expect(after).toMatchObject({ state: 'PENDING', phase: 'discovery', foundName: 'Fatou E.' });
    expect(decide(after, found)).toEqual({ kind: 'same' });
  });
});

describe('a contradiction', () => {
  const committed: Trigger = { kind: 'learnt', state: 'COMMITTED', by: 'callback' };
  test('is noted, and nothing else changes', () => {
    const failed = aTransferIn('FAILED');
    expect(decide(failed, committed)).toEqual({
      kind: 'contradiction',
      after: {
        ...failed,
        version: 4,
        incident: {
          code: 'TRF-I01',
          learnt: 'COMMITTED',
          by: 'callback',
          at: '2026-03-02T09:05:00.000Z',
        },
      },
    });
  });
  test('noted already, it is a contradiction still, and nothing is written', () => {
    const failed = aTransferIn('FAILED', { incident: anIncident('COMMITTED') });
    const move = decide(failed, committed);
    expect(move.kind).toBe('contradiction');
    expect(move).toHaveProperty('after', failed);
    expect((move as { after: Transfer }).after).toBe(failed);
  });
  test('what is booked is no contradiction, whatever was said in between', () => {
    const failed = aTransferIn('FAILED', { incident: anIncident('COMMITTED') });
    const move = decide(failed, { kind: 'learnt', state: 'ABORTED', by: 'get' });
    expect(move).toEqual({ kind: 'same' });
  });
});

describe('a person', () => {
  test('signs for what became of a transfer', () => {
    const unknown = aTransferIn('UNKNOWN');
    expect(moved(unknown, resolve('COMPLETED')).after.resolvedBy).toEqual(signature);
    const { after } = moved(unknown, resolve('FAILED'));
    expect(after).toMatchObject({ resolvedBy: signature, error: { code: 'TRF-L01' } });
  });

  test.each([
    {
      state: 'FAILED',
      learnt: 'COMMITTED',
      outcome: 'COMPLETED',
      expected: 'COMPLETED correction',
    },
    { state: 'FAILED', learnt: 'COMMITTED', outcome: 'FAILED', expected: 'FAILED none' },
    { state: 'COMPLETED', learnt: 'ABORTED', outcome: 'COMPLETED', expected: 'COMPLETED none' },
    { state: 'COMPLETED', learnt: 'ABORTED', outcome: 'FAILED', expected: 'not-allowed' },
    { state: 'COMPLETED', learnt: 'COMMITTED', outcome: 'FAILED', expected: 'not-allowed' },
  ] as const)(
    'of a $state transfer learnt to be $learnt says $outcome: $expected',
    ({ state, learnt, outcome, expected }) => {
      const transfer = aTransferIn(state, { incident: anIncident(learnt) });
      const move = decide(transfer, resolve(outcome));
      const told = move.kind === 'moved' ? `${move.after.state} ${move.effect}` : move.kind;
      expect(told).toBe(expected);
      if (move.kind !== 'moved') return;
      expect(move.after).toMatchObject({ incident: null, resolvedBy: signature, version: 4 });
    },
  );

  test('says it twice: the second time nothing is to be done', () => {
    const transfer = aTransferIn('FAILED', { incident: anIncident('COMMITTED') });
    const { after } = moved(transfer, resolve('COMPLETED'));
    expect(decide(after, resolve('COMPLETED'))).toEqual({ kind: 'same' });
    expect(decide(after, { kind: 'learnt', state: 'COMMITTED', by: 'get' })).toEqual({
      kind: 'same',
    });
  });
});
