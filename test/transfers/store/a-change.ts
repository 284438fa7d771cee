import type { JournalEvent, Run } from '../../../shared/runs/run.ts';
import type { ChunkMarker, RunChange } from '../../../shared/runs/run-store.ts';
import type { Account, LedgerEntry } from '../../../shared/transfers/account.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import type { LedgerChange } from '../../../shared/transfers/transfers-store.ts';
import { anEvent } from '../../runs/a-run.ts';
import { aBulkRun } from '../a-bulk.ts';
import { anAccount, aPosition } from '../an-account.ts';

/** The creation of the payer account, without money. */
export function aCreation(fields: Partial<Account> = {}): LedgerChange {
  const position = aPosition({ fundedMinor: 0n });
  return { account: { before: undefined, after: anAccount({ seq: 0, position, ...fields }) } };
}

/** The next entry of an account: some francs are funded. */
export function aFunding(before: Account, amountMinor = 1_000_000n): LedgerChange {
  const { availableMinor, fundedMinor } = before.position;
  const after: Account = {
    ...before,
    seq: before.seq + 1,
    position: {
      ...before.position,
      availableMinor: availableMinor + amountMinor,
      fundedMinor: fundedMinor + amountMinor,
    },
  };
  return { account: { before, after, entry: anEntry(before, after, amountMinor) } };
}

function anEntry(before: Account, after: Account, amountMinor: bigint): LedgerEntry {
  return {
    accountId: after.accountId,
    seq: after.seq,
    at: '2026-03-02T09:00:00.000Z',
    by: 'admin@quai.example',
    reason: null,
    before: before.position,
    after: after.position,
    postings: [{ kind: 'fund', amountMinor, bulkId: null, transferId: null }],
  };
}

/** A transfer's next version. */
export function aMove(before: Transfer, fields: Partial<Transfer>) {
  return { before, after: { ...before, version: before.version + 1, ...fields } };
}

/** The bulk's run goes on by one event; with a marker, a batch of it is settled. */
export function aStep(before: Run, marker?: Partial<ChunkMarker>): RunChange {
  const seq = before.lastSeq + 1;
  const event: JournalEvent = anEvent({ runId: before.id, seq, code: 'RUN-PROGRESS' });
  return {
    before,
    after: { ...before, lastSeq: seq, progressPercent: 50 },
    events: [event],
    ...(marker
      ? {
          marker: {
            runId: before.id,
            chunk: 0,
            counts: { ...before.counts, created: 1 },
            unreached: 0,
            recordParts: [],
            diffHash: 'ab12',
            ...marker,
          },
        }
      : {}),
  };
}

export const theRun = aBulkRun();
