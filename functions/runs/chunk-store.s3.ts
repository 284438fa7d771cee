import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Finding } from '../../shared/findings/finding.ts';
import type { ChunkStore } from '../../shared/runs/chunk-store.ts';
import { fiveDigits } from '../../shared/runs/part-number.ts';
import { listKeys } from './list-keys.s3.ts';

/** The large things of runs, as NDJSON objects under `runs/<run>/` of the results bucket. */
export function createChunkStore(client: S3Client, bucket: string): ChunkStore {
  const put = async (key: string, body: string | Uint8Array) => {
    const ContentType = 'application/x-ndjson';
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType }));
    return key;
  };
  const write = (key: string, lines: readonly unknown[]) =>
    put(key, lines.map((line) => JSON.stringify(line)).join('\n'));
  const read = async <T>(Key: string): Promise<T[]> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    const text = (await Body?.transformToString()) ?? '';
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as T);
  };
  const manifestKey = (runId: string) => `runs/${runId}/manifest.jsonl`;
  const keyOfChunk = (runId: string, index: number) =>
    `runs/${runId}/chunks/${fiveDigits(index)}.ndjson`;
  return {
    keyOfChunk,
    keyOfManifest: manifestKey,
    writeChunk: (runId, index, bytes) => put(keyOfChunk(runId, index), bytes),
    readChunk: (key) => read(key),
    writeManifest: (runId, items) => write(manifestKey(runId), items),
    readManifest: (runId) => read(manifestKey(runId)),
    writeFindings: (runId, part, findings) =>
      write(`runs/${runId}/findings/${part}.ndjson`, findings),
    async *readFindings(runId) {
      for await (const key of listKeys(client, bucket, `runs/${runId}/findings/`)) {
        yield* await read<Finding>(key);
      }
    },
    writeRecordPart: (runId, part, lines) => write(`runs/${runId}/records/${part}.ndjson`, lines),
    readRecordPart: (key) => read(key),
  };
}
