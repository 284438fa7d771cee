import { noCounts, type Run } from '../../shared/runs/run.ts';
import type { Bulk, BulkTotals } from '../../shared/transfers/bulk.ts';
import { aFile, aRun } from '../runs/a-run.ts';

export const bulkId = 'bulk-01KJP7K4X7V8M2N3P5R6S7T8V9';

/** Three transfers of 17,000 francs together, all under way. */
export function someTotals(fields: Partial<BulkTotals> = {}): BulkTotals {
  return {
    total: 3,
    completed: 0,
    failed: 0,
    cancelled: 0,
    totalMinor: 17_000n,
    settledMinor: 0n,
    releasedMinor: 0n,
    ...fields,
  };
}

/** A bulk of three transfers that is reserved and being sent. */
export function aBulk(fields: Partial<Bulk> = {}): Bulk {
  return {
    bulkId,
    accountId: 'ACC-123456789',
    currency: 'XOF',
    country: 'Senegal',
    countryCode: 'SN',
    state: 'sending',
    version: 2,
    validateOnly: false,
    totals: someTotals(),
    rowsDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    needsApproval: false,
    decision: null,
    callbackUrl: null,
    createdBy: 'awa.maker@quai.example',
    createdAt: '2026-03-02T08:30:00.000Z',
    endedAt: null,
    retryOf: null,
    ...fields,
  };
}

/** The run of a bulk while it is sent: `rows` were read, none is settled yet. */
export function aBulkRun(fields: Partial<Run> = {}, rows = 3): Run {
  const read = { ...noCounts, read: rows };
  return aRun({
    id: bulkId,
    domain: 'transfers',
    kind: 'payment-file',
    stage: 'settle',
    files: [aFile({ name: 'paiements.csv', rows })],
    counts: read,
    reading: read,
    progressPercent: 10,
    currency: 'XOF',
    createdBy: 'awa.maker@quai.example',
    createdAt: '2026-03-02T08:30:00.000Z',
    startedAt: '2026-03-02T08:30:01.000Z',
    updatedAt: '2026-03-02T08:30:05.000Z',
    ...fields,
  });
}
