import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { JournalEvent, Run } from '../../shared/runs/run.ts';
import type { ChunkMarker, RunQuery, RunStore } from '../../shared/runs/run-store.ts';

export interface TableReader {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

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
      const items = await query(
        reader,
        {
          IndexName: 'byOpen',
          KeyConditionExpression: 'openState = :open',
          ExpressionAttributeValues: { ':open': 'open' },
        },
        limit,
      );
      return items.map(({ pk }) => String(pk));
    },
  };
}

/** Only what we wrote ourselves lies there; the check is for a table that is not ours. */
function toRun({ pk, sk, createdKey, openState, ...run }: Record<string, unknown>): Run {
  if (sk !== 'META' || typeof run['lastSeq'] !== 'number') throw new TypeError(`not a run: ${pk}`);
  return run as unknown as Run;
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

/**
 * Runs newest first: one index query for a country (or for each domain, when somebody may see all
 * countries), merged by time. The cursor is the sort key of the last run given.
 */
async function listRuns(reader: TableReader, wanted: RunQuery) {
  const partitions =
    wanted.countryCode === null
      ? wanted.domains.map((domain) => ['byDomain', 'domain', domain] as const)
      : [['byCountry', 'countryCode', wanted.countryCode] as const];
  const found = await Promise.all(
    partitions.map(([index, name, value]) => queryIndex(reader, wanted, index, name, value)),
  );
  const newest = found
    .flat()
    .sort((a, b) => (String(a['createdKey']) < String(b['createdKey']) ? 1 : -1));
  const page = newest.slice(0, wanted.limit);
  const last = page.at(-1)?.['createdKey'];
  return {
    items: await readRuns(
      reader,
      page.map(({ pk }) => String(pk)),
    ),
    nextCursor: newest.length > wanted.limit && last ? String(last) : null,
  };
}

/**
 * Entries of one partition, newest first, until one more than wanted is found: that one tells that
 * there is a next page. Filtering here costs the same read units as a filter expression would.
 */
async function queryIndex(
  { client, table }: TableReader,
  wanted: RunQuery,
  index: string,
  partition: string,
  value: string,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#partition = :value AND createdKey BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#partition': partition },
        ExpressionAttributeValues: {
          ':value': value,
          ':from': wanted.from ?? '0',
          // Every key of an instant begins with it and a `#`, so `~` ends that instant.
          ':to': wanted.cursor ?? `${wanted.to ?? '9999'}~`,
        },
        ScanIndexForward: false,
        Limit: pageSize,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...(page.Items ?? []).filter((item) => isWanted(item, wanted)));
    start = page.LastEvaluatedKey;
  } while (start && found.length <= wanted.limit);
  return found;
}

const pageSize = 200;

function isWanted(item: Record<string, unknown>, wanted: RunQuery): boolean {
  return (
    item['createdKey'] !== wanted.cursor &&
    wanted.domains.some((domain) => domain === item['domain']) &&
    (wanted.domain === undefined || wanted.domain === item['domain']) &&
    (wanted.status === undefined || wanted.status === item['status']) &&
    (wanted.createdBy === undefined || wanted.createdBy === item['createdBy'])
  );
}

async function readRuns({ client, table }: TableReader, ids: readonly string[]): Promise<Run[]> {
  const runs = new Map<string, Run>();
  let keys: Record<string, unknown>[] = ids.map((pk) => ({ pk, sk: 'META' }));
  while (keys.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: keys.slice(0, 100) } } }),
    );
    for (const item of Responses?.[table] ?? []) runs.set(String(item['pk']), toRun(item));
    keys = [...(UnprocessedKeys?.[table]?.Keys ?? []), ...keys.slice(100)];
  }
  return ids.flatMap((id) => runs.get(id) ?? []);
}
