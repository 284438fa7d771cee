import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { inParallel } from '../../runs/in-parallel.ts';
import type { ChunkRecord } from '../../runs/reading-rules.ts';
import type { Bulk } from '../bulk.ts';
import type { Payment } from '../payment.ts';
import type { TransferRef } from '../transfers-store.ts';
import type { ReservingPorts } from './bulk-ports.ts';
import { readPayments } from './judge-file.ts';
import { type Rivals, settleRivals } from './settle-rivals.ts';
import { type PreparedBatch, sliceBatches } from './slice-batches.ts';
import { readUsedIds } from './used-ids.ts';

/** Batches that are written at the same time. */
const batchesAtOnce = 4;
/** Ids change hands only when a bulk is closed: more rounds than bulks that can be closed. */
const roundsMax = 10;

export type RowsClaimed =
  | { readonly kind: 'claimed' }
  /** Ids that belong to bulks which held funds: a finding for each row. */
  | { readonly kind: 'used'; readonly findings: readonly Finding[] }
  /** Another file with some of these ids is being taken in at this moment. */
  | { readonly kind: 'busy'; readonly by: string };

type Taken = ReadonlyMap<number, TransferRef>;

/**
 * Writes every row of a bulk as a PENDING transfer and claims the sender's ids for the account. A
 * repetition leaves what is there. Ids of bulks that never held anything are taken over. Of a bulk
 * that will not be paid nothing is claimed, and ids that are used up refuse it all the same.
 *
 * @param bulk one that is being prepared
 * @see TRANSFERS "Files": unique per payer account for ever, but used up only by a bulk that was
 *   reserved
 */
export async function claimRows(ports: ReservingPorts, bulk: Bulk): Promise<RowsClaimed> {
  const rivals: Rivals = { free: new Set(), used: new Set() };
  const used = new Map<number, TransferRef>();
  for await (const records of readPayments(ports, bulk.bulkId)) {
    const found = await claimChunk(ports, bulk, records, rivals);
    if (found.kind === 'busy') return found;
    if (bulk.validateOnly) await addUsed(ports, bulk, records, used);
    for (const [row, ref] of found.used) used.set(row, ref);
  }
  if (used.size === 0) return { kind: 'claimed' };
  return { kind: 'used', findings: [...used].map(tellUsed) };
}

async function addUsed(
  { store }: ReservingPorts,
  { accountId }: Bulk,
  records: readonly ChunkRecord<Payment>[],
  used: Map<number, TransferRef>,
): Promise<void> {
  const ids = records.flatMap(({ record }) => record.transferId ?? []);
  const usedIds = await readUsedIds(store, accountId, ids);
  for (const { row, record } of records) {
    const ref = record.transferId === null ? undefined : usedIds.get(record.transferId);
    if (ref !== undefined) used.set(row, ref);
  }
}

async function claimChunk(
  ports: ReservingPorts,
  bulk: Bulk,
  records: readonly ChunkRecord<Payment>[],
  rivals: Rivals,
): Promise<
  { readonly kind: 'done'; readonly used: Taken } | Extract<RowsClaimed, { kind: 'busy' }>
> {
  let open = sliceBatches(bulk, records);
  const used = new Map<number, TransferRef>();
  for (let round = 1; open.length > 0; round += 1) {
    if (round > roundsMax) throw new Error(`${bulk.bulkId}: its ids keep changing hands`);
    const taken = await claimBatches(ports, open, rivals);
    const holders = [...taken.values()].flatMap((refs) => [...refs.values()]);
    const settled = await settleRivals(ports, bulk, holders, rivals);
    if (settled.kind === 'busy') return settled;
    for (const refs of taken.values()) {
      for (const [row, ref] of refs) if (rivals.used.has(ref.bulkId)) used.set(row, ref);
    }
    // Of a batch with an id that is used up for good nothing is claimed: the file is refused.
    open = [...taken]
      .filter(([, refs]) => [...refs.values()].every(({ bulkId }) => rivals.free.has(bulkId)))
      .map(([batch]) => batch);
  }
  return { kind: 'done', used };
}

/** @returns of each batch that could not be claimed the rows whose ids belong to others */
async function claimBatches(
  { store }: ReservingPorts,
  batches: readonly PreparedBatch[],
  { free }: Rivals,
): Promise<ReadonlyMap<PreparedBatch, Taken>> {
  const taken = new Map<PreparedBatch, Taken>();
  await inParallel(batches, batchesAtOnce, async (batch) => {
    const claiming = await store.prepare(batch.transfers, { claims: batch.claims, free });
    if (claiming.kind === 'claimed') return;
    const rows = batch.transfers.flatMap(({ row, transferId }) => {
      const ref = claiming.by.get(transferId);
      return ref === undefined ? [] : [[row, ref] as const];
    });
    taken.set(batch, new Map(rows));
  });
  return taken;
}

/** The id itself is not told: it may be anything that a sender thought of. */
function tellUsed([row, ref]: readonly [number, TransferRef]): Finding {
  return newFinding({
    code: 'TRF-A02',
    level: 'rejected',
    slot: 'file',
    row,
    data: { run_id: ref.bulkId, original_row: ref.row },
  });
}
