import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/** Every key under a prefix, in their order, a page of 1,000 after the other. */
export async function* listKeys(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix, ...(token ? { ContinuationToken: token } : {}) }),
    );
    for (const { Key } of page.Contents ?? []) if (Key) yield Key;
    token = page.NextContinuationToken;
  } while (token);
}
