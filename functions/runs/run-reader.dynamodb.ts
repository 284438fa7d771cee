import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { JournalEvent } from '../../shared/runs/run.ts';
import type { ChunkMarker, RunStore } from '../../shared/runs/run-store.ts';
import { openStates, type TableReader, toRun } from './run-items.dynamodb.ts';
import { listRuns } from './run-lists.dynamodb.ts';

type RunReader = Pick<RunStore, 'read' | 'readEvents' | 'readMarkers' | 'list' | 'listOpen'>;

/** The reading half of the run store. */
export function createRunReader(reader: TableReader): RunReader {
  const { client, table } = reader;
  return {
    async read(runId) {
      const Key = { pk: runId, sk: 'META' };
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : toRun(Item);
    },
    async readEvents(runId, after, limit) {
      const from = `EVENT#${String(after + 1).padStart(9, '0')}`;
      const items = await query(
        reader,
        {
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': runId, ':from': from, ':to': 'EVENT#999999999' },
          ConsistentRead: true,
        },
        limit,
      );
      return items.map(({ pk, sk, ...event }) => event as unknown as JournalEvent);
    },
    async readMarkers(runId) {
      const items = await query(reader, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :chunk)',
        ExpressionAttributeValues: { ':pk': runId, ':chunk': 'CHUNK#' },
        ConsistentRead: true,
      });
      return items.map(({ pk, sk, ...marker }) => marker as unknown as ChunkMarker);
    },
    list: (wanted) => listRuns(reader, wanted),
    async listOpen(limit) {
      const oldest = (state: string) =>
        query(
          reader,
          {
            IndexName: 'byOpen',
            KeyConditionExpression: 'openState = :state',
            ExpressionAttributeValues: { ':state': state },
          },
          limit,
        );
      const items = (await Promise.all(openStates.map(oldest))).flat();
      return items.map(({ pk }) => String(pk));
    },
  };
}

/** Reads pages until `limit` items are there, or all of them. */
async function query(
  { client, table }: TableReader,
  input: Omit<QueryCommandInput, 'TableName'>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ...input,
        ...(Number.isFinite(limit) ? { Limit: limit } : {}),
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items.slice(0, limit);
}
