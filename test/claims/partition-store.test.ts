import type { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { createPartitionStore } from '../../functions/claims/partition-store.s3.ts';
import { createFakePartitionStore } from '../fakes/partition-store.ts';
import { testPartitionStore } from './partition-store.contract.ts';

/** A bucket in memory, as far as this store asks it; it lists two keys a page. */
function aBucket() {
  const objects = new Map<string, Buffer>();
  const send = async (command: {
    constructor: { name: string };
    input: { Key: string; Body: Uint8Array | string; Prefix: string; ContinuationToken?: string };
  }) => {
    const { Key, Body, Prefix, ContinuationToken = '' } = command.input;
    switch (command.constructor.name) {
      case 'PutObjectCommand':
        objects.set(Key, Buffer.from(Body));
        return {};
      case 'GetObjectCommand': {
        const content = objects.get(Key);
        if (content === undefined) throw new Error('NoSuchKey');
        return {
          Body: {
            transformToString: async () => content.toString(),
            transformToByteArray: async () => new Uint8Array(content),
          },
        };
      }
      default: {
        const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
        const rest = keys.filter((key) => key > ContinuationToken);
        const Contents = rest.slice(0, 2).map((key) => ({ Key: key }));
        return { Contents, NextContinuationToken: rest.length > 2 ? rest[1] : undefined };
      }
    }
  };
  return { objects, client: { send } as unknown as S3Client };
}

testPartitionStore('the double', createFakePartitionStore);
testPartitionStore('the bucket', () => createPartitionStore(aBucket().client, 'results'));

test('everything lies under its run', async () => {
  const { client, objects } = aBucket();
  const store = createPartitionStore(client, 'results');
  await store.writeRows('r', { partition: 7, slot: 'recap_file', part: 12 }, new Uint8Array());
  await store.writePartitions('r', []);
  await store.writePrincipals('r', new Uint8Array());
  await store.writeComparison('r', 7, []);

  expect([...objects.keys()]).toEqual([
    'runs/r/partitions/00007/recap_file-00012.ndjson',
    'runs/r/partitions/list.jsonl',
    'runs/r/partitions/principals.bin',
    'runs/r/comparison/00007.ndjson',
  ]);
});
