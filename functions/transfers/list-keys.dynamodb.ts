import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TableReader } from '../runs/run-items.dynamodb.ts';
import type { ItemKey } from './ledger-items.dynamodb.ts';

/**
 * A page of what the table lists, as keys: of one country, or of all. The indexes follow the table a
 * moment later, so what lies under a key may have left the list meanwhile.
 *
 * @param cursor where the page before ended; a text of any form
 */
export async function listKeys(
  { client, table }: TableReader,
  kind: 'accounts' | 'unresolved',
  countryCode: string | null,
  limit: number,
  cursor = '',
): Promise<{ readonly keys: readonly ItemKey[]; readonly nextCursor: string | null }> {
  const partition = countryCode === null ? kind : `${kind}#${countryCode}`;
  const after = cursor === '' ? '' : ' AND listSort > :after';
  const { Items: found = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: countryCode === null ? 'byKind' : 'byList',
      KeyConditionExpression: `#partition = :partition${after}`,
      ExpressionAttributeNames: { '#partition': countryCode === null ? 'listKind' : 'listKey' },
      ExpressionAttributeValues: {
        ':partition': partition,
        ...(cursor === '' ? {} : { ':after': cursor }),
      },
      // One more tells whether there is a next page; keys are small, so no answer ends early.
      Limit: limit + 1,
    }),
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    keys: page.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    nextCursor: found.length > limit && last ? String(last['listSort']) : null,
  };
}
