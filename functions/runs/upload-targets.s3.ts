import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { incomingKey } from '../../shared/runs/announce-upload.ts';
import type { Run, RunFile } from '../../shared/runs/run.ts';
import { fileBytesMax } from '../../shared/runs/size-limits.ts';

/** A presigned address dies with the session of the role that signed it. */
const addressSeconds = 15 * 60;
/** S3 takes parts of 5 MB and more; fewer, larger ones cost fewer requests. */
const partBytes = 16 * 1024 * 1024;

export type PartsCompletion = 'completed' | 'not-open' | 'bad-parts';

/** Where clients send files: presigned by us, checked by S3 (key, size), never through a function. */
export function createUploadTargets(client: S3Client, presigning: S3Client, bucket: string) {
  const keyOf = (run: Run, file: RunFile) => incomingKey(run.id, file.slot, file.id);
  const common = (run: Run, file: RunFile, now: Date) => ({
    slot: file.slot,
    file_id: file.id,
    max_bytes: fileBytesMax[run.domain],
    expires_at: new Date(now.getTime() + addressSeconds * 1000).toISOString(),
  });
  const openUpload = async (key: string) => {
    const page = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key }),
    );
    return page.Uploads?.find(({ Key }) => Key === key)?.UploadId;
  };
  return {
    async postTarget(run: Run, file: RunFile, now: Date) {
      const { url, fields } = await createPresignedPost(presigning, {
        Bucket: bucket,
        Key: keyOf(run, file),
        Conditions: [['content-length-range', 0, fileBytesMax[run.domain]]],
        Expires: addressSeconds,
      });
      return { ...common(run, file, now), method: 'POST' as const, url, fields };
    },
    /** Addresses for the parts of a large file; asked again, fresh ones for the same upload. */
    async partsTarget(run: Run, file: RunFile, now: Date) {
      const Key = keyOf(run, file);
      const UploadId = (await openUpload(Key)) ?? (await createUpload(client, bucket, Key));
      const count = Math.max(1, Math.ceil((file.size ?? fileBytesMax[run.domain]) / partBytes));
      const numbers = Array.from({ length: count }, (_, i) => i + 1);
      const parts = await Promise.all(
        numbers.map(async (number) => ({
          number,
          url: await getSignedUrl(
            presigning,
            new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber: number }),
            { expiresIn: addressSeconds },
          ),
        })),
      );
      const target = { method: 'PUT' as const, upload_id: UploadId, part_bytes: partBytes, parts };
      return { ...common(run, file, now), ...target };
    },
    /** `not-open`: there is no upload in parts of this file. `bad-parts`: they do not fit. */
    async completeParts(
      run: Run,
      file: RunFile,
      parts: readonly { readonly number: number; readonly etag: string }[],
    ): Promise<PartsCompletion> {
      const Key = keyOf(run, file);
      const UploadId = await openUpload(Key);
      if (UploadId === undefined) return 'not-open';
      const Parts = [...parts]
        .sort((a, b) => a.number - b.number)
        .map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
      const MultipartUpload = { Parts };
      try {
        await client.send(
          new CompleteMultipartUploadCommand({ Bucket: bucket, Key, UploadId, MultipartUpload }),
        );
        return 'completed';
      } catch (error) {
        return readRefusal(error);
      }
    },
  };
}

/** What the storage says of parts that a client named; anything else is a fault. */
function readRefusal(error: unknown): PartsCompletion {
  if (!(error instanceof S3ServiceException)) throw error;
  switch (error.name) {
    case 'InvalidPart':
    case 'InvalidPartOrder':
    case 'EntityTooSmall':
      return 'bad-parts';
    case 'NoSuchUpload':
      return 'not-open';
    default:
      throw error;
  }
}

async function createUpload(client: S3Client, Bucket: string, Key: string): Promise<string> {
  const created = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  if (created.UploadId === undefined) throw new Error('storage gave no upload id');
  return created.UploadId;
}
