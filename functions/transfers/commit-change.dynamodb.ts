import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Committing, LedgerChange } from '../../shared/transfers/transfers-store.ts';
import { cancellationCodes, staleCodes } from '../runs/cancellation-codes.dynamodb.ts';
import { replacementWrites, type Writes } from '../runs/replacement-writes.dynamodb.ts';
import { runKey, type TableReader } from '../runs/run-items.dynamodb.ts';
import { checkChange } from './check-change.ts';
import {
  accountItem,
  bulkItem,
  entryItem,
  fundingKey,
  type Item,
  sameRowsItem,
} from './ledger-items.dynamodb.ts';
import { lockWrite } from './payee-locks.dynamodb.ts';
import { transferItem } from './transfer-items.dynamodb.ts';

/**
 * Writes a change in one transaction. Which of its conditions failed tells what stood in the way;
 * throttling and the like are faults.
 *
 * @param runsTable where the run of a change is kept
 */
export async function commitChange(
  { client, table }: TableReader,
  runsTable: string,
  change: LedgerChange,
): Promise<Committing> {
  checkChange(change);
  const { take = [], at = '' } = change.locks ?? {};
  const locks = take.map((lock) => ({ Put: lockWrite(table, lock, at) }));
  const run = change.run ? replacementWrites(runsTable, change.run) : [];
  const checks = change.unlessCancelled ? [cancelCheck(runsTable, change.unlessCancelled)] : [];
  const TransactItems = [...locks, ...checks, ...ledgerWrites(table, change), ...run];
  try {
    await client.send(new TransactWriteCommand({ TransactItems }));
    return { kind: 'saved' };
  } catch (error) {
    const codes = cancellationCodes(error);
    const others = codes.slice(locks.length + checks.length);
    const isRefused = (i: number) => codes[i] === 'ConditionalCheckFailed';
    const isConflict = codes.some((code) => code === 'TransactionConflict');
    if (isConflict || others.some((code) => staleCodes.has(code))) return { kind: 'stale' };
    if (checks.length > 0 && isRefused(locks.length)) return { kind: 'cancelled' };
    const payees = take.filter((_, i) => isRefused(i)).map(({ payee }) => payee);
    if (payees.length === 0) throw error;
    return { kind: 'held', payees };
  }
}

/** The run is only looked at; a cancellation under way at the same moment is a conflict. */
function cancelCheck(TableName: string, runId: string): Writes[number] {
  return {
    ConditionCheck: {
      TableName,
      Key: runKey(runId),
      ConditionExpression: 'cancelRequested = :no',
      ExpressionAttributeValues: { ':no': false },
    },
  };
}

function ledgerWrites(TableName: string, change: LedgerChange): Writes {
  const { account, bulk, transfers = [], sameRows, fundingReference } = change;
  const put = (Item: Item, field: string, read: number | undefined) => ({
    Put: {
      TableName,
      Item,
      ...(read === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#field = :read',
            ExpressionAttributeNames: { '#field': field },
            ExpressionAttributeValues: { ':read': read },
          }),
    },
  });
  const funding = (accountId: string, reference: string) =>
    put({ ...fundingKey(accountId, reference), seq: account?.after.seq }, 'seq', undefined);
  return [
    ...(account ? [put(accountItem(account.after), 'seq', account.before?.seq)] : []),
    ...(account?.entry ? [put(entryItem(account.entry), 'seq', undefined)] : []),
    ...(account && fundingReference !== undefined
      ? [funding(account.after.accountId, fundingReference)]
      : []),
    ...(bulk ? [put(bulkItem(bulk.after), 'version', bulk.before?.version)] : []),
    ...(sameRows ? [put(sameRowsItem(sameRows.after), 'version', sameRows.before?.version)] : []),
    ...transfers.map(({ before, after }) => put(transferItem(after), 'version', before.version)),
  ];
}
