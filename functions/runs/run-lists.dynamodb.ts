import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Run } from '../../shared/runs/run.ts';
import type { RunQuery } from '../../shared/runs/run-store.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import { runKey, type TableReader, toRun } from './run-items.dynamodb.ts';

/** Entries of one read, and reads of one request in each partition. */
const pageSize = 200;
const pagesMax = 10;

/**
 * Runs newest first: one index query for a country (or for each domain, when somebody may see all
 * countries), merged by time. The cursor is the sort key of the last run given; when what is wanted
 * is rare, that of the last run looked at, and the page may be short or even empty.
 */
export async function listRuns(reader: TableReader, wanted: RunQuery) {
  const partitions =
    wanted.countryCode === null
      ? wanted.domains.map((domain) => ['byDomain', 'domain', domain] as const)
      : [['byCountry', 'countryCode', wanted.countryCode] as const];
  const found = await Promise.all(
    partitions.map(([index, name, value]) => queryIndex(reader, wanted, index, name, value)),
  );
  // Beyond the place where the least patient query stopped, the others' entries have gaps.
  const stopped = found.flatMap(({ stoppedAt }) => stoppedAt ?? []).sort();
  const border = stopped.at(-1) ?? '';
  const newest = found
    .flatMap(({ entries }) => entries)
    .filter(({ createdKey }) => createdKey >= border)
    .sort((a, b) => (a.createdKey < b.createdKey ? 1 : -1));
  const page = newest.slice(0, wanted.limit);
  const last = newest.length > wanted.limit ? page.at(-1)?.createdKey : border;
  return {
    items: await readRuns(
      reader,
      page.map(({ pk }) => pk),
    ),
    nextCursor: last || null,
  };
}

interface Entry {
  readonly pk: string;
  readonly createdKey: string;
}

interface Found {
  readonly entries: readonly Entry[];
  /** Sort key of the last entry looked at, when there are more that nobody looked at. */
  readonly stoppedAt: string | null;
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
): Promise<Found> {
  const from = wanted.from ?? '0';
  // Every key of an instant begins with it and a `#`, so `~` ends that instant.
  const latest = `${wanted.to ?? '9999'}~`;
  const to = wanted.cursor !== undefined && wanted.cursor < latest ? wanted.cursor : latest;
  // The table refuses a range that ends before it begins.
  if (to < from) return { entries: [], stoppedAt: null };
  const entries: Entry[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#partition = :value AND createdKey BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#partition': partition },
        ExpressionAttributeValues: { ':value': value, ':from': from, ':to': to },
        ScanIndexForward: false,
        Limit: pageSize,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    entries.push(...(page.Items ?? []).filter((item) => isWanted(item, wanted)).map(toEntry));
    start = page.LastEvaluatedKey;
    if (start === undefined || entries.length > wanted.limit) return { entries, stoppedAt: null };
  }
  return { entries, stoppedAt: String(start?.['createdKey']) };
}

const toEntry = ({ pk, createdKey }: Record<string, unknown>): Entry => ({
  pk: String(pk),
  createdKey: String(createdKey),
});

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
  const items = await batchGet(client, table, ids.map(runKey));
  const runs = new Map(items.map((item) => [String(item['pk']), toRun(item)]));
  return ids.flatMap((id) => runs.get(id) ?? []);
}
