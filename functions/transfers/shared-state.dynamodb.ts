import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SharedState } from '../../shared/transfers/transfers-store.ts';

/** One small item of the ledger table that all who call the adapter read and replace. */
export function createSharedState<T>(
  client: DynamoDBDocumentClient,
  table: string,
  name: string,
): SharedState<T> {
  const key = { pk: `SHARED#${name}`, sk: 'STATE' };
  return {
    async read() {
      const get = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && { version: Number(Item['version']), value: Item['value'] as T };
    },
    async write(version, value) {
      const asRead = {
        ConditionExpression: '#version = :read',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':read': version },
      };
      const condition =
        version === undefined ? { ConditionExpression: 'attribute_not_exists(pk)' } : asRead;
      const Item = { ...key, version: (version ?? 0) + 1, value };
      try {
        await client.send(new PutCommand({ TableName: table, Item, ...condition }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
