import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RunChange } from '../../shared/runs/run-store.ts';
import { arrivalItem, eventItem, markerItem, runItem } from './run-items.dynamodb.ts';

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

const ifAbsent = { ConditionExpression: 'attribute_not_exists(pk)' };

/**
 * What replaces a run, for a transaction: its marker (if any) first, then the run as it was read,
 * its events, the note of an arrival.
 */
export function replacementWrites(table: string, change: RunChange): Writes {
  const { before, after, events, marker, arrival } = change;
  const put = (Item: Record<string, unknown>, condition = {}) => ({
    Put: { TableName: table, Item, ...condition },
  });
  const asRead = {
    ConditionExpression: 'lastSeq = :read',
    ExpressionAttributeValues: { ':read': before.lastSeq },
  };
  return [
    ...(marker ? [put(markerItem(marker), ifAbsent)] : []),
    put(runItem(after), asRead),
    ...events.map((event) => put(eventItem(event))),
    ...(arrival ? [put(arrivalItem(arrival), ifAbsent)] : []),
  ];
}
