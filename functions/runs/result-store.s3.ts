import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ResultStore } from '../../shared/runs/result-store.ts';

/** Bytes of a part; S3 wants 5 MB at least, and takes 10,000 parts. */
const partBytes = 8 * 1024 * 1024;
const textType = 'text/plain; charset=utf-8';

/** What people download, under `runs/<run>/` of the results bucket. */
export function createResultStore(client: S3Client, bucket: string): ResultStore {
  const writeFile: ResultStore['writeFile'] = async (Key, Body, ContentType) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType }));
  };
  return {
    async has(key) {
      // Asking for an object that is not there takes a right to list everything; this does not.
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }),
      );
      return Contents[0]?.Key === key;
    },
    writeFile,
    async writeText(key, pieces) {
      const parts = inParts(pieces);
      const first = await parts.next();
      const second = await parts.next();
      if (second.done) {
        await writeFile(key, first.value ?? new Uint8Array(), textType);
        return;
      }
      await writeInParts(client, { Bucket: bucket, Key: key }, [first.value, second.value], parts);
    },
  };
}

async function writeInParts(
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
  begun: readonly (Uint8Array | undefined)[],
  rest: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...object, ContentType: textType }),
  );
  const upload = { ...object, UploadId };
  const Parts: CompletedPart[] = [];
  const send = async (Body: Uint8Array | undefined) => {
    const PartNumber = Parts.length + 1;
    const { ETag } = await client.send(
      new UploadPartCommand({ ...upload, PartNumber, ...(Body === undefined ? {} : { Body }) }),
    );
    Parts.push({ PartNumber, ...(ETag === undefined ? {} : { ETag }) });
  };
  try {
    for (const part of begun) await send(part);
    for await (const part of rest) await send(part);
    await client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
    );
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand(upload));
    throw error;
  }
}

async function* inParts(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const block = Buffer.from(piece);
    held.push(block);
    bytes += block.length;
    if (bytes < partBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
