import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { FileStore } from '../../shared/runs/file-store.ts';

/** The ingest bucket. It is versioned, so that an arrival is a key and a version. */
export function createFileStore(client: S3Client, bucket: string): FileStore {
  const head: FileStore['head'] = async (key, versionId) => {
    try {
      const VersionId = versionId === undefined ? {} : { VersionId: versionId };
      const object = await client.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key, ...VersionId }),
      );
      return {
        key,
        versionId: object.VersionId ?? 'null',
        size: object.ContentLength ?? 0,
        etag: object.ETag ?? '',
        storedAt: object.LastModified ?? new Date(0),
        metadata: object.Metadata ?? {},
      };
    } catch (error) {
      if (isGone(error)) return undefined;
      // Who may list only some folders is told 403 of what is not there; a listing tells the truth.
      if (isForbidden(error) && versionId === undefined && !(await isListed(key))) return undefined;
      throw error;
    }
  };
  const isListed = async (key: string): Promise<boolean> => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }),
    );
    return Contents[0]?.Key === key;
  };
  return {
    head,
    async open(key, versionId) {
      const VersionId = versionId === undefined ? {} : { VersionId: versionId };
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...VersionId }),
      );
      return Body as unknown as AsyncIterable<Uint8Array>;
    },
    async move({ key, versionId }, to) {
      const source = `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
      const CopySource = versionId ? `${source}?versionId=${versionId}` : source;
      if ((await head(to)) === undefined) {
        try {
          await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource }));
        } catch (error) {
          if (isGone(error)) return 'gone';
          throw error;
        }
      }
      const VersionId = versionId ?? (await head(key))?.versionId;
      if (VersionId !== undefined) {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId }));
      }
      return 'moved';
    },
    async writeReport(key, report) {
      const Body = JSON.stringify(report, null, 2);
      const ContentType = 'application/json; charset=utf-8';
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType }));
    },
  };
}

function isForbidden(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;
}

/** No such key, no such version (S3 says 400 for a version id that it never gave). */
function isGone(error: unknown): boolean {
  if (error instanceof NotFound) return true;
  if (!(error instanceof S3ServiceException) || error.name === 'NoSuchBucket') return false;
  return error.$metadata.httpStatusCode === 404 || error.name === 'NoSuchVersion';
}
