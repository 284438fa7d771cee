import type { Finding } from '../../../shared/findings/finding.ts';
import { noCounts, type Run } from '../../../shared/runs/run.ts';
import { writeChunkList } from '../../../shared/runs/write-chunk-list.ts';
import type { Account } from '../../../shared/transfers/account.ts';
import { reserveBulk } from '../../../shared/transfers/bulks/reserve-bulk.ts';
import { bookEntry } from '../../../shared/transfers/ledger/book-entry.ts';
import type { Payment } from '../../../shared/transfers/payment.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { createFakeTransfersStore } from '../../fakes/transfers-store.ts';
import { aFile } from '../../runs/a-run.ts';
import { aBulkRun } from '../a-bulk.ts';
import { anAccount, aPosition } from '../an-account.ts';

/** Ids of bulks in the order in which their files came. */
export const [first, second, third] = ['1', '2', '3'].map(
  (last) => `bulk-01KJP7K4X7V8M2N3P5R6S7T8V${last}`,
) as [string, string, string];

export const accountId = 'ACC-123456789';

const uploaded = { key: 'incoming/paiements.csv', versionId: 'v1' };

/** A row that pays 1,000 francs to somebody of its own. */
export function aPayment(transferId: string | null, fields: Partial<Payment> = {}): Payment {
  return {
    transferId,
    payee: { type: 'MSISDN', identifier: '221770000001', name: 'Fatou Exemple' },
    amountMinor: '1000',
    currency: 'XOF',
    note: null,
    ...fields,
  };
}

/** So many rows of other payees, with ids `<prefix>-1` … or none. */
export function somePayments(count: number, prefix: string | null = 'tx'): readonly Payment[] {
  return Array.from({ length: count }, (_, i) =>
    aPayment(prefix === null ? null : `${prefix}-${i + 1}`, {
      payee: { type: 'MSISDN', identifier: String(221_770_000_001 + i), name: null },
    }),
  );
}

/** Everything that taking payment files in needs, in memory, with one funded account. */
export async function createBulkDesk({ funded = 1_000_000n } = {}) {
  const runs = createFakeRunStore();
  const store = createFakeTransfersStore(runs);
  const chunks = createFakeChunkStore();
  const timing = createFakeTiming();
  const started: string[] = [];
  const faults: { at?: string } = {};
  const ports = {
    ...{ runs, store, chunks, timing },
    approval: { threshold: new Map([['XOF', 5_000_000n]]), days: 3 },
    startPipeline: async (_domain: string, execution: string) => {
      started.push(execution);
    },
    faultPoint: async (point: string) => {
      if (faults.at === point) throw new Error(point);
    },
  };
  const none = { fundedMinor: 0n };
  const empty = anAccount({ seq: 0, position: aPosition(none) });
  await store.commit({ account: { before: undefined, after: empty } });
  const postings = [{ kind: 'fund' as const, amountMinor: funded, bulkId: null, transferId: null }];
  const note = { by: null, reason: 'virement initial', at: timing.now() };
  const booked = bookEntry(empty, postings, note);
  if (booked.kind !== 'booked') throw new Error(booked.kind);
  const { after, entry } = booked;
  await store.commit({ account: { before: empty, after, entry } });

  return {
    ...{ ...ports, ports, started, faults },
    /** A file as reading leaves it: its rows in a chunk, from row 2 on. */
    async bring(id: string, payments: readonly Payment[], fields: Partial<Run> = {}): Promise<Run> {
      const records = payments.map((record, i) => ({ id: String(i + 2), row: i + 2, record }));
      await chunks.writeManifest(id, await writeChunkList(chunks, id, records));
      const read = { ...noCounts, read: payments.length };
      const { options, ...rest } = fields;
      const run = aBulkRun({
        ...{ id, counts: read, reading: read, chunks: { total: 1, settled: 0 } },
        files: [aFile({ name: 'paiements.csv', rows: payments.length, arrival: uploaded })],
        options: { payerAccount: accountId, ...options },
        ...rest,
      });
      await runs.create(run, []);
      return run;
    },
    reserve: (id: string) => reserveBulk(ports, id),
    run: async (id: string) => (await runs.read(id)) as Run,
    codes: async (id: string) => (await runs.readEvents(id, 0, 1_000)).map(({ code }) => code),
    account: async () => (await store.readAccount(accountId)) as Account,
    async findings(id: string): Promise<readonly Finding[]> {
      const found: Finding[] = [];
      for await (const finding of chunks.readFindings(id)) found.push(finding);
      return found;
    },
  };
}
export type BulkDesk = Awaited<ReturnType<typeof createBulkDesk>>;
