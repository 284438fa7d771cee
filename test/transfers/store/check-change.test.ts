import { describe, expect, test } from 'vitest';
import { checkChange, countWrites } from '../../../functions/transfers/check-change.ts';
import type { LedgerChange } from '../../../shared/transfers/transfers-store.ts';
import { aBulk } from '../a-bulk.ts';
import { aTransfer } from '../a-transfer.ts';
import { anAccount } from '../an-account.ts';
import { aCreation, aFunding, aMove, aStep, theRun } from './a-change.ts';

const moves = (count: number) =>
  Array.from({ length: count }, (_, i) => aMove(aTransfer({ row: i + 1 }), {}));
const lock = (payee: string) => ({ payee, holder: 'a', until: '2026-03-02T09:02:00.000Z' });

describe('what one transaction writes is counted', () => {
  test.each<{ change: LedgerChange; writes: number; why: string }>([
    { change: aCreation(), writes: 1, why: 'an account' },
    { change: aFunding(anAccount()), writes: 2, why: 'an account with its entry' },
    {
      change: { ...aFunding(anAccount()), fundingReference: 'VIR-1' },
      writes: 3,
      why: 'and the reference of a funding',
    },
    {
      change: {
        ...aFunding(anAccount()),
        bulk: { before: undefined, after: aBulk() },
        transfers: moves(90),
        run: aStep(theRun, { chunk: 0 }),
      },
      writes: 96,
      why: '90 outcomes with account, entry, bulk, run, event and marker',
    },
    {
      change: {
        transfers: moves(50),
        locks: { take: moves(50).map((_, i) => lock(`MSISDN:${i}`)), at: '' },
      },
      writes: 100,
      why: '50 transfers with the lock of each',
    },
    {
      change: {
        transfers: moves(49),
        locks: { take: moves(49).map((_, i) => lock(`MSISDN:${i}`)), at: '' },
        unlessCancelled: 'bulk-1',
      },
      writes: 99,
      why: '49 of them, and a look whether their bulk was cancelled',
    },
  ])('$writes: $why', ({ change, writes }) => {
    expect(countWrites(change)).toBe(writes);
    expect(() => checkChange(change)).not.toThrow();
  });
});

describe('a change that cannot be right is our own fault', () => {
  const [before, moved] = [aTransfer(), aMove(aTransfer(), {})];
  const account = anAccount({ seq: 4 });
  const entry = aFunding(account).account?.entry;
  test.each<{ change: LedgerChange; why: string }>([
    { change: {}, why: 'nothing in it' },
    {
      change: { transfers: [moved], run: aStep(theRun), unlessCancelled: 'bulk-1' },
      why: 'a run that is written and looked at',
    },
    { change: { transfers: moves(101) }, why: 'one write too many' },
    { change: { transfers: [moved, moved] }, why: 'a transfer twice' },
    { change: { transfers: [{ before, after: before }] }, why: 'no new version' },
    {
      change: { transfers: [{ before, after: aTransfer({ version: 3 }) }] },
      why: 'a version left out',
    },
    {
      change: { transfers: [{ before, after: aTransfer({ row: 3, version: 2 }) }] },
      why: 'another row in its place',
    },
    {
      change: { transfers: [{ before, after: aTransfer({ bulkId: 'bulk-2', version: 2 }) }] },
      why: 'another bulk in its place',
    },
    { change: { bulk: { before: aBulk(), after: aBulk() } }, why: 'a bulk of the same version' },
    { change: { account: { before: account, after: account } }, why: 'an account without entry' },
    {
      change: { account: { before: account, after: { ...account, seq: 5 } } },
      why: 'an account’s number without entry',
    },
    {
      change: {
        account: {
          before: account,
          after: { ...account, seq: 6 },
          ...(entry ? { entry: { ...entry, seq: 6 } } : {}),
        },
      },
      why: 'an entry left out',
    },
    {
      change: {
        account: {
          before: account,
          after: { ...account, seq: 5 },
          ...(entry ? { entry: { ...entry, accountId: 'ACC-2' } } : {}),
        },
      },
      why: 'the entry of another account',
    },
    {
      change: { account: { before: undefined, after: account } },
      why: 'a new account that has entries already',
    },
    { change: { fundingReference: 'VIR-1', transfers: [moved] }, why: 'a funding of no account' },
    { change: { locks: { take: [lock('a'), lock('a')], at: '' } }, why: 'a lock twice' },
  ])('$why', ({ change }) => {
    expect(() => checkChange(change)).toThrow(RangeError);
  });
});
