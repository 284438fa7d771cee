import { hasEnding } from '../../runs/run.ts';
import type { Bulk } from '../bulk.ts';
import type { TransferRef } from '../transfers-store.ts';
import type { BulkPorts } from './bulk-ports.ts';
import { changeLedger } from './change-ledger.ts';

/** What is known of bulks that have ids which another bulk wants; it only grows. */
export interface Rivals {
  /** They were refused, so their ids are free. */
  readonly free: Set<string>;
  /** They held funds, so their ids are used up for ever. */
  readonly used: Set<string>;
}

export type RivalsSettled =
  | { readonly kind: 'known' }
  | { readonly kind: 'busy'; readonly by: string };

/** Longer than any bulk is prepared: a function lives 15 minutes at most. */
const preparingMaxMs = 15 * 60_000;

/**
 * Finds out whose the ids are that a bulk could not claim. One that was left half prepared is
 * closed, and so is one that began later: of two files with the same ids that come at once, the
 * first is taken in. Whoever was closed finds that when it reserves.
 */
export async function settleRivals(
  ports: BulkPorts,
  bulk: Bulk,
  holders: readonly TransferRef[],
  rivals: Rivals,
): Promise<RivalsSettled> {
  const { free, used } = rivals;
  for (const bulkId of new Set(holders.map((holder) => holder.bulkId))) {
    if (free.has(bulkId) || used.has(bulkId)) continue;
    const found = await settleRival(ports, bulk, bulkId);
    if (found === 'busy') return { kind: 'busy', by: bulkId };
    (found === 'free' ? free : used).add(bulkId);
  }
  return { kind: 'known' };
}

async function settleRival(
  ports: BulkPorts,
  bulk: Bulk,
  rivalId: string,
): Promise<'free' | 'used' | 'busy'> {
  const { store, timing } = ports;
  return changeLedger(ports, async () => {
    const before = await store.readBulk(rivalId);
    // Of a bulk that is nowhere nobody can say that it held nothing; nor is an id of one's own free.
    if (before === undefined || rivalId === bulk.bulkId) return { answer: 'used' as const };
    if (before.state === 'refused') return { answer: 'free' as const };
    if (before.state !== 'preparing') return { answer: 'used' as const };
    const now = timing.now();
    if (!(await mayBeClosed(ports, before, bulk, now))) return { answer: 'busy' as const };
    return { answer: 'free' as const, change: { bulk: { before, after: closeBulk(before, now) } } };
  });
}

async function mayBeClosed(
  { runs }: BulkPorts,
  rival: Bulk,
  bulk: Bulk,
  now: Date,
): Promise<boolean> {
  const ageMs = now.getTime() - Date.parse(rival.createdAt);
  if (ageMs > preparingMaxMs || rival.bulkId > bulk.bulkId) return true;
  const run = await runs.read(rival.bulkId);
  return run === undefined || hasEnding(run) || run.message !== null || run.cancelRequested;
}

/** A bulk that will never hold anything. */
export function closeBulk(bulk: Bulk, now: Date): Bulk {
  return { ...bulk, state: 'refused', version: bulk.version + 1, endedAt: now.toISOString() };
}
