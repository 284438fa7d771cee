import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TableReader } from '../runs/run-items.dynamodb.ts';
import type { Item, ItemKey } from './ledger-items.dynamodb.ts';

/** Items of one partition, from key to key, both inclusive. */
export interface KeyRange {
  readonly from: ItemKey;
  readonly to: ItemKey;
  readonly isDescending?: boolean;
  /** Only items whose attribute has this value; those left out are read all the same. */
  readonly only?: { readonly attribute: string; readonly value: string };
}

/** Reads a range until so many are found; an answer of the table ends after 1 MB. Consistent. */
export async function queryUpTo(
  { client, table }: TableReader,
  { from, to, isDescending = false, only }: KeyRange,
  limit: number,
): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ...(only ? { FilterExpression: '#only = :only' } : { Limit: limit - items.length }),
        ...(only ? { ExpressionAttributeNames: { '#only': only.attribute } } : {}),
        ExpressionAttributeValues: {
          ...{ ':pk': from.pk, ':from': from.sk, ':to': to.sk },
          ...(only ? { ':only': only.value } : {}),
        },
        ConsistentRead: true,
        ScanIndexForward: !isDescending,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && items.length < limit);
  return items.slice(0, limit);
}
