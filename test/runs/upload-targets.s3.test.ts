import { type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { createUploadTargets } from '../../functions/runs/upload-targets.s3.ts';
import { aFile, aRun } from './a-run.ts';

const file = aFile({ id: 'file_1', key: null, arrival: null });
const run = aRun({ id: 'run_1', files: [file] });

/** Completes an upload that the storage has open; `fault` is what it says to that. */
async function complete(fault: Error | null) {
  const sent: object[] = [];
  const client = {
    async send(command: { constructor: { name: string }; input: object }) {
      if (command.constructor.name === 'ListMultipartUploadsCommand') {
        return { Uploads: [{ Key: 'incoming/run_1/file/file_1', UploadId: 'u1' }] };
      }
      sent.push(command.input);
      if (fault) throw fault;
      return {};
    },
  } as unknown as S3Client;
  const parts = [
    { number: 2, etag: '"b"' },
    { number: 1, etag: '"a"' },
  ];
  const completion = await createUploadTargets(client, client, 'in').completeParts(
    run,
    file,
    parts,
  );
  return { completion, sent };
}

const refusal = (name: string) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: 400 } });

describe('an upload in parts is completed', () => {
  test('with its parts in order', async () => {
    expect(await complete(null)).toEqual({
      completion: 'completed',
      sent: [
        {
          Bucket: 'in',
          Key: 'incoming/run_1/file/file_1',
          UploadId: 'u1',
          MultipartUpload: {
            Parts: [
              { PartNumber: 1, ETag: '"a"' },
              { PartNumber: 2, ETag: '"b"' },
            ],
          },
        },
      ],
    });
  });

  test.each([
    { name: 'InvalidPart', completion: 'bad-parts' },
    { name: 'InvalidPartOrder', completion: 'bad-parts' },
    { name: 'EntityTooSmall', completion: 'bad-parts' },
    { name: 'NoSuchUpload', completion: 'not-open' },
  ])('$name: $completion', async ({ name, completion }) => {
    expect((await complete(refusal(name))).completion).toBe(completion);
  });

  test.each([refusal('SlowDown'), new Error('socket hang up')])('%s is a fault', async (fault) => {
    await expect(complete(fault)).rejects.toBe(fault);
  });
});
