import { type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { createFileStore } from '../../functions/runs/file-store.s3.ts';

const key = 'processed/2026/03/02/r/cours.csv';
const forbidden = new S3ServiceException({
  ...{ name: '403', $fault: 'client', message: 'UnknownError' },
  $metadata: { httpStatusCode: 403 },
});

/** A bucket that forbids to look, and lists these keys. */
function aClosedStore(keys: readonly string[]) {
  const asked: unknown[] = [];
  const send = async (command: { constructor: { name: string }; input: object }) => {
    if (command.constructor.name === 'HeadObjectCommand') throw forbidden;
    asked.push(command.input);
    return { Contents: keys.map((Key) => ({ Key })) };
  };
  return { asked, store: createFileStore({ send } as unknown as S3Client, 'ingest') };
}

describe('a function that may list only some folders is told 403 of what is not there', () => {
  test.each([
    { keys: [], why: 'nothing is listed' },
    { keys: [`${key}.report.json`], why: 'only a longer name is listed' },
  ])('so the file is gone when $why', async ({ keys }) => {
    const { asked, store } = aClosedStore(keys);
    expect(await store.head(key)).toBeUndefined();
    expect(asked).toEqual([{ Bucket: 'ingest', Prefix: key, MaxKeys: 1 }]);
  });

  test('a file that is listed, and a version, are really forbidden: a fault', async () => {
    await expect(aClosedStore([key]).store.head(key)).rejects.toBe(forbidden);
    await expect(aClosedStore([]).store.head(key, 'v1')).rejects.toBe(forbidden);
  });
});
