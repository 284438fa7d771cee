import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { GroupMarkers, SettledGroup } from '../../shared/runs/settling-rules.ts';

/** Key of a group's marker, beside its run. */
export const groupKey = (runId: string, chunk: number, group: number) => ({
  pk: runId,
  sk: `GROUP#${String(chunk).padStart(5, '0')}#${String(group).padStart(2, '0')}`,
});

/** A settled group as its marker holds it: its outcomes are only read all together, so as one text. */
export function writeSettled({ outcomes, ...rest }: SettledGroup): Record<string, unknown> {
  return { ...rest, outcomes: JSON.stringify(outcomes) };
}

/** What a marker holds; one of a run that began under an earlier version is a list. */
export function readSettled(marker: Readonly<Record<string, unknown>>): SettledGroup {
  const { outcomes } = marker;
  const read = typeof outcomes === 'string' ? JSON.parse(outcomes) : outcomes;
  return { ...marker, outcomes: read } as unknown as SettledGroup;
}

/** Markers of groups in the runs table, for whoever ends a run early. */
export function createGroupMarkers(client: DynamoDBDocumentClient, table: string): GroupMarkers {
  return {
    async closeGroup(runId, chunk, group) {
      const closed: SettledGroup = { outcomes: [], recordsKey: '', isClosed: true };
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...groupKey(runId, chunk, group), group, ...writeSettled(closed) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return closed;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return readMarker(client, table, groupKey(runId, chunk, group));
      }
    },
  };
}

async function readMarker(
  client: DynamoDBDocumentClient,
  TableName: string,
  Key: ReturnType<typeof groupKey>,
): Promise<SettledGroup> {
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  if (Item === undefined) throw new Error(`the marker ${Key.sk} is gone`);
  return readSettled(Item);
}
