import { checkChange, preparedMax } from '../../functions/transfers/check-change.ts';
import type { Account, LedgerEntry } from '../../shared/transfers/account.ts';
import type { Bulk } from '../../shared/transfers/bulk.ts';
import { isFinal, type Transfer, unresolvedSince } from '../../shared/transfers/transfer.ts';
import type {
  Committing,
  LedgerChange,
  Page,
  PayeeLock,
  SameRows,
  TransferRef,
  TransfersStore,
} from '../../shared/transfers/transfers-store.ts';
import type { FakeRunStore } from './run-store.ts';

/**
 * Called before a call looks at anything, and after it took effect. What it throws is thrown by the
 * call: `before`, the call never arrived; `after`, it was done and its answer lost. What it awaits
 * lets others go first, so it can also mix the order of rivals.
 */
export type OnCall = (name: keyof TransfersStore, phase: 'before' | 'after') => unknown;

export interface FakeTransfersStore extends TransfersStore {
  /** Replaces what was to be called at each call; undefined: nothing any more. */
  intercept(onCall: OnCall | undefined): void;
  /** How commits were answered, since the store was made. */
  readonly commits: Readonly<Record<Committing['kind'], number>>;
  /** Calls by name, those that failed with them. */
  readonly calls: ReadonlyMap<keyof TransfersStore, number>;
  /** Everything that is stored, in no order that matters: for laws that hold of all of it. */
  everything(): {
    readonly accounts: readonly Account[];
    /** Of all accounts, each in order. */
    readonly entries: readonly LedgerEntry[];
    readonly bulks: readonly Bulk[];
    /** By bulk and row. */
    readonly transfers: readonly Transfer[];
    readonly locks: readonly PayeeLock[];
  };
}

/**
 * The in-memory double of the transfers store; passes the same contract as the DynamoDB one. Every
 * call takes effect at once, between the hooks, together with the run of a commit. What it gives is
 * frozen: whoever changes it in place, fails.
 *
 * @param runs the double that keeps the runs of its commits
 */
export function createFakeTransfersStore(
  runs: FakeRunStore,
  options: { readonly onCall?: OnCall } = {},
): FakeTransfersStore {
  const tables: Tables = {
    accounts: new Map(),
    entries: new Map(),
    fundings: new Set(),
    bulks: new Map(),
    sameRows: new Map(),
    transfers: new Map(),
    claims: new Map(),
    locks: new Map(),
  };
  const commits = { saved: 0, stale: 0, cancelled: 0, held: 0 };
  const calls = new Map<keyof TransfersStore, number>();
  let hook = options.onCall;
  const call = async <T>(name: keyof TransfersStore, work: () => T): Promise<T> => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    await hook?.(name, 'before');
    const answer = work();
    await hook?.(name, 'after');
    return answer;
  };
  const commit = (change: LedgerChange): Committing => {
    checkChange(change);
    const judged = judge(tables, change, runs);
    if (judged.kind === 'saved') {
      apply(tables, change);
      // Judged a moment ago, and it takes effect when it is called, before anybody else's turn.
      if (change.run) void runs.replace(change.run);
    }
    commits[judged.kind] += 1;
    return judged;
  };
  return {
    intercept(onCall) {
      hook = onCall;
    },
    commits,
    calls,
    everything: () => ({
      accounts: [...tables.accounts.values()],
      entries: [...tables.entries.values()].flat(),
      bulks: [...tables.bulks.values()],
      transfers: inOrder(tables.transfers, transferKey),
      locks: [...tables.locks.values()],
    }),
    commit: (change) => call('commit', () => commit(change)),
    ...readAccounts(tables, call),
    ...readTransfers(tables, call),
    readClaims: (accountId, ids) =>
      call('readClaims', () => {
        const refs = ids.map((id) => [id, tables.claims.get(join(accountId, id))] as const);
        return new Map(refs.flatMap(([id, ref]) => (ref ? [[id, ref] as const] : [])));
      }),
    prepare: (transfers, wish) => call('prepare', () => prepare(tables, transfers, wish)),
    lock: (lock, now) =>
      call('lock', () => {
        const isFree = mayTake(tables, lock, now);
        if (isFree) tables.locks.set(lock.payee, frozen(lock));
        return isFree;
      }),
    unlock: (locks) =>
      call('unlock', () => {
        for (const { payee, holder } of locks) {
          if (tables.locks.get(payee)?.holder === holder) tables.locks.delete(payee);
        }
      }),
  };
}

interface Tables {
  readonly accounts: Map<string, Account>;
  readonly entries: Map<string, readonly LedgerEntry[]>;
  readonly fundings: Set<string>;
  readonly bulks: Map<string, Bulk>;
  readonly sameRows: Map<string, SameRows>;
  readonly transfers: Map<string, Transfer>;
  readonly claims: Map<string, TransferRef>;
  readonly locks: Map<string, PayeeLock>;
}

type Call = <T>(name: keyof TransfersStore, work: () => T) => Promise<T>;

function judge(tables: Tables, change: LedgerChange, runs: FakeRunStore): Committing {
  const { account, bulk, sameRows, fundingReference: reference } = change;
  const isAsRead =
    (account === undefined ||
      tables.accounts.get(account.after.accountId)?.seq === account.before?.seq) &&
    (account === undefined ||
      reference === undefined ||
      !tables.fundings.has(join(account.after.accountId, reference))) &&
    (bulk === undefined || tables.bulks.get(bulk.after.bulkId)?.version === bulk.before?.version) &&
    (sameRows === undefined ||
      tables.sameRows.get(rowsKey(sameRows.after))?.version === sameRows.before?.version) &&
    (change.transfers ?? []).every(
      ({ before }) => tables.transfers.get(transferKey(before))?.version === before.version,
    ) &&
    (change.run === undefined || runs.judgeReplacement(change.run) === 'saved');
  if (!isAsRead) return { kind: 'stale' };
  const { unlessCancelled } = change;
  if (unlessCancelled !== undefined && runs.isCancelled(unlessCancelled)) {
    return { kind: 'cancelled' };
  }
  const { take = [], at = '' } = change.locks ?? {};
  const held = take.filter((lock) => !mayTake(tables, lock, at));
  if (held.length > 0) return { kind: 'held', payees: held.map(({ payee }) => payee) };
  return { kind: 'saved' };
}

function apply(tables: Tables, change: LedgerChange): void {
  const { account, bulk, transfers = [], sameRows, fundingReference, locks } = change;
  if (account) {
    const { accountId } = account.after;
    tables.accounts.set(accountId, frozen(account.after));
    const entries = tables.entries.get(accountId) ?? [];
    if (account.entry) tables.entries.set(accountId, [...entries, frozen(account.entry)]);
    if (fundingReference !== undefined) tables.fundings.add(join(accountId, fundingReference));
  }
  if (bulk) tables.bulks.set(bulk.after.bulkId, frozen(bulk.after));
  if (sameRows) tables.sameRows.set(rowsKey(sameRows.after), frozen(sameRows.after));
  for (const { after } of transfers) tables.transfers.set(transferKey(after), frozen(after));
  for (const lock of locks?.take ?? []) tables.locks.set(lock.payee, frozen(lock));
}

const mayTake = ({ locks }: Tables, { payee, holder }: PayeeLock, at: string) => {
  const held = locks.get(payee);
  return held === undefined || held.holder === holder || held.until <= at;
};

function prepare(
  tables: Tables,
  transfers: readonly Transfer[],
  { claims, free }: Parameters<TransfersStore['prepare']>[1],
): Awaited<ReturnType<TransfersStore['prepare']>> {
  if (transfers.length > preparedMax) throw new RangeError(`${transfers.length} at once`);
  const by = new Map<string, TransferRef>();
  const claimed = new Map<string, TransferRef>();
  for (const { accountId, transferId, bulkId, row } of claims ? transfers : []) {
    const key = join(accountId, transferId);
    const holder = claimed.get(key) ?? tables.claims.get(key);
    const isOurs = holder === undefined || (holder.bulkId === bulkId && holder.row === row);
    if (!isOurs && !free.has(holder.bulkId)) by.set(transferId, holder);
    else claimed.set(key, frozen({ bulkId, row }));
  }
  if (by.size > 0) return { kind: 'taken', by };
  for (const [key, ref] of claimed) tables.claims.set(key, ref);
  for (const transfer of transfers) {
    const key = transferKey(transfer);
    if (!tables.transfers.has(key)) tables.transfers.set(key, frozen(transfer));
  }
  return { kind: 'claimed' };
}

function readAccounts({ accounts, entries, fundings, bulks, sameRows }: Tables, call: Call) {
  return {
    readAccount: (accountId) => call('readAccount', () => accounts.get(accountId)),
    listAccounts: (countryCode, limit, cursor) =>
      call('listAccounts', () => {
        const all = inOrder(accounts, ({ accountId }) => accountId);
        return pageOf(ofCountry(all, countryCode), ({ accountId }) => accountId, limit, cursor);
      }),
    readEntries: (accountId, { newestFirst, limit, cursor }) =>
      call('readEntries', () => {
        const all = entries.get(accountId) ?? [];
        const sorted = newestFirst ? all.toReversed() : all;
        const at = /^\d+$/.test(cursor ?? '') ? Number(cursor) : Number.NaN;
        const behind = sorted.filter(({ seq }) => (newestFirst ? seq < at : seq > at));
        const rest = cursor === undefined ? sorted : behind;
        const items = rest.slice(0, limit);
        const isMore = rest.length > limit;
        return { items, nextCursor: isMore ? String(items.at(-1)?.seq) : null };
      }),
    isFunded: (accountId, reference) =>
      call('isFunded', () => fundings.has(join(accountId, reference))),
    readBulk: (bulkId) => call('readBulk', () => bulks.get(bulkId)),
    readBulks: (bulkIds) =>
      call('readBulks', () => {
        const wanted = new Set(bulkIds);
        return new Map([...bulks].filter(([bulkId]) => wanted.has(bulkId)));
      }),
    readSameRows: (accountId, rowsDigest) =>
      call('readSameRows', () => sameRows.get(rowsKey({ accountId, rowsDigest }))),
  } satisfies Partial<TransfersStore>;
}

function readTransfers({ transfers }: Tables, call: Call) {
  const ofBulk = (bulkId: string) =>
    inOrder(transfers, transferKey).filter((one) => one.bulkId === bulkId);
  return {
    readTransfers: (bulkId, after, limit) =>
      call('readTransfers', () =>
        ofBulk(bulkId)
          .filter(({ row }) => row > after)
          .slice(0, limit),
      ),
    readTransfer: (ref) => call('readTransfer', () => transfers.get(transferKey(ref))),
    readMany: (refs) =>
      call('readMany', () => refs.flatMap((ref) => transfers.get(transferKey(ref)) ?? [])),
    findByUuid: (uuid) =>
      call('findByUuid', () => [...transfers.values()].find((one) => one.uuid === uuid)),
    findInBulk: (bulkId, transferId) =>
      call('findInBulk', () => ofBulk(bulkId).find((one) => one.transferId === transferId)),
    listDue: (now, limit, cursor) =>
      call('listDue', () => {
        const keyOf = (one: Transfer) => join(one.nextAskAt ?? '', transferKey(one));
        const due = [...transfers.values()]
          .filter(({ state, nextAskAt }) => !isFinal(state) && nextAskAt && nextAskAt <= now)
          .sort((a, b) => compareText(keyOf(a), keyOf(b)));
        const { items, nextCursor } = pageOf(due, keyOf, limit, cursor);
        return { items: items.map(({ bulkId, row }) => ({ bulkId, row })), nextCursor };
      }),
    listUnresolvedTransfers: (countryCode, limit, cursor) =>
      call('listUnresolvedTransfers', () => {
        const keyOf = (one: Transfer) => join(unresolvedSince(one) ?? '', transferKey(one));
        const waiting = [...transfers.values()].filter((one) => unresolvedSince(one) !== null);
        const oldestFirst = waiting.sort((a, b) => compareText(keyOf(a), keyOf(b)));
        return pageOf(ofCountry(oldestFirst, countryCode), keyOf, limit, cursor);
      }),
  } satisfies Partial<TransfersStore>;
}

const transferKey = ({ bulkId, row }: TransferRef) => join(bulkId, String(row).padStart(8, '0'));
const rowsKey = ({ accountId, rowsDigest }: Pick<SameRows, 'accountId' | 'rowsDigest'>) =>
  join(accountId, rowsDigest);
const join = (...parts: readonly string[]) => parts.join('#');
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function inOrder<T>(items: ReadonlyMap<string, T>, keyOf: (item: T) => string): readonly T[] {
  return [...items.values()].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

const ofCountry = <T extends { countryCode: string }>(all: readonly T[], code: string | null) =>
  all.filter(({ countryCode }) => code === null || countryCode === code);

function pageOf<T>(
  sorted: readonly T[],
  keyOf: (item: T) => string,
  limit: number,
  cursor: string | undefined,
): Page<T> {
  const rest = sorted.filter((item) => cursor === undefined || keyOf(item) > cursor);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rest.length > limit && last ? keyOf(last) : null };
}

function frozen<T>(item: T): T {
  return freeze(structuredClone(item));
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const one of Object.values(value)) freeze(one);
  return Object.freeze(value);
}
