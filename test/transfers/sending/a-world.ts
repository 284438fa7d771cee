import { concludeRun } from '../../../shared/runs/conclude-run.ts';
import type { Run } from '../../../shared/runs/run.ts';
import type { Timing } from '../../../shared/runs/timing.ts';
import type { Account, Posting } from '../../../shared/transfers/account.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { bookEntry, noFunds } from '../../../shared/transfers/ledger/book-entry.ts';
import { checkLedger } from '../../../shared/transfers/ledger/check-ledger.ts';
import { type BreakerState, closedBreaker } from '../../../shared/transfers/sending/breaker.ts';
import { type LanesState, noLanes } from '../../../shared/transfers/sending/lanes.ts';
import type { SendingPolicy } from '../../../shared/transfers/sending/sending-policy.ts';
import type { SendingPorts } from '../../../shared/transfers/sending/sending-ports.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeFileStore } from '../../fakes/file-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import {
  createFakeScheme,
  type FakeScheme,
  type SchemeScript,
} from '../../fakes/scheme-adapter.ts';
import { createFakeSharedState } from '../../fakes/shared-state.ts';
import { createFakeTransfersStore, type FakeTransfersStore } from '../../fakes/transfers-store.ts';
import { createVirtualTiming, type VirtualTiming } from '../../fakes/virtual-timing.ts';
import { anEvent } from '../../runs/a-run.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { aTransfer } from '../a-transfer.ts';
import { anAccount } from '../an-account.ts';
import { aPolicy } from '../life/a-policy.ts';

export const accountId = 'ACC-123456789';

export interface WorldOptions {
  readonly script?: SchemeScript;
  readonly policy?: Partial<SendingPolicy>;
  readonly random?: () => number;
  readonly breaker?: BreakerState;
  readonly lanes?: LanesState;
}

export interface BulkPlan {
  readonly bulkId?: string;
  readonly accountId?: string;
  /** Of each transfer, from row 2 on. */
  readonly rows: readonly Partial<Transfer>[];
  readonly bulk?: Partial<Bulk>;
  readonly run?: Partial<Run>;
}

export interface World {
  readonly timing: VirtualTiming;
  readonly store: FakeTransfersStore;
  readonly ports: SendingPorts;
  readonly scheme: FakeScheme;
  readonly alarms: readonly string[];
  /** An account of 1,000,000 francs. */
  openAccount(id?: string): Promise<void>;
  /** A bulk whose funds are reserved; its account is opened with it, when it is not there. */
  reserve(plan: BulkPlan): Promise<string>;
  conclude(id: string): Promise<Run | undefined>;
  /** Until a time of the virtual clock. */
  minutesFromNow(minutes: number): Date;
  transfers(id?: string): readonly Transfer[];
  account(id?: string): Promise<Account>;
  run(id?: string): Promise<Run>;
  bulk(id?: string): Promise<Bulk>;
  /** Codes of the journal, in order. */
  journal(id?: string): Promise<readonly string[]>;
  ledgerFaults(id?: string): Promise<readonly unknown[]>;
}

/** Stores, scheme and clock of one world, in which any number of turns go on at once. */
export function aWorld(options: WorldOptions = {}): World {
  const timing = createVirtualTiming(options.random);
  const policy = { ...aPolicy, ...options.policy };
  const runs = createFakeRunStore();
  const store = createFakeTransfersStore(runs);
  const chunks = createFakeChunkStore();
  const scheme = createFakeScheme(timing, policy, options.script);
  const alarms: string[] = [];
  let ids = 0;
  const ports: SendingPorts = {
    ...{ store, runs, chunks, timing, policy, scheme },
    lanes: createFakeSharedState(options.lanes ?? noLanes),
    breaker: createFakeSharedState(options.breaker ?? closedBreaker),
    newId: () => `id-${String(++ids).padStart(5, '0')}`,
    faultPoint: async () => {},
    alarm: (code) => alarms.push(code),
  };
  const account = async (id = accountId) => (await store.readAccount(id)) as Account;

  return {
    ...{ timing, store, ports, scheme, alarms, account },
    async openAccount(id = accountId) {
      const opened = anAccount({ accountId: id, position: noFunds, seq: 0 });
      await store.commit({ account: { before: undefined, after: opened } });
      await book(store, opened, [aPosting('fund', 1_000_000n, null)]);
    },
    async reserve({ rows, bulk = {}, run = {}, ...plan }) {
      const id = plan.bulkId ?? bulkId;
      const of = plan.accountId ?? accountId;
      if ((await store.readAccount(of)) === undefined) await this.openAccount(of);
      const transfers = rows.map((fields, i) =>
        aTransfer({
          row: i + 2,
          bulkId: id,
          accountId: of,
          transferId: `${id}-${i + 2}`,
          uuid: uuidOf(id, i + 2),
          ...fields,
        }),
      );
      const totalMinor = transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      const totals = someTotals({ total: rows.length, totalMinor });
      const made = aBulk({ bulkId: id, accountId: of, version: 1, totals, ...bulk });
      await store.commit({ bulk: { before: undefined, after: made } });
      for (const each of transfers) {
        await store.prepare([each], { claims: true, free: new Set() });
      }
      if (!made.validateOnly) {
        await book(store, await account(of), [aPosting('reserve', totalMinor, id)]);
      }
      const stage = made.validateOnly ? 'map' : 'settle';
      const stages = [
        { ...aStage, name: 'read' as const, status: 'DONE' as const },
        { ...aStage, name: stage } as const,
        { ...aStage, name: 'conclude' as const },
      ];
      const begun = { id, stages, files: [], dryRun: made.validateOnly, updatedAt: now(timing) };
      const held = made.validateOnly ? {} : { holds: 'funds' as const };
      await ports.runs.create(aBulkRun({ ...begun, ...held, ...run }, rows.length), [
        anEvent({ runId: id }),
      ]);
      return id;
    },
    conclude: (id) =>
      concludeRun(
        {
          ...{ runs, chunks, timing },
          groups: { closeGroup: () => Promise.reject(new Error('a bulk has no groups')) },
          files: createFakeFileStore(),
          presentReport: () => ({}),
          faultPoint: async () => {},
        },
        id,
        null,
      ),
    minutesFromNow: (minutes) => new Date(timing.now().getTime() + minutes * 60_000),
    transfers: (id = bulkId) => store.everything().transfers.filter((one) => one.bulkId === id),
    run: async (id = bulkId) => (await ports.runs.read(id)) as Run,
    bulk: async (id = bulkId) => (await store.readBulk(id)) as Bulk,
    journal: async (id = bulkId) =>
      (await ports.runs.readEvents(id, 1, 1_000)).map(({ code }) => code),
    async ledgerFaults(id = accountId) {
      const { entries, bulks } = store.everything();
      const own = <T extends { accountId: string }>(all: readonly T[]) =>
        all.filter((each) => each.accountId === id);
      return checkLedger(await account(id), own(entries), own(bulks));
    },
  };
}

const aStage = {
  status: 'PENDING' as const,
  startedAt: null,
  completedAt: null,
  in: null,
  out: null,
  message: null,
  parts: [],
};

/** A UUID that follows from bulk and row, as the real one does. */
function uuidOf(id: string, row: number): string {
  const [a = '0'] = [...id].slice(-1);
  return `0b0b0b0b-0000-5000-8${a.charCodeAt(0).toString().padStart(3, '0').slice(-3)}-${String(row).padStart(12, '0')}`;
}

const now = (timing: Timing) => timing.now().toISOString();

function aPosting(kind: Posting['kind'], amountMinor: bigint, of: string | null): Posting {
  return { kind, amountMinor, bulkId: of, transferId: null };
}

async function book(
  store: FakeTransfersStore,
  before: Account,
  postings: readonly Posting[],
): Promise<void> {
  const at = new Date('2026-03-02T08:30:00.000Z');
  const booked = bookEntry(before, postings, { by: null, reason: null, at });
  if (booked.kind !== 'booked') throw new Error(booked.kind);
  await store.commit({ account: { before, after: booked.after, entry: booked.entry } });
}
