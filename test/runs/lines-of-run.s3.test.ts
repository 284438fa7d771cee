import type { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { createLinesReader } from '../../functions/runs/lines-of-run.s3.ts';

const objects: Readonly<Record<string, string>> = {
  'runs/run_1/comparison/00000.ndjson': '{"a":1}\n{"a":2}',
  'runs/run_1/comparison/00001.ndjson': '',
  'runs/run_1/comparison/00002.ndjson': '{"a":3}\n',
};

/** A bucket with these objects, of which every prefix may be listed. */
const send = async ({ input }: { input: { Prefix?: string; Key?: string } }) => {
  const { Prefix, Key } = input;
  if (Prefix === undefined) return { Body: { transformToString: async () => objects[Key ?? ''] } };
  const keys = Object.keys(objects).filter((key) => key.startsWith(Prefix));
  return { Contents: keys.map((key) => ({ Key: key })) };
};

test.each([
  { folder: 'comparison', lines: [{ a: 1 }, { a: 2 }, { a: 3 }], why: 'object by object' },
  { folder: 'compar', lines: [], why: 'a folder is known by its whole name' },
])('$folder: $why', async ({ folder, lines }) => {
  const readLinesOf = createLinesReader({ send } as unknown as S3Client, 'results');
  expect(await Array.fromAsync(readLinesOf('run_1', folder))).toEqual(lines);
});
