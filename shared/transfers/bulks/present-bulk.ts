import { hidden } from '../../findings/hide-cells.ts';
import type { Run } from '../../runs/run.ts';
import { wordOfRun } from '../../runs/word-of-run.ts';
import type { Bulk, Decision } from '../bulk.ts';
import type { BulkProgress, PublicBulk, PublicBulkStatus } from '../public-transfers.schema.ts';
import type { Transfer } from '../transfer.ts';
import { lastDecision } from './last-decision.ts';
import { messageOf } from './message-of.ts';
import { type BulkReader, presentTransfer } from './present-transfer.ts';
import { publicStateOf } from './public-state.ts';

/**
 * A bulk as clients see it, from its run on. Rights are not looked at here.
 *
 * @param bulk undefined: its file is being read, or was refused while it was
 * @see API.md "Bulk transfers"
 */
export function presentBulk(bulk: Bulk | undefined, run: Run, reader: BulkReader): PublicBulk {
  const { lang, isMasked } = reader;
  const { state, attention } = publicStateOf(bulk, run);
  const { completed, failed, total, progress_percent } = presentProgress(bulk, run);
  const message = messageOf(bulk, run, reader);
  const hasEnded = state !== 'PENDING' && state !== 'PROCESSING' && state !== 'AWAITING_APPROVAL';
  return {
    bulkTransferId: run.id,
    file: run.files[0]?.name ?? null,
    state,
    attention,
    payer_account: bulk?.accountId ?? run.options.payerAccount ?? null,
    currency: bulk?.currency ?? run.currency,
    total_amount: toNumber(bulk?.totals.totalMinor),
    settled_amount: toNumber(bulk?.totals.settledMinor),
    released_amount: toNumber(bulk?.totals.releasedMinor),
    ...{ completed, failed, total, progress_percent },
    created_at: run.createdAt,
    completed_at: hasEnded ? latest(run.completedAt, bulk?.endedAt ?? null) : null,
    created_by: run.createdBy,
    country: run.country,
    country_code: run.countryCode,
    validate_only: run.dryRun,
    waiting_until: run.waitingFor === 'approval' ? run.waitingUntil : null,
    decision: presentDecision(lastDecision(bulk, run), isMasked),
    retry_of: bulk?.retryOf ?? null,
    callback: bulk?.notice ?? null,
    message: message && wordOfRun(run.id, message, lang).message,
  };
}

/** What somebody wrote with it may name payees. */
function presentDecision(decision: Decision | null, isMasked: boolean): Decision | null {
  if (decision === null || decision.comment === null || !isMasked) return decision;
  return { ...decision, comment: hidden };
}

/** The same with a page of its transfers: `GET /api/bulk-transfers/{id}/status`. */
export function presentStatus(
  bulk: Bulk | undefined,
  run: Run,
  { transfers, nextCursor }: { transfers: readonly Transfer[]; nextCursor: string | null },
  reader: BulkReader,
): PublicBulkStatus {
  const presented = presentBulk(bulk, run, reader);
  return {
    ...presented,
    transfers: transfers.map((each) => presentTransfer(each, reader, presented.attention)),
    next_cursor: nextCursor,
  };
}

/**
 * How far a bulk is, as the stream tells it. Whoever was cancelled failed (TRF-C01): each transfer
 * that is final counts, so the sum reaches the total.
 */
export function presentProgress(bulk: Bulk | undefined, run: Run): BulkProgress {
  const { state } = publicStateOf(bulk, run);
  const totals = bulk?.totals;
  const completed = totals?.completed ?? 0;
  const failed = (totals?.failed ?? 0) + (totals?.cancelled ?? 0);
  const total = totals?.total ?? run.counts.read;
  return {
    state,
    completed,
    failed,
    total,
    progress_percent: percentOf(completed + failed, total),
  };
}

/** 100 × part ÷ total to two decimals; 100 only when everything is final. */
function percentOf(part: number, total: number): number {
  if (total === 0) return 0;
  const percent = Math.round((10_000 * part) / total) / 100;
  return part < total ? Math.min(percent, 99.99) : percent;
}

/** Of two instants, where there are two. */
function latest(a: string | null, b: string | null): string | null {
  return (
    [a, b]
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** Sums are at most 2^53 − 1 minor units (TRANSFERS "Files"). */
function toNumber(minor: bigint | undefined): number | null {
  return minor === undefined ? null : Number(minor);
}
