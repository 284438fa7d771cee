import type { Bulk } from '../bulk.ts';
import type { SameRows, TransfersStore } from '../transfers-store.ts';

/** How long ago the same rows may have been paid before they count as new. */
export const sameRowsDays = 30;
const dayMs = 86_400_000;
/** Bulks of the same rows that are kept in mind. */
const keptMax = 20;

export interface SameRowsFound {
  /** What is kept of these rows so far; undefined: nobody has sent them yet. */
  readonly before: SameRows | undefined;
  /** The newest bulk that paid them, or may yet; undefined: none. */
  readonly earlier: Bulk | undefined;
  /** Those of `before` that ended and paid nothing. */
  readonly spent: ReadonlySet<string>;
}

/**
 * Looks whether the very same rows were sent before for this account and paid anything within 30
 * days, or are still open and may yet be paid.
 *
 * @see TRANSFERS "Files", TRF-D02
 */
export async function findSameRows(
  { store }: { readonly store: Pick<TransfersStore, 'readSameRows' | 'readBulks'> },
  { bulkId, accountId, rowsDigest }: Pick<Bulk, 'bulkId' | 'accountId' | 'rowsDigest'>,
  now: Date,
): Promise<SameRowsFound> {
  const before = await store.readSameRows(accountId, rowsDigest);
  const others = (before?.bulkIds ?? []).filter((id) => id !== bulkId);
  if (others.length === 0) return { before, earlier: undefined, spent: new Set() };
  const bulks = await store.readBulks(others);
  const earlier = others
    .map((id) => bulks.get(id))
    .findLast((bulk) => bulk !== undefined && mayHavePaid(bulk, now));
  const spent = new Set([...bulks.values()].filter(hasPaidNothing).map((bulk) => bulk.bulkId));
  return { before, earlier, spent };
}

/** Whether a bulk paid anything of late, or may yet pay. */
export function mayHavePaid({ state, totals, endedAt, createdAt }: Bulk, now: Date): boolean {
  switch (state) {
    case 'preparing':
    case 'refused':
      return false;
    case 'awaiting-approval':
    case 'sending':
      return true;
    case 'ended': {
      const agoMs = now.getTime() - Date.parse(endedAt ?? createdAt);
      return totals.settledMinor > 0n && agoMs <= sameRowsDays * dayMs;
    }
  }
}

function hasPaidNothing({ state, totals }: Bulk): boolean {
  return state === 'refused' || (state === 'ended' && totals.settledMinor === 0n);
}

/**
 * Notes that a bulk has these rows. When there are too many to be kept in mind, those that paid
 * nothing are forgotten first: a row of rejected bulks does not hide the one that paid.
 */
export function addSameRows(
  { before, spent }: Pick<SameRowsFound, 'before' | 'spent'>,
  { bulkId, accountId, rowsDigest }: Pick<Bulk, 'bulkId' | 'accountId' | 'rowsDigest'>,
): SameRows {
  const others = (before?.bulkIds ?? []).filter((id) => id !== bulkId);
  const tooMany = Math.max(0, others.length + 1 - keptMax);
  const forgotten = new Set(others.filter((id) => spent.has(id)).slice(0, tooMany));
  const kept = others.filter((id) => !forgotten.has(id));
  const bulkIds = [...kept, bulkId].slice(-keptMax);
  return { accountId, rowsDigest, bulkIds, version: (before?.version ?? 0) + 1 };
}
