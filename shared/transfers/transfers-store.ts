import type { RunChange } from '../runs/run-store.ts';
import type { Account, LedgerEntry } from './account.ts';
import type { Bulk } from './bulk.ts';
import type { Transfer } from './transfer.ts';

/** Where a transfer is kept. */
export interface TransferRef {
  readonly bulkId: string;
  readonly row: number;
}

/** Who may have a call in flight for a payee, until its lease is over (TRANSFERS). */
export interface PayeeLock {
  /** `payeeKey`. */
  readonly payee: string;
  /** Of one worker in one turn. */
  readonly holder: string;
  readonly until: string;
}

/** Bulks of an account that paid, or may yet pay, the very same rows. */
export interface SameRows {
  readonly accountId: string;
  readonly rowsDigest: string;
  /** The newest last; at most the last 20. */
  readonly bulkIds: readonly string[];
  readonly version: number;
}

/**
 * One transaction: everything that it names is written, or nothing. Each thing is conditioned on
 * the version (account: `seq`) that was read; `before` undefined: it must not exist. At most 100
 * writes: 90 transfers, or 49 with the lock of each and `unlessCancelled`.
 *
 * @see TRANSFERS "Ledger": item layout that fits one transaction
 */
export interface LedgerChange {
  /** `after.seq` = `entry.seq` = `before.seq` + 1; an account is created without entry, seq 0. */
  readonly account?: {
    readonly before: Account | undefined;
    readonly after: Account;
    readonly entry?: LedgerEntry;
  };
  readonly bulk?: { readonly before: Bulk | undefined; readonly after: Bulk };
  readonly transfers?: readonly { readonly before: Transfer; readonly after: Transfer }[];
  readonly sameRows?: { readonly before: SameRows | undefined; readonly after: SameRows };
  /** A funding is booked once for each reference of an account. */
  readonly fundingReference?: string;
  /**
   * A bulk whose run nobody has cancelled: what is then sent for the first time was decided before
   * the cancellation, never after its answer. Not beside `run`.
   */
  readonly unlessCancelled?: string;
  /** Taken when free, lapsed at `at`, or held by the same holder already. */
  readonly locks?: { readonly take: readonly PayeeLock[]; readonly at: string };
  /** The run, its events and its batch marker, in the runs table. */
  readonly run?: RunChange;
}

export type Committing =
  | { readonly kind: 'saved' }
  /** Something changed since it was read: read and decide again. */
  | { readonly kind: 'stale' }
  /** The bulk of `unlessCancelled` is: whether locks were free as well is not told. */
  | { readonly kind: 'cancelled' }
  /** These payees have a call in flight; nothing else stood in the way. */
  | { readonly kind: 'held'; readonly payees: readonly string[] };

export type Claiming =
  | { readonly kind: 'claimed' }
  /** These ids belong to other bulks, by the sender's id of the transfer. */
  | { readonly kind: 'taken'; readonly by: ReadonlyMap<string, TransferRef> };

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The ledger table: accounts, entries, bulks, transfers, locks. Reads are strongly consistent. */
export interface TransfersStore {
  commit(change: LedgerChange): Promise<Committing>;

  readAccount(accountId: string): Promise<Account | undefined>;
  /** By id; null: of every country. */
  listAccounts(countryCode: string | null, limit: number, cursor?: string): Promise<Page<Account>>;
  /** In the order of booking, or the newest first. A cursor is the seq of the last one, as text. */
  readEntries(
    accountId: string,
    wish: { readonly newestFirst: boolean; readonly limit: number; readonly cursor?: string },
  ): Promise<Page<LedgerEntry>>;
  /** Whether a funding was booked under this reference. */
  isFunded(accountId: string, reference: string): Promise<boolean>;

  readBulk(bulkId: string): Promise<Bulk | undefined>;
  readBulks(bulkIds: readonly string[]): Promise<ReadonlyMap<string, Bulk>>;
  readSameRows(accountId: string, rowsDigest: string): Promise<SameRows | undefined>;

  /**
   * Writes up to 50 transfers of a bulk that is being prepared, all PENDING, and claims their ids
   * for the account. One that is there already (a repetition of the same step) is left as it is.
   * Ids of a bulk in `free` (it was refused) are taken over.
   *
   * @param claims false: nothing is claimed (ids made by us, or nothing will be paid)
   */
  prepare(
    transfers: readonly Transfer[],
    options: { readonly claims: boolean; readonly free: ReadonlySet<string> },
  ): Promise<Claiming>;
  /** Who has these ids of the sender for an account, whatever became of that; the others are free. */
  readClaims(
    accountId: string,
    transferIds: readonly string[],
  ): Promise<ReadonlyMap<string, TransferRef>>;
  /** Transfers with row > after, by row. */
  readTransfers(bulkId: string, after: number, limit: number): Promise<readonly Transfer[]>;
  readTransfer(ref: TransferRef): Promise<Transfer | undefined>;
  /** Missing ones are left out. */
  readMany(refs: readonly TransferRef[]): Promise<readonly Transfer[]>;
  /** By the adapter's id; a moment after it was prepared. */
  findByUuid(uuid: string): Promise<Transfer | undefined>;
  /** By the sender's id within a bulk. */
  findInBulk(bulkId: string, transferId: string): Promise<Transfer | undefined>;
  /** Transfers (UNKNOWN, or sent once more) whose `nextAskAt` has come, the oldest first. */
  listDue(now: string, limit: number, cursor?: string): Promise<Page<TransferRef>>;
  /** Transfers on which a person may have to decide (`unresolvedSince`), the oldest first. */
  listUnresolvedTransfers(
    countryCode: string | null,
    limit: number,
    cursor?: string,
  ): Promise<Page<Transfer>>;

  /** Takes a lock alone (to ask); false: somebody has a call in flight for that payee. */
  lock(lock: PayeeLock, now: string): Promise<boolean>;
  /** Gives locks back; one that somebody else holds by now is left. */
  unlock(locks: readonly Pick<PayeeLock, 'payee' | 'holder'>[]): Promise<void>;
}

/** What is shared by all that call the adapter: one small item, replaced under its version. */
export interface SharedState<T> {
  read(): Promise<{ readonly version: number; readonly value: T } | undefined>;
  /** @param version as read; undefined: it was not there. False: somebody was faster. */
  write(version: number | undefined, value: T): Promise<boolean>;
}
