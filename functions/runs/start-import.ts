import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ulid } from 'ulid';
import type { Caller } from '../../shared/access/caller.ts';
import type { Problem, UploadedPart } from '../../shared/http/route.ts';
import { announceUpload, incomingKey } from '../../shared/runs/announce-upload.ts';
import type { Domain, Run } from '../../shared/runs/run.ts';
import type { RunOptions } from '../../shared/runs/run-options.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { tellSlots } from '../../shared/runs/slots.ts';

export interface StartingPorts {
  readonly runs: RunStore;
  readonly s3: S3Client;
  readonly ingestBucket: string;
}

export interface ImportWish {
  readonly domain: Domain;
  /** Multipart parts; the part's name is the slot. */
  readonly files: readonly UploadedPart[];
  readonly dryRun: boolean;
  readonly options: RunOptions;
  readonly country?: string | undefined;
}

export type Starting =
  | { readonly kind: 'started'; readonly run: Run }
  | ({ readonly kind: 'refused' } & Problem);

/**
 * An import whose files came with the request: the run is announced, then the files are put where
 * a direct upload would put them, and the same event starts the same pipeline. If this function
 * dies in between, the run waits for its files and the sweeper ends it.
 */
export async function startUploadedRun(
  ports: StartingPorts,
  caller: Caller,
  wish: ImportWish,
  now: Date,
): Promise<Starting> {
  const files = wish.files.map(({ name, filename, content }) => ({
    slot: name,
    name: filename,
    size: content.length,
    sha256: null,
  }));
  const announced = announceUpload({ ...wish, files }, caller, now, ulid);
  if (announced.kind === 'refused') {
    const { code: problem, data } = announced.reason;
    const slots = files.map(({ slot }) => slot);
    const errors = problem === 'UPL-01' ? tellSlots(wish.domain, slots) : [];
    return { kind: 'refused', problem, data, ...(errors.length > 0 && { errors }) };
  }
  const { run, events } = announced;
  await ports.runs.create(run, events);
  await Promise.all(
    run.files.map(async (file, i) =>
      ports.s3.send(
        new PutObjectCommand({
          Bucket: ports.ingestBucket,
          Key: incomingKey(run.id, file.slot, file.id),
          Body: wish.files[i]?.content ?? new Uint8Array(),
        }),
      ),
    ),
  );
  return { kind: 'started', run };
}
