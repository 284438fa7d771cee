import { BatchGetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Run } from '../../shared/runs/run.ts';
import type { RunQuery } from '../../shared/runs/run-store.ts';
import { type TableReader, toRun } from './run-items.dynamodb.ts';

/**
 * Runs newest first: one index query for a country (or for each domain, when somebody may see all
 * countries), merged by time. The cursor is the sort key of the last run given.
 */
export async function listRuns(reader: TableReader, wanted: RunQuery) {
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
