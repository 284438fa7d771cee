import type { Transfer, TransferState } from '../../shared/transfers/transfer.ts';
import { bulkId } from './a-bulk.ts';

/** Row 2 of a payment file: 10,000 francs that nobody has sent yet. */
export function aTransfer(fields: Partial<Transfer> = {}): Transfer {
  const row = fields.row ?? 2;
  return {
    bulkId,
    row,
    transferId: `tx-${String(row).padStart(3, '0')}`,
    uuid: uuidOfRow(row),
    accountId: 'ACC-123456789',
    countryCode: 'SN',
    payee: {
      type: 'MSISDN',
      identifier: `221770000${String(row).padStart(3, '0')}`,
      name: 'Fatou Exemple',
    },
    amountMinor: 10_000n,
    currency: 'XOF',
    note: null,
    state: 'PENDING',
    version: 1,
    phase: null,
    sentAt: null,
    lastPostAt: null,
    posts: 0,
    leaseUntil: null,
    unknownSince: null,
    asks: 0,
    nextAskAt: null,
    needsAttention: false,
    error: null,
    completedAt: null,
    payeeReceivesMinor: null,
    payeeFeeMinor: null,
    foundName: null,
    retriedBy: null,
    incident: null,
    resolvedBy: null,
    ...fields,
  };
}

/** A UUID (version 5 by its form) that tells its row. */
export function uuidOfRow(row: number): string {
  return `0b0b0b0b-0000-5000-8000-${String(row).padStart(12, '0')}`;
}

/** What a transfer of each state has besides: sent at 9:00, lost at 9:01, final at 9:02. */
const inState: Readonly<Record<TransferState, Partial<Transfer>>> = {
  PENDING: {},
  SENDING: {
    version: 2,
    sentAt: '2026-03-02T09:00:00.000Z',
    lastPostAt: '2026-03-02T09:00:00.000Z',
    posts: 1,
    leaseUntil: '2026-03-02T09:02:00.000Z',
  },
  UNKNOWN: {
    version: 3,
    sentAt: '2026-03-02T09:00:00.000Z',
    lastPostAt: '2026-03-02T09:00:00.000Z',
    posts: 1,
    unknownSince: '2026-03-02T09:01:00.000Z',
    nextAskAt: '2026-03-02T09:01:01.000Z',
  },
  COMPLETED: {
    version: 3,
    phase: 'transfer',
    sentAt: '2026-03-02T09:00:00.000Z',
    lastPostAt: '2026-03-02T09:00:00.000Z',
    posts: 1,
    completedAt: '2026-03-02T09:02:00.000Z',
  },
  FAILED: {
    version: 3,
    sentAt: '2026-03-02T09:00:00.000Z',
    lastPostAt: '2026-03-02T09:00:00.000Z',
    posts: 1,
    error: { code: '3204', message: 'Party not found' },
    completedAt: '2026-03-02T09:02:00.000Z',
  },
};

/** A transfer as it is in some state of its life. */
export function aTransferIn(state: TransferState, fields: Partial<Transfer> = {}): Transfer {
  return aTransfer({ state, ...inState[state], ...fields });
}
