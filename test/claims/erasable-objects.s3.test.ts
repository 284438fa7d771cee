import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { createErasableObjects } from '../../functions/claims/erasable-objects.s3.ts';

/** A client that gives these answers in turn and keeps what it was asked. */
function aClient(...answers: readonly (object | Error)[]) {
  const asked: unknown[] = [];
  const left = [...answers];
  const send = async ({ input }: { input: unknown }) => {
    asked.push(input);
    const answer = left.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const buckets = { ingest: 'in', results: 'out' };
  return { asked, objects: createErasableObjects({ send } as unknown as S3Client, buckets) };
}

describe('versions', () => {
  test('are listed page by page, with the marks of what was deleted', async () => {
    const { asked, objects } = aClient(
      {
        ...{ IsTruncated: true, NextKeyMarker: 'a', NextVersionIdMarker: 'v1' },
        Versions: [{ Key: 'a', VersionId: 'v1' }],
      },
      { Versions: [{ Key: 'b' }], DeleteMarkers: [{ Key: 'b', VersionId: 'm' }] },
    );

    expect(await objects.listVersions('ingest', 'x/')).toEqual([
      { key: 'a', versionId: 'v1' },
      { key: 'b', versionId: 'null' },
      { key: 'b', versionId: 'm' },
    ]);
    expect(asked).toEqual([
      { Bucket: 'in', Prefix: 'x/' },
      { Bucket: 'in', Prefix: 'x/', KeyMarker: 'a', VersionIdMarker: 'v1' },
    ]);
  });

  test('are removed a thousand at once', async () => {
    const { asked, objects } = aClient();
    const versions = Array.from({ length: 1_001 }, (_, i) => ({ key: `k${i}`, versionId: 'v' }));

    await objects.remove('results', versions);

    const sizes = asked.map(
      (input) => (input as { Delete: { Objects: unknown[] } }).Delete.Objects.length,
    );
    expect(sizes).toEqual([1_000, 1]);
    expect(asked[1]).toEqual({
      Bucket: 'out',
      Delete: { Objects: [{ Key: 'k1000', VersionId: 'v' }], Quiet: true },
    });
  });

  test('that are gone already count as removed; one that is refused is a fault', async () => {
    const gone = aClient({ Errors: [{ Key: 'a', Code: 'NoSuchVersion' }] });
    await gone.objects.remove('ingest', [{ key: 'a', versionId: 'v' }]);
    const refused = aClient({ Errors: [{ Key: 'a', Code: 'AccessDenied' }] });
    const removing = refused.objects.remove('ingest', [{ key: 'a', versionId: 'v' }]);
    await expect(removing).rejects.toThrow('1 objects were not removed');
  });
});

describe('a proof', () => {
  test('that was never written is undefined; any other trouble is a fault', async () => {
    // Listed, since asking for what is not there takes a right to list everything.
    const none = aClient({ Contents: [{ Key: 'runs/run_1/proofs/file_1.json.old' }] });
    expect(await none.objects.readProof('run_1', 'file_1')).toBeUndefined();
    const broken = aClient(new Error('throttled')).objects.readProof('run_1', 'file_1');
    await expect(broken).rejects.toThrow('throttled');
  });

  test('lies with the first run that used the file', async () => {
    const { asked, objects } = aClient();
    await objects.writeProof('run_1', { file_id: 'file_1' } as never);
    expect(asked).toMatchObject([{ Bucket: 'out', Key: 'runs/run_1/proofs/file_1.json' }]);
  });
});
