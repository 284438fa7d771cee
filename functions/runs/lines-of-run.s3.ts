import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RowOutcomesPorts } from '../../shared/runs/row-outcomes.ts';
import { listKeys } from './list-keys.s3.ts';

/** What domains wrote beside runs, `runs/<run>/<folder>/*.ndjson` of the results bucket. */
export function createLinesReader(
  client: S3Client,
  bucket: string,
): RowOutcomesPorts['readLinesOf'] {
  return async function* readLinesOf(runId, folder) {
    for await (const Key of listKeys(client, bucket, `runs/${runId}/${folder}/`)) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const text = (await Body?.transformToString()) ?? '';
      for (const line of text.split('\n')) if (line !== '') yield JSON.parse(line);
    }
  };
}
