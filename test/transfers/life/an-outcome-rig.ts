import type { Run } from '../../../shared/runs/run.ts';
import type { Account, Posting } from '../../../shared/transfers/account.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { bookEntry, noFunds } from '../../../shared/transfers/ledger/book-entry.ts';
import { checkLedger } from '../../../shared/transfers/ledger/check-ledger.ts';
import type { OutcomePorts } from '../../../shared/transfers/life/record-outcomes.ts';
import type { Transfer, TransferState } from '../../../shared/transfers/transfer.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { createFakeTransfersStore } from '../../fakes/transfers-store.ts';
import { anEvent } from '../../runs/a-run.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { aTransferIn } from '../a-transfer.ts';
import { anAccount } from '../an-account.ts';
import { aPolicy } from './a-policy.ts';

export interface RigOptions {
  /** State and amount of each transfer, from row 2 on. */
  readonly rows: readonly (readonly [state: TransferState, amountMinor: bigint])[];
  readonly bulk?: Partial<Bulk>;
  readonly run?: Partial<Run>;
  readonly of?: (row: number) => Partial<Transfer>;
}

/** An account of 1,000,000 francs that holds a bulk, whose transfers are as `rows` says. */
export async function anOutcomeRig({ rows, bulk = {}, run = {}, of = () => ({}) }: RigOptions) {
  const runs = createFakeRunStore();
  const store = createFakeTransfersStore(runs);
  const chunks = createFakeChunkStore();
  const timing = createFakeTiming('2026-03-02T09:02:00.000Z');
  let ids = 0;
  const faults = new Map<string, Error>();
  const ports: OutcomePorts = {
    store,
    runs,
    chunks,
    timing,
    policy: aPolicy,
    newId: () => `attempt-${++ids}`,
    faultPoint: async (point) => {
      const fault = faults.get(point);
      faults.delete(point);
      if (fault) throw fault;
    },
  };
  const totalMinor = rows.reduce((sum, [, amountMinor]) => sum + amountMinor, 0n);
  const made = aBulk({
    version: 1,
    totals: someTotals({ total: rows.length, totalMinor }),
    ...bulk,
  });
  await openAccount(store, made.validateOnly ? 0n : totalMinor);
  await store.commit({ bulk: { before: undefined, after: made } });
  await runs.create(aBulkRun(run, rows.length), [anEvent({ runId: bulkId })]);
  for (const [i, [state, amountMinor]] of rows.entries()) {
    const transfer = aTransferIn(state, { row: i + 2, amountMinor, ...of(i + 2) });
    await store.prepare([transfer], { claims: true, free: new Set() });
  }

  const readAccount = async () => (await store.readAccount('ACC-123456789')) as Account;
  return {
    store,
    runs,
    chunks,
    timing,
    ports,
    faults,
    readAccount,
    readBulk: async () => (await store.readBulk(bulkId)) as Bulk,
    readRun: async () => (await runs.read(bulkId)) as Run,
    readTransfer: async (row: number) => (await store.readTransfer({ bulkId, row })) as Transfer,
    /** Balance, reserved, available and settled, in francs. */
    async buckets() {
      const { availableMinor, reservedMinor, settledMinor } = (await readAccount()).position;
      return [availableMinor + reservedMinor, reservedMinor, availableMinor, settledMinor].map(
        Number,
      );
    },
    /** What does not hold of the whole ledger; empty: all is well. */
    async faultsOfLedger() {
      const { entries, bulks } = store.everything();
      return checkLedger(await readAccount(), entries, bulks);
    },
  };
}

async function openAccount(
  store: ReturnType<typeof createFakeTransfersStore>,
  reservedMinor: bigint,
): Promise<void> {
  let account = anAccount({ position: noFunds, seq: 0 });
  await store.commit({ account: { before: undefined, after: account } });
  const postings: Posting[] = [
    { kind: 'fund', amountMinor: 1_000_000n, bulkId: null, transferId: null },
    { kind: 'reserve', amountMinor: reservedMinor, bulkId, transferId: null },
  ];
  for (const posting of postings.filter(({ amountMinor }) => amountMinor > 0n)) {
    const note = { by: null, reason: null, at: new Date('2026-03-02T08:30:00.000Z') };
    const booked = bookEntry(account, [posting], note);
    if (booked.kind !== 'booked') throw new Error(booked.kind);
    const { after, entry } = booked;
    await store.commit({ account: { before: account, after, entry } });
    account = after;
  }
}
