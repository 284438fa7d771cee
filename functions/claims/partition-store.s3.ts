import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { readRowTexts } from '../../shared/claims/lines/row-texts.ts';
import type {
  ComparisonLine,
  PartitionItem,
  PartitionStore,
  PartitionSummary,
} from '../../shared/claims/reading/partition-store.ts';
import { fiveDigits } from '../../shared/runs/part-number.ts';
import { listKeys } from '../runs/list-keys.s3.ts';
import { createResultStore } from '../runs/result-store.s3.ts';

const linesType = 'application/x-ndjson';
const jsonType = 'application/json';

/**
 * The large things of a comparison under `runs/<run>/` of the results bucket: what was read lies in
 * `partitions/`, what was found out in `comparison/`.
 */
export function createPartitionStore(client: S3Client, bucket: string): PartitionStore {
  const { has } = createResultStore(client, bucket);
  const put = async (Key: string, Body: string | Uint8Array, ContentType: string) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType }));
    return Key;
  };
  const get = async (Key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    if (Body === undefined) throw new Error(`${Key} has no content`);
    return Body;
  };
  const writeLines = (key: string, lines: readonly unknown[]) =>
    put(key, lines.map((line) => JSON.stringify(line)).join('\n'), linesType);
  const readLines = async <T>(key: string) =>
    parseLines<T>(await (await get(key)).transformToString());
  return {
    writeRows: (runId, { partition, slot, part }, bytes) =>
      put(
        `${partitionFolder(runId, partition)}${slot}-${fiveDigits(part)}.ndjson`,
        bytes,
        linesType,
      ),
    async *readRows(keys) {
      // One object is held at a time: a partition may be larger than what a function can hold.
      for (const key of keys) yield* readRowTexts(await (await get(key)).transformToString());
    },
    async writePrincipals(runId, bytes) {
      await put(principalsKey(runId), bytes, 'application/octet-stream');
    },
    readPrincipals: async (runId) => (await get(principalsKey(runId))).transformToByteArray(),
    async writeColumns(runId, columns) {
      await put(columnsKey(runId), JSON.stringify(columns), jsonType);
    },
    async readColumns(runId) {
      const key = columnsKey(runId);
      if (!(await has(key))) return undefined;
      return JSON.parse(await (await get(key)).transformToString());
    },
    keyOfPartitions: listKey,
    writePartitions: (runId, items) => writeLines(listKey(runId), items),
    readPartitions: (runId) => readLines<PartitionItem>(listKey(runId)),
    async writeComparison(runId, partition, lines) {
      await writeLines(`${comparisonFolder(runId)}${fiveDigits(partition)}.ndjson`, byKey(lines));
    },
    async *readComparison(runId) {
      for await (const key of listKeys(client, bucket, comparisonFolder(runId))) {
        yield* await readLines<ComparisonLine>(key);
      }
    },
    async writeSummary(runId, summary) {
      await put(summaryKey(runId, summary.index), JSON.stringify(summary), jsonType);
    },
    async readSummary(runId, partition) {
      const text = await (await get(summaryKey(runId, partition))).transformToString();
      return JSON.parse(text) as PartitionSummary;
    },
  };
}

const partitionsFolder = (runId: string) => `runs/${runId}/partitions/`;
const partitionFolder = (runId: string, partition: number) =>
  `${partitionsFolder(runId)}${fiveDigits(partition)}/`;
const comparisonFolder = (runId: string) => `runs/${runId}/comparison/`;
const listKey = (runId: string) => `${partitionsFolder(runId)}list.jsonl`;
const columnsKey = (runId: string) => `${partitionsFolder(runId)}columns.json`;
const principalsKey = (runId: string) => `${partitionsFolder(runId)}principals.bin`;
const summaryKey = (runId: string, partition: number) =>
  `${partitionFolder(runId, partition)}summary.json`;

function parseLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function byKey(lines: readonly ComparisonLine[]): ComparisonLine[] {
  return [...lines].sort((a, b) =>
    a.claimKey < b.claimKey ? -1 : a.claimKey > b.claimKey ? 1 : 0,
  );
}
