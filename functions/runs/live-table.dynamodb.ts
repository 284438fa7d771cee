import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

export type Change = Pick<
  UpdateCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
>;

/** One table as the live stores use it: strongly consistent reads, failed conditions as values. */
export function openTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    async get(Key: ItemKey) {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item;
    },

    /** `false` when there is an item already and `onlyIfAbsent`. */
    async put(Item: ItemKey & Record<string, unknown>, onlyIfAbsent = false): Promise<boolean> {
      const condition = onlyIfAbsent ? { ConditionExpression: 'attribute_not_exists(pk)' } : {};
      return held(() => client.send(new PutCommand({ TableName, Item, ...condition })));
    },

    /** The item as it was; undefined when there was none. */
    async remove(Key: ItemKey) {
      const gone = await client.send(
        new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' }),
      );
      return gone.Attributes;
    },

    /** `false` when the condition does not hold; it must at least say that the item exists. */
    async update(Key: ItemKey, change: Change): Promise<boolean> {
      return held(() => client.send(new UpdateCommand({ TableName, Key, ...change })));
    },

    async query(pk: string): Promise<Record<string, unknown>[]> {
      const items: Record<string, unknown>[] = [];
      let start: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ConsistentRead: true,
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        );
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start);
      return items;
    },
  };
}

export type LiveTable = ReturnType<typeof openTable>;

/** Only a failed condition becomes a value; whatever else fails is a fault. */
async function held(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
