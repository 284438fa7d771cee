import type { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { createResultStore } from '../../functions/runs/result-store.s3.ts';

interface Call {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

/** A client that notes what it is asked; `broken` fails. */
function aClient(answers: Record<string, object> = {}, broken = '') {
  const calls: Call[] = [];
  const send = async (command: { constructor: { name: string }; input: Call['input'] }) => {
    const { name } = command.constructor;
    calls.push({ name, input: command.input });
    if (name === broken) throw new Error('throttled');
    return answers[name] ?? {};
  };
  return { calls, client: { send } as unknown as S3Client };
}

async function* pieces(count: number, size: number): AsyncGenerator<string> {
  for (let i = 0; i < count; i += 1) yield 'x'.repeat(size);
}

const megabyte = 1024 * 1024;

test('a short text is one object', async () => {
  const { calls, client } = aClient();
  await createResultStore(client, 'results').writeText('runs/1/log.txt', pieces(3, 2));
  expect(calls).toEqual([
    {
      name: 'PutObjectCommand',
      input: {
        Bucket: 'results',
        Key: 'runs/1/log.txt',
        Body: Buffer.from('xxxxxx'),
        ContentType: 'text/plain; charset=utf-8',
      },
    },
  ]);
});

test('nothing is an empty object', async () => {
  const { calls, client } = aClient();
  await createResultStore(client, 'results').writeText('runs/1/log.txt', pieces(0, 0));
  expect(calls.map(({ name, input }) => [name, (input['Body'] as Uint8Array).length])).toEqual([
    ['PutObjectCommand', 0],
  ]);
});

test('a long text is written in parts of 8 MB', async () => {
  const { calls, client } = aClient({
    CreateMultipartUploadCommand: { UploadId: 'u1' },
    UploadPartCommand: { ETag: '"e"' },
  });
  await createResultStore(client, 'results').writeText('runs/1/log.txt', pieces(20, megabyte));
  expect(calls.map(({ name }) => name)).toEqual([
    'CreateMultipartUploadCommand',
    'UploadPartCommand',
    'UploadPartCommand',
    'UploadPartCommand',
    'CompleteMultipartUploadCommand',
  ]);
  const sizes = calls.slice(1, 4).map(({ input }) => (input['Body'] as Uint8Array).length);
  expect(sizes).toEqual([8 * megabyte, 8 * megabyte, 4 * megabyte]);
  expect(calls.at(-1)?.input).toMatchObject({
    UploadId: 'u1',
    MultipartUpload: {
      Parts: [
        { PartNumber: 1, ETag: '"e"' },
        { PartNumber: 2, ETag: '"e"' },
        { PartNumber: 3, ETag: '"e"' },
      ],
    },
  });
});

test('one that breaks off leaves no parts behind, and throws', async () => {
  const { calls, client } = aClient(
    { CreateMultipartUploadCommand: { UploadId: 'u1' } },
    'UploadPartCommand',
  );
  const writing = createResultStore(client, 'results').writeText('a', pieces(20, megabyte));
  await expect(writing).rejects.toThrow('throttled');
  expect(calls.at(-1)).toMatchObject({
    name: 'AbortMultipartUploadCommand',
    input: { UploadId: 'u1' },
  });
});

test.each([
  { Contents: [{ Key: 'runs/1/log.txt' }], isThere: true },
  { Contents: [{ Key: 'runs/1/log.txt.bak' }], isThere: false },
  { Contents: undefined, isThere: false },
])('whether an object is there: $isThere', async ({ Contents, isThere }) => {
  const { client } = aClient({ ListObjectsV2Command: { Contents } });
  expect(await createResultStore(client, 'results').has('runs/1/log.txt')).toBe(isThere);
});
