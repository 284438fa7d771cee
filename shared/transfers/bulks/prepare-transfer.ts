import type { ChunkRecord } from '../../runs/reading-rules.ts';
import type { Run } from '../../runs/run.ts';
import type { Account } from '../account.ts';
import type { Bulk } from '../bulk.ts';
import type { Payment } from '../payment.ts';
import type { Transfer } from '../transfer.ts';
import type { JudgedFile } from './judge-file.ts';
import { uuidOfTransfer } from './transfer-uuid.ts';

/** A bulk whose ids are about to be claimed: nothing is held for it yet. */
export function prepareBulk(
  run: Run,
  account: Account,
  { rows, totalMinor, rowsDigest }: Pick<JudgedFile, 'rows' | 'totalMinor' | 'rowsDigest'>,
  {
    asksApproval,
    earlierMakers = [],
    now,
  }: {
    readonly asksApproval: boolean;
    readonly earlierMakers?: readonly string[];
    readonly now: Date;
  },
): Bulk {
  const { accountId, currency } = account;
  return {
    bulkId: run.id,
    ...{ accountId, currency, country: run.country, countryCode: run.countryCode },
    state: 'preparing',
    version: 1,
    validateOnly: run.dryRun,
    totals: {
      ...{ total: rows, completed: 0, failed: 0, cancelled: 0 },
      ...{ totalMinor, settledMinor: 0n, releasedMinor: 0n },
    },
    rowsDigest,
    needsApproval: asksApproval,
    decision: null,
    callbackUrl: run.options.callbackUrl ?? null,
    createdBy: run.createdBy,
    ...(earlierMakers.length > 0 ? { earlierMakers } : {}),
    createdAt: now.toISOString(),
    endedAt: null,
    retryOf: run.kind === 'retry' ? run.replayOf : null,
  };
}

/**
 * A row as it is kept until it is sent. What identifies it to the scheme is fixed here, long before
 * any call (TRANSFERS "A transfer's life").
 */
export function prepareTransfer(
  { bulkId, accountId, countryCode }: Bulk,
  { row, record }: ChunkRecord<Payment>,
): Transfer {
  const { transferId, payee, amountMinor, currency, note } = record;
  return {
    ...{ bulkId, row, accountId, countryCode, payee, currency, note },
    transferId: transferId ?? `${bulkId}-${row}`,
    uuid: uuidOfTransfer(bulkId, row),
    amountMinor: BigInt(amountMinor),
    state: 'PENDING',
    version: 1,
    phase: null,
    ...{ sentAt: null, lastPostAt: null, posts: 0, leaseUntil: null },
    ...{ unknownSince: null, asks: 0, nextAskAt: null, needsAttention: false },
    ...{ error: null, completedAt: null },
    ...{ payeeReceivesMinor: null, payeeFeeMinor: null, foundName: null },
    ...{ retriedBy: null, incident: null, resolvedBy: null },
  };
}
