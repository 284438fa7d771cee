import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../../shared/transfers/account.ts';
import type { LedgerChange } from '../../../shared/transfers/transfers-store.ts';
import { anEvent } from '../../runs/a-run.ts';
import { aBulk, bulkId } from '../a-bulk.ts';
import { aTransfer } from '../a-transfer.ts';
import { anAccount, aPosition } from '../an-account.ts';
import type { OpenedStore } from '../transfers-store.contract.ts';
import { aCreation, aFunding, aMove, aStep, theRun } from './a-change.ts';

const saved = { kind: 'saved' };
const stale = { kind: 'stale' };
const accountId = 'ACC-123456789';
const empty = anAccount({ seq: 0, position: aPosition({ fundedMinor: 0n }) });

/** Every condition of a commit: what it writes whole, and what it leaves whole. */
export function testCommits(title: string, open: () => Promise<OpenedStore>): void {
  describe(`${title} commits a change whole or not at all`, () => {
    let opened: OpenedStore;
    const commit = (change: LedgerChange) => opened.store.commit(change);
    const entriesOf = async () => {
      const wish = { newestFirst: false, limit: 50 };
      return (await opened.store.readEntries(accountId, wish)).items;
    };
    /** How often each answer came: which rival won is nobody's business. */
    const race = async (...changes: readonly LedgerChange[]) =>
      (await Promise.all(changes.map(commit))).map(({ kind }) => kind).sort();

    beforeEach(async () => {
      opened = await open();
    });

    test('an account is created, and not a second time', async () => {
      expect(await commit(aCreation())).toEqual(saved);
      expect(await commit(aCreation({ currency: 'EUR' }))).toEqual(stale);

      expect(await opened.store.readAccount(accountId)).toEqual(empty);
      expect(await entriesOf()).toEqual([]);
    });

    test('an account changes together with its entry', async () => {
      await commit(aCreation());

      expect(await commit(aFunding(empty))).toEqual(saved);

      expect(await opened.store.readAccount(accountId)).toEqual(anAccount());
      expect(await entriesOf()).toEqual([
        {
          accountId: 'ACC-123456789',
          seq: 1,
          at: '2026-03-02T09:00:00.000Z',
          by: 'admin@quai.example',
          reason: null,
          before: { availableMinor: 0n, reservedMinor: 0n, settledMinor: 0n, fundedMinor: 0n },
          after: {
            availableMinor: 1_000_000n,
            reservedMinor: 0n,
            settledMinor: 0n,
            fundedMinor: 1_000_000n,
          },
          postings: [{ kind: 'fund', amountMinor: 1_000_000n, bulkId: null, transferId: null }],
        },
      ]);
    });

    test.each([
      { amountMinor: 9_007_199_254_740_991n, why: 'the largest whole number of a float' },
      { amountMinor: 9_007_199_254_740_993n, why: 'one that a float cannot hold' },
      { amountMinor: 12_345_678_901_234_567_890_123_456_789n, why: '29 digits' },
      { amountMinor: 100_000_000_000_000_000_000_000n, why: 'a power of ten' },
      { amountMinor: -5n, why: 'below 0, by a correction' },
    ])('money is kept to the unit: $amountMinor, $why', async ({ amountMinor }) => {
      await commit(aCreation());

      await commit(aFunding(empty, amountMinor));

      const [entry] = await entriesOf();
      expect(entry?.postings[0]?.amountMinor).toBe(amountMinor);
      expect(entry?.after.fundedMinor).toBe(amountMinor);
      const account = await opened.store.readAccount(accountId);
      expect(account?.position).toEqual({
        availableMinor: amountMinor,
        reservedMinor: 0n,
        settledMinor: 0n,
        fundedMinor: amountMinor,
      });
    });

    test('of two who change the same account one is saved, one must read again', async () => {
      await commit(aCreation());

      expect(await race(aFunding(empty, 1n), aFunding(empty, 2n))).toEqual(['saved', 'stale']);
      expect(await entriesOf()).toHaveLength(1);
    });

    test('a lost answer: the same change again is stale, and booked once', async () => {
      await commit(aCreation());

      expect(await commit(aFunding(empty))).toEqual(saved);
      expect(await commit(aFunding(empty))).toEqual(stale);
      expect((await opened.store.readAccount(accountId))?.position.fundedMinor).toBe(1_000_000n);
    });

    test('a funding is booked once for each reference, whoever reads the account anew', async () => {
      await commit(aCreation());
      const booked = async (fundingReference: string) => {
        const account = (await opened.store.readAccount(accountId)) as Account;
        return commit({ ...aFunding(account), fundingReference });
      };
      expect(await opened.store.isFunded(accountId, 'VIR-2026-1')).toBe(false);

      expect(await booked('VIR-2026-1')).toEqual(saved);
      expect(await booked('VIR-2026-1')).toEqual(stale);
      expect(await booked('VIR-2026-2')).toEqual(saved);

      expect(await opened.store.isFunded(accountId, 'VIR-2026-1')).toBe(true);
      expect(await opened.store.isFunded('ACC-2', 'VIR-2026-1')).toBe(false);
      expect((await entriesOf()).map(({ seq }) => seq)).toEqual([1, 2]);
    });

    test('of two who change the same bulk one is saved', async () => {
      const before = aBulk({ version: 1 });
      expect(await commit({ bulk: { before: undefined, after: before } })).toEqual(saved);
      expect(await commit({ bulk: { before: undefined, after: before } })).toEqual(stale);
      const end = (endedAt: string) => ({
        bulk: { before, after: aBulk({ version: 2, state: 'ended', endedAt }) },
      });

      expect(await race(end('2026-03-02T10:00:00.000Z'), end('2026-03-02T11:00:00.000Z'))).toEqual([
        'saved',
        'stale',
      ]);
      expect(await opened.store.readBulk(bulkId)).toMatchObject({ version: 2, state: 'ended' });
    });

    test('of two who change the same transfer one is saved', async () => {
      const before = aTransfer();
      await opened.store.prepare([before], { claims: true, free: new Set() });
      const paid = aMove(before, { state: 'COMPLETED', payeeFeeMinor: 25n });
      const failed = aMove(before, { state: 'FAILED', error: { code: '3204', message: null } });

      expect(await race({ transfers: [paid] }, { transfers: [failed] })).toEqual([
        'saved',
        'stale',
      ]);
      expect((await opened.store.readTransfer(before))?.version).toBe(2);
    });

    test('a transfer that was never prepared is not made by a change', async () => {
      const change = { transfers: [aMove(aTransfer(), { state: 'COMPLETED' })] };

      expect(await commit(change)).toEqual(stale);
      expect(await opened.store.readTransfer(aTransfer())).toBeUndefined();
    });

    describe('what is sent unless its bulk was cancelled', () => {
      const transfer = aTransfer();
      const sending = (holder = 'a'): LedgerChange => ({
        transfers: [aMove(transfer, { state: 'SENDING' })],
        locks: {
          take: [{ payee: 'MSISDN:221770000002', holder, until: '2026-03-02T09:02:00.000Z' }],
          at: '2026-03-02T09:00:00.000Z',
        },
        unlessCancelled: bulkId,
      });
      const cancel = () =>
        opened.runs.replace({
          before: theRun,
          after: { ...theRun, cancelRequested: true, lastSeq: 2 },
          events: [anEvent({ runId: bulkId, seq: 2 })],
        });

      beforeEach(async () => {
        await opened.runs.create(theRun, [anEvent({ runId: bulkId })]);
        await opened.store.prepare([transfer], { claims: true, free: new Set() });
      });

      test('goes out, and leaves the run as it is', async () => {
        expect(await commit(sending())).toEqual(saved);

        expect((await opened.store.readTransfer(transfer))?.state).toBe('SENDING');
        expect((await opened.runs.read(bulkId))?.lastSeq).toBe(1);
      });

      test('stays, with its payee free, once it was', async () => {
        await cancel();

        expect(await commit(sending())).toEqual({ kind: 'cancelled' });
        expect((await opened.store.readTransfer(transfer))?.state).toBe('PENDING');
        const { unlessCancelled, ...alone } = sending('b');
        expect(await commit({ ...alone, transfers: [] })).toEqual(saved);
      });

      test('is told as cancelled also where its payee is held, as stale where it moved on', async () => {
        const { unlessCancelled, ...alone } = sending('b');
        await commit({ ...alone, transfers: [] });
        await cancel();

        expect(await commit(sending())).toEqual({ kind: 'cancelled' });
        const moved = aMove(aTransfer({ version: 6 }), { state: 'SENDING' });
        expect(await commit({ ...sending(), transfers: [moved] })).toEqual(stale);
      });
    });

    test('of two who note the same rows one is saved', async () => {
      const rows = { accountId, rowsDigest: 'ab12', bulkIds: ['bulk-1'], version: 1 };
      const more = (id: string) => ({
        sameRows: { before: rows, after: { ...rows, bulkIds: ['bulk-1', id], version: 2 } },
      });
      await commit({ sameRows: { before: undefined, after: rows } });

      expect(await race(more('bulk-2'), more('bulk-3'))).toEqual(['saved', 'stale']);
      expect(await commit({ sameRows: { before: undefined, after: rows } })).toEqual(stale);
      expect((await opened.store.readSameRows(accountId, 'ab12'))?.bulkIds).toHaveLength(2);
      expect(await opened.store.readSameRows(accountId, 'cd34')).toBeUndefined();
    });

    describe('everything at once', () => {
      const bulk = aBulk({ version: 1 });
      const transfer = aTransfer();
      const whole = (): LedgerChange => ({
        ...aFunding(empty),
        bulk: { before: bulk, after: { ...bulk, version: 2 } },
        transfers: [aMove(transfer, { state: 'COMPLETED' })],
        run: aStep(theRun, { chunk: 0 }),
      });
      const versions = async () => {
        const { store, runs } = opened;
        return {
          account: (await store.readAccount(accountId))?.seq,
          entries: (await entriesOf()).length,
          bulk: (await store.readBulk(bulkId))?.version,
          transfer: (await store.readTransfer(transfer))?.version,
          run: (await runs.read(bulkId))?.lastSeq,
          events: (await runs.readEvents(bulkId, 0, 10)).length,
          markers: (await runs.readMarkers(bulkId)).length,
        };
      };
      const untouched = {
        ...{ account: 0, entries: 0, bulk: 1, transfer: 1, run: 1, events: 1, markers: 0 },
      };

      beforeEach(async () => {
        await opened.runs.create(theRun, [anEvent({ runId: bulkId })]);
        await commit({ ...aCreation(), bulk: { before: undefined, after: bulk } });
        await opened.store.prepare([transfer], { claims: true, free: new Set() });
      });

      test('is written, the run with its event and marker too', async () => {
        expect(await commit(whole())).toEqual(saved);

        expect(await versions()).toEqual({
          ...{ account: 1, entries: 1, bulk: 2, transfer: 2, run: 2, events: 2, markers: 1 },
        });
      });

      test('is written once when the answer is lost', async () => {
        await commit(whole());
        const before = await versions();

        expect(await commit(whole())).toEqual(stale);
        expect(await versions()).toEqual(before);
      });

      test.each<{ why: string; change: () => LedgerChange }>([
        {
          why: 'the account moved on',
          change: () => ({ ...whole(), ...aFunding(anAccount({ seq: 3 })) }),
        },
        {
          why: 'the bulk moved on',
          change: () => ({
            ...whole(),
            bulk: { before: aBulk({ version: 4 }), after: aBulk({ version: 5 }) },
          }),
        },
        {
          why: 'a transfer moved on',
          change: () => ({
            ...whole(),
            transfers: [aMove(aTransfer({ version: 6 }), { state: 'COMPLETED' })],
          }),
        },
        {
          why: 'the run moved on',
          change: () => ({ ...whole(), run: aStep({ ...theRun, lastSeq: 7 }, { chunk: 0 }) }),
        },
      ])('is left as it is when $why', async ({ change }) => {
        expect(await commit(change())).toEqual(stale);
        expect(await versions()).toEqual(untouched);
      });

      test('is left as it is when the batch has its marker already', async () => {
        await opened.runs.replace(aStep(theRun, { chunk: 3 }));
        const run = aStep({ ...theRun, lastSeq: 2 }, { chunk: 3 });

        expect(await commit({ ...whole(), run })).toEqual(stale);
        expect(await versions()).toEqual({ ...untouched, run: 2, events: 2, markers: 1 });
      });
    });

    test('90 transfers with all that belongs to them fit', async () => {
      const rows = Array.from({ length: 90 }, (_, i) => aTransfer({ row: i + 1 }));
      const free: ReadonlySet<string> = new Set();
      await opened.store.prepare(rows.slice(0, 50), { claims: true, free });
      await opened.store.prepare(rows.slice(50), { claims: true, free });
      await opened.runs.create(theRun, [anEvent({ runId: bulkId })]);
      await commit({ ...aCreation(), bulk: { before: undefined, after: aBulk({ version: 1 }) } });

      const flush = await commit({
        ...aFunding(empty),
        bulk: { before: aBulk({ version: 1 }), after: aBulk({ version: 2 }) },
        transfers: rows.map((row) => aMove(row, { state: 'COMPLETED' })),
        run: aStep(theRun, { chunk: 0 }),
      });

      expect(flush).toEqual(saved);
      const paid = await opened.store.readTransfers(bulkId, 0, 100);
      expect(paid.map(({ state }) => state)).toEqual(Array(90).fill('COMPLETED'));
    });

    test('what does not fit is our own fault, and nothing is written', async () => {
      const rows = Array.from({ length: 101 }, (_, i) => aTransfer({ row: i + 1 }));
      const [first] = rows;
      await opened.store.prepare(rows.slice(0, 1), { claims: true, free: new Set() });

      const change = { transfers: rows.map((row) => aMove(row, { state: 'COMPLETED' })) };

      await expect(commit(change)).rejects.toThrow(RangeError);
      expect((await opened.store.readTransfer(first ?? aTransfer()))?.state).toBe('PENDING');
    });
  });
}
