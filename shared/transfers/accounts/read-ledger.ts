import { hidden } from '../../findings/hide-cells.ts';
import type { Account, LedgerEntry } from '../account.ts';
import { tellEntries } from '../ledger/tell-entries.ts';
import { showTransferId } from '../personal-data/show-transfer-id.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { followsOn } from './follows-on.ts';
import type { PublicLedgerLine } from './public-account.schema.ts';

export interface LedgerWish {
  readonly order: 'newest' | 'oldest';
  /** Lines; one entry has up to 90 of them. */
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** For somebody who may not see what could name payees. */
  readonly isMasked: boolean;
}

export interface LedgerPage {
  readonly items: readonly PublicLedgerLine[];
  readonly nextCursor: string | null;
  /** Whether available + reserved + settled = funded now, and every entry that was read adds up. */
  readonly holds: boolean;
}

/** Entries that are read at once; each has up to 90 lines. */
const entriesAtOnce = 25;

/**
 * A page of an account's ledger, posting by posting. The cursor names the first line of the next
 * page by its entry and place, so what is booked meanwhile moves nothing.
 *
 * @returns undefined for a cursor that no page gave
 * @see TRANSFERS "Ledger": `GET …/ledger` expands postings
 */
export async function readLedger(
  store: Pick<TransfersStore, 'readEntries'>,
  account: Account,
  wish: LedgerWish,
): Promise<LedgerPage | undefined> {
  const from = readPlace(wish.cursor);
  if (from === null) return undefined;
  const items: PublicLedgerLine[] = [];
  const read: LedgerEntry[] = [];
  for await (const entry of entriesFrom(store, account.accountId, wish.order, from?.seq)) {
    const lines = linesOf(entry, wish);
    for (let at = entry.seq === from?.seq ? from.at : 0; at < lines.length; at += 1) {
      const line = lines[at];
      if (line === undefined) break;
      if (items.length === wish.limit) {
        return { items, nextCursor: `${entry.seq}.${at}`, holds: followsOn(account, read) };
      }
      items.push(line);
    }
    read.push(entry);
  }
  return { items, nextCursor: null, holds: followsOn(account, read) };
}

async function* entriesFrom(
  store: Pick<TransfersStore, 'readEntries'>,
  accountId: string,
  order: LedgerWish['order'],
  seq: number | undefined,
): AsyncGenerator<LedgerEntry> {
  const newestFirst = order === 'newest';
  let cursor = seq === undefined ? null : String(newestFirst ? seq + 1 : seq - 1);
  do {
    const page = await store.readEntries(accountId, {
      newestFirst,
      limit: entriesAtOnce,
      ...(cursor === null || cursor === '0' ? {} : { cursor }),
    });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** Of what was booked at once the last posting is the newest. */
function linesOf(
  entry: LedgerEntry,
  { order, isMasked }: Pick<LedgerWish, 'order' | 'isMasked'>,
): readonly PublicLedgerLine[] {
  const { seq, by, reason } = entry;
  const lines = tellEntries(entry).map((line) => ({
    seq,
    ...line,
    // Nothing is booked beyond 2^53 − 1, so a number tells all of them exactly.
    amount: Number(line.amount),
    available: Number(line.available),
    reserved: Number(line.reserved),
    settled: Number(line.settled),
    by,
    transfer_id: line.transfer_id && showTransferId(line.transfer_id, isMasked),
    // Evidence is written freely; the reference of a funding is no payee's.
    reason: isMasked && reason !== null && line.kind !== 'fund' ? hidden : reason,
  }));
  return order === 'newest' ? lines.reverse() : lines;
}

/** Null: no page gave it. */
function readPlace(cursor: string | undefined): { seq: number; at: number } | null | undefined {
  if (cursor === undefined) return undefined;
  const [, seq, at] = /^([1-9]\d{0,11})\.(\d{1,2})$/.exec(cursor) ?? [];
  return seq === undefined ? null : { seq: Number(seq), at: Number(at) };
}
