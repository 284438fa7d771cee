import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  type ErasableObjects,
  type ErasablePlace,
  type ObjectVersion,
  proofKeyOf,
} from '../../shared/claims/personal-data/erasable-objects.ts';
import type { ErasureProof } from '../../shared/claims/sessions/import-session.schema.ts';
import { createResultStore } from '../runs/result-store.s3.ts';

/** Versions that S3 removes in one call. */
const removedAtOnce = 1_000;

/** Both buckets, with the old versions that they keep of every object. */
export function createErasableObjects(
  client: S3Client,
  buckets: Readonly<Record<ErasablePlace, string>>,
): ErasableObjects {
  const results = createResultStore(client, buckets.results);
  return {
    listVersions: (place, prefix) => listVersions(client, buckets[place], prefix),
    async remove(place, versions) {
      for (let from = 0; from < versions.length; from += removedAtOnce) {
        await removeAll(client, buckets[place], versions.slice(from, from + removedAtOnce));
      }
    },
    async readProof(runId, fileId) {
      const Key = proofKeyOf(runId, fileId);
      if (!(await results.has(Key))) return undefined;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: buckets.results, Key }));
      return JSON.parse((await Body?.transformToString()) ?? '') as ErasureProof;
    },
    async writeProof(runId, proof) {
      await client.send(
        new PutObjectCommand({
          Bucket: buckets.results,
          Key: proofKeyOf(runId, proof.file_id),
          Body: JSON.stringify(proof, null, 2),
          ContentType: 'application/json; charset=utf-8',
        }),
      );
    },
  };
}

async function listVersions(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): Promise<ObjectVersion[]> {
  const found: ObjectVersion[] = [];
  let next: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (next !== undefined) {
    const page = await listPage(client, { Bucket, Prefix, ...next });
    // What was deleted without a version leaves a mark, which is a version too.
    for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
      if (Key !== undefined) found.push({ key: Key, versionId: VersionId ?? 'null' });
    }
    next = page.IsTruncated
      ? {
          ...(page.NextKeyMarker ? { KeyMarker: page.NextKeyMarker } : {}),
          ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
        }
      : undefined;
  }
  return found;
}

function listPage(
  client: S3Client,
  input: ConstructorParameters<typeof ListObjectVersionsCommand>[0],
) {
  return client.send(new ListObjectVersionsCommand(input));
}

/** @throws Error when S3 kept one: then the erasure is not complete, and is to be asked for again */
async function removeAll(
  client: S3Client,
  Bucket: string,
  versions: readonly ObjectVersion[],
): Promise<void> {
  const Objects = versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
  );
  const refused = Errors.filter(({ Code }) => Code !== 'NoSuchKey' && Code !== 'NoSuchVersion');
  if (refused.length > 0) throw new Error(`${refused.length} objects were not removed`);
}
