import { describe, expect, test } from 'vitest';
import type { Posting, PostingKind } from '../../../shared/transfers/account.ts';
import type { BulkState } from '../../../shared/transfers/bulk.ts';
import { bookEntry, noFunds } from '../../../shared/transfers/ledger/book-entry.ts';
import { checkLedger } from '../../../shared/transfers/ledger/check-ledger.ts';
import { tellEntries } from '../../../shared/transfers/ledger/tell-entries.ts';
import { aBulk, bulkId, someTotals } from '../a-bulk.ts';
import { anAccount, aPosition } from '../an-account.ts';

const at = new Date('2026-03-02T09:00:00.000Z');
const a = (kind: PostingKind, amountMinor: bigint, transferId: string | null = null): Posting => ({
  kind,
  amountMinor,
  bulkId: kind === 'fund' ? null : bulkId,
  transferId,
});

/** Books entries one after the other on an account that begins with nothing. */
function aLedger(...lists: readonly (readonly Posting[])[]) {
  let account = anAccount({ position: noFunds, seq: 0 });
  const entries = lists.map((postings) => {
    const booked = bookEntry(account, postings, { by: null, reason: null, at });
    if (booked.kind !== 'booked') throw new Error(booked.kind);
    account = booked.after;
    return booked.entry;
  });
  return { account, entries };
}

const example = () =>
  aLedger(
    [a('fund', 1_000_000n)],
    [a('reserve', 17_000n)],
    [a('settle', 10_000n, 'tx-001'), a('release', 5_000n, 'tx-002')],
  );

describe('an entry', () => {
  test('continues the account as it was read', () => {
    const account = anAccount({ seq: 7, position: aPosition({ fundedMinor: 1_000n }) });
    const note = { by: 'koffi.checker@quai.example', reason: 'Relevé du 1er mars', at };
    expect(bookEntry(account, [a('correction', 300n, 'tx-009')], note)).toEqual({
      kind: 'booked',
      after: {
        ...account,
        seq: 8,
        position: {
          availableMinor: 700n,
          reservedMinor: 0n,
          settledMinor: 300n,
          fundedMinor: 1_000n,
        },
      },
      entry: {
        accountId: 'ACC-123456789',
        seq: 8,
        at: '2026-03-02T09:00:00.000Z',
        by: 'koffi.checker@quai.example',
        reason: 'Relevé du 1er mars',
        before: account.position,
        after: {
          availableMinor: 700n,
          reservedMinor: 0n,
          settledMinor: 300n,
          fundedMinor: 1_000n,
        },
        postings: [{ kind: 'correction', amountMinor: 300n, bulkId, transferId: 'tx-009' }],
      },
    });
  });

  test('is refused with what is missing', () => {
    const note = { by: null, reason: null, at };
    expect(bookEntry(anAccount(), [a('reserve', 1_000_001n)], note)).toEqual({
      kind: 'short',
      missingMinor: 1n,
    });
  });

  test.each([0, 91])('of %i postings is our own bug', (count) => {
    const postings = Array.from({ length: count }, () => a('fund', 1n));
    const note = { by: null, reason: null, at };
    expect(() => bookEntry(anAccount(), postings, note)).toThrow(RangeError);
  });
});

test('an entry is told posting by posting, with the buckets after each', () => {
  expect(example().entries.flatMap(tellEntries)).toEqual([
    line('fund', null, null, 1_000_000, [1_000_000, 0, 0]),
    line('reserve', bulkId, null, 17_000, [983_000, 17_000, 0]),
    line('settle', bulkId, 'tx-001', 10_000, [983_000, 7_000, 10_000]),
    line('release', bulkId, 'tx-002', 5_000, [988_000, 2_000, 10_000]),
  ]);
});

function line(
  kind: PostingKind,
  bulk_id: string | null,
  transfer_id: string | null,
  amount: number,
  [available, reserved, settled]: readonly [number, number, number],
) {
  const when = '2026-03-02T09:00:00.000Z';
  return { at: when, bulk_id, transfer_id, kind, amount, available, reserved, settled };
}

describe('the proof', () => {
  test('of an account whose entries follow from one another', () => {
    const { account, entries } = example();
    const totals = someTotals({ completed: 1, failed: 1, settledMinor: 10_000n });
    const bulks = [aBulk({ totals: { ...totals, releasedMinor: 5_000n } })];
    expect(checkLedger(account, entries, bulks)).toEqual([]);
  });

  test.each([
    {
      rule: 'gap',
      why: 'an entry is missing',
      broken: ({ account, entries: [first, , third] }: ReturnType<typeof aLedger>) => ({
        account,
        entries: [first, third],
      }),
      seqs: [3],
    },
    {
      rule: 'chain',
      why: 'an entry begins elsewhere',
      broken: ({ account, entries: [first, second, third] }: ReturnType<typeof aLedger>) => ({
        account,
        entries: [first, { ...second, before: aPosition({ fundedMinor: 1n }) }, third],
      }),
      seqs: [2],
    },
    {
      rule: 'sum',
      why: 'a posting was changed',
      broken: ({ account, entries: [first, second, third] }: ReturnType<typeof aLedger>) => ({
        account,
        entries: [first, { ...second, postings: [a('reserve', 16_999n)] }, third],
      }),
      seqs: [2],
    },
    {
      rule: 'account',
      why: 'the account was changed without an entry',
      broken: ({ account, entries }: ReturnType<typeof aLedger>) => ({
        account: { ...account, position: { ...account.position, availableMinor: 988_001n } },
        entries,
      }),
      seqs: [null],
    },
  ])('fails by $rule: $why', ({ rule, broken, seqs }) => {
    const { account, entries } = broken(example());
    const faults = checkLedger(account, entries as never);
    const found = faults.filter((fault) => fault.rule === rule).map(({ seq }) => seq);
    expect(found).toEqual(seqs);
  });

  test('fails by buckets: money came from nowhere', () => {
    const { account, entries } = aLedger([a('fund', 10n)]);
    const after = { ...account.position, settledMinor: 1n };
    const faults = checkLedger({ ...account, position: after }, [
      { ...entries[0], after } as never,
    ]);
    expect(faults).toEqual([
      { rule: 'sum', seq: 1 },
      { rule: 'buckets', seq: 1 },
    ]);
  });

  test.each([
    {
      why: 'a bulk holds more than is reserved',
      totals: someTotals(),
      rules: ['reserved', 'settled'],
    },
    {
      why: 'a bulk that never held anything',
      totals: someTotals({ completed: 1, failed: 1, settledMinor: 10_000n, releasedMinor: 5_000n }),
      state: 'refused' as const,
      rules: ['reserved', 'settled'],
    },
    {
      why: 'a bulk that only looked payees up',
      totals: someTotals({ completed: 1, failed: 1, settledMinor: 10_000n, releasedMinor: 5_000n }),
      validateOnly: true,
      rules: ['reserved', 'settled'],
    },
  ])('fails by its bulks: $why', ({ totals, state = 'sending', validateOnly = false, rules }) => {
    const { account, entries } = example();
    const bulk = aBulk({ totals, state: state as BulkState, validateOnly });
    const faults = checkLedger(account, entries, [bulk]);
    expect(faults.map(({ rule }) => rule)).toEqual(rules);
  });
});
