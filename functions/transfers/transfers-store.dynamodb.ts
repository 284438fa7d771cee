import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Timing } from '../../shared/runs/timing.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { realTiming } from '../runtime/timing.ts';
import { commitChange } from './commit-change.dynamodb.ts';
import { createPayeeLocks } from './payee-locks.dynamodb.ts';
import { prepareTransfers } from './prepare-transfers.dynamodb.ts';
import { createLedgerReader } from './read-ledger.dynamodb.ts';
import { createTransferReader } from './read-transfers.dynamodb.ts';

/**
 * Accounts, bulks, transfers and locks in DynamoDB, in one table; a commit may take a run of the
 * runs table along.
 *
 * @param tables their names
 * @see TRANSFERS "Ledger": item layout that fits one transaction
 */
export function createTransfersStore(
  client: DynamoDBDocumentClient,
  tables: { readonly ledger: string; readonly runs: string },
  timing: Timing = realTiming,
): TransfersStore {
  const reader = { client, table: tables.ledger };
  return {
    ...createLedgerReader(reader),
    ...createTransferReader(reader),
    ...createPayeeLocks(reader, timing),
    commit: (change) => commitChange(reader, tables.runs, change),
    prepare: (transfers, wish) => prepareTransfers(reader, transfers, wish, timing),
  };
}
