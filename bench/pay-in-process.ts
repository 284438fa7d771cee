import { ulid } from 'ulid';
import { realTiming } from '../functions/runtime/timing.ts';
import { createSchemeAdapter } from '../functions/transfers/scheme-adapter.http.ts';
import { inParallel } from '../shared/runs/in-parallel.ts';
import type { Account, Posting } from '../shared/transfers/account.ts';
import { uuidOfTransfer } from '../shared/transfers/bulks/transfer-uuid.ts';
import { bookEntry, noFunds } from '../shared/transfers/ledger/book-entry.ts';
import { sendTurn } from '../shared/transfers/sending/send-turn.ts';
import type { SendingPolicy } from '../shared/transfers/sending/sending-policy.ts';
import type { SendingPorts } from '../shared/transfers/sending/sending-ports.ts';
import type { TransfersStore } from '../shared/transfers/transfers-store.ts';
import { aBulk, aBulkRun, someTotals } from '../test/transfers/a-bulk.ts';
import { aTransfer } from '../test/transfers/a-transfer.ts';
import { anAccount } from '../test/transfers/an-account.ts';
import type { TransferStores } from './transfer-stores.ts';

const amountMinor = 100n;
const fundedMinor = 10_000_000n;
const turnMs = 9 * 60_000;

export interface PaidFigures {
  readonly transfers: number;
  readonly seconds: number;
  /** Ledger transactions: commits that change the account. */
  readonly ledgerCommits: number;
  readonly commits: number;
  /** Commits in vain: something had changed since it was read. */
  readonly conflicts: number;
}

/**
 * Pays bulks that are reserved already with the sender itself, all in this process, all from one
 * account, all at once.
 *
 * @throws Error when the account does not hold exactly what is left afterwards
 */
export async function payInProcess(
  stores: TransferStores,
  { url, policy }: { readonly url: string; readonly policy: SendingPolicy },
  { bulks, rowsEach }: { readonly bulks: number; readonly rowsEach: number },
): Promise<PaidFigures> {
  const accountId = `BENCH-${ulid()}`;
  const ids = await reserveBulks(stores, accountId, { bulks, rowsEach });
  const counted = countCommits(stores.store);
  const ports: SendingPorts = {
    ...stores,
    ...{ store: counted.store, policy, timing: realTiming, newId: ulid },
    scheme: createSchemeAdapter({ url, policy }),
    faultPoint: async () => {},
    alarm: (code) => {
      throw new Error(`the bench rang ${code}`);
    },
  };
  const begun = performance.now();
  await Promise.all(ids.map((id) => sendAll(ports, id)));
  const seconds = (performance.now() - begun) / 1000;
  const transfers = bulks * rowsEach;
  await checkAccount(stores.store, accountId, BigInt(transfers) * amountMinor);
  return { transfers, seconds, ...counted.counts };
}

async function sendAll(ports: SendingPorts, id: string): Promise<void> {
  for (;;) {
    const deadline = new Date(Date.now() + turnMs);
    const { verdict, waitSeconds } = await sendTurn(ports, id, deadline);
    if (verdict === 'done') return;
    await ports.timing.sleep(waitSeconds * 1_000);
  }
}

async function reserveBulks(
  { store, runs }: TransferStores,
  accountId: string,
  { bulks, rowsEach }: { readonly bulks: number; readonly rowsEach: number },
): Promise<readonly string[]> {
  const opened = anAccount({ accountId, position: noFunds, seq: 0 });
  await store.commit({ account: { before: undefined, after: opened } });
  await book(store, accountId, { kind: 'fund', amountMinor: fundedMinor, bulkId: null });
  const ids = Array.from({ length: bulks }, () => `bulk-${ulid()}`);
  for (const bulkId of ids) {
    const totalMinor = amountMinor * BigInt(rowsEach);
    const totals = someTotals({ total: rowsEach, totalMinor });
    const bulk = aBulk({ bulkId, accountId, totals, version: 1 });
    await store.commit({ bulk: { before: undefined, after: bulk } });
    const transfers = Array.from({ length: rowsEach }, (_, i) =>
      aPayment(bulkId, accountId, i + 2),
    );
    await inParallel(slice(transfers, 50), 4, async (some) => {
      await store.prepare(some, { claims: false, free: new Set() });
    });
    await book(store, accountId, { kind: 'reserve', amountMinor: totalMinor, bulkId });
    await runs.create(aBulkRun({ id: bulkId, holds: 'funds', files: [] }, rowsEach), []);
  }
  return ids;
}

function aPayment(bulkId: string, accountId: string, row: number) {
  const identifier = `${bulkId}.${row}.000`;
  return aTransfer({
    ...{ bulkId, accountId, row, amountMinor },
    transferId: `${bulkId}-${row}`,
    uuid: uuidOfTransfer(bulkId, row),
    payee: { type: 'ACCOUNT_ID', identifier, name: null },
  });
}

async function book(
  store: TransfersStore,
  accountId: string,
  posting: Omit<Posting, 'transferId'>,
): Promise<void> {
  const before = await readAccount(store, accountId);
  const note = { by: null, reason: null, at: new Date() };
  const booked = bookEntry(before, [{ ...posting, transferId: null }], note);
  if (booked.kind !== 'booked') throw new Error(booked.kind);
  const { after, entry } = booked;
  await store.commit({ account: { before, after, entry } });
}

async function readAccount(store: TransfersStore, accountId: string): Promise<Account> {
  const account = await store.readAccount(accountId);
  if (account === undefined) throw new Error(`no account ${accountId}`);
  return account;
}

async function checkAccount(
  store: TransfersStore,
  accountId: string,
  paidMinor: bigint,
): Promise<void> {
  const { position } = await readAccount(store, accountId);
  const { availableMinor, reservedMinor, settledMinor } = position;
  const isRight =
    availableMinor === fundedMinor - paidMinor &&
    reservedMinor === 0n &&
    settledMinor === paidMinor;
  if (!isRight) throw new Error(`lost money: ${availableMinor} ${reservedMinor} ${settledMinor}`);
}

function countCommits(store: TransfersStore) {
  const counts = { ledgerCommits: 0, commits: 0, conflicts: 0 };
  const counting: TransfersStore = {
    ...store,
    async commit(change) {
      const committed = await store.commit(change);
      counts.commits += 1;
      if (committed.kind === 'stale') counts.conflicts += 1;
      if (committed.kind === 'saved' && change.account) counts.ledgerCommits += 1;
      return committed;
    },
  };
  return { store: counting, counts };
}

function slice<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
}
