import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Caller } from '../../shared/access/caller.ts';
import type { Problem, UploadedPart } from '../../shared/http/route.ts';
import { arrivedEvent } from '../../shared/runs/adopt-upload.ts';
import { announceUpload } from '../../shared/runs/announce-upload.ts';
import { numberEvents } from '../../shared/runs/change-run.ts';
import { processingKey } from '../../shared/runs/file-places.ts';
import type { FileStore } from '../../shared/runs/file-store.ts';
import type { Run, RunFile } from '../../shared/runs/run.ts';
import type { RunOptions } from '../../shared/runs/run-options.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { checkPayer } from '../../shared/transfers/bulks/check-payer.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';

export interface StartingBulkPorts {
  readonly runs: Pick<RunStore, 'create' | 'read'>;
  readonly store: Pick<TransfersStore, 'readAccount'>;
  readonly files: Pick<FileStore, 'head'>;
  readonly s3: S3Client;
  readonly ingestBucket: string;
  /** A fresh ULID at each call. */
  newId(): string;
}

export interface BulkWish {
  readonly file: UploadedPart;
  readonly dryRun: boolean;
  readonly options: RunOptions;
  /** ULID of the request (`ApiRequest.workId`): made again after a fault, it finds its run. */
  readonly workId?: string | undefined;
}

export type BulkStarted =
  | { readonly kind: 'started'; readonly run: Run }
  | ({ readonly kind: 'refused' } & Problem);

/**
 * The run of a payment file that came with the request. Its file is put where runs work on theirs,
 * not where uploads arrive: no event tells of it, so nobody but this request starts the run. The
 * file comes first: a run that is there has its file, and the sweeper can finish it.
 *
 * With a `workId` the run is named after it, so whoever asks again after a fault goes on with the
 * run that is there: the same request never pays twice.
 *
 * @see TRANSFERS "Files", order: rights, account, file
 */
export async function startBulk(
  ports: StartingBulkPorts,
  caller: Caller,
  { file, dryRun, options, workId }: BulkWish,
  now: Date,
): Promise<BulkStarted> {
  const sent = { slot: file.name, name: file.filename, size: file.content.length, sha256: null };
  const wish = { domain: 'transfers', files: [sent], dryRun, options } as const;
  const announced = announceUpload(wish, caller, now, () => workId ?? ports.newId());
  if (announced.kind === 'refused') {
    const { code: problem, data } = announced.reason;
    return { kind: 'refused', problem, data };
  }
  const known = workId === undefined ? undefined : await ports.runs.read(announced.run.id);
  if (known !== undefined) return { kind: 'started', run: known };
  const payer = await checkPayer(ports, announced.run);
  if (payer.kind === 'refused') {
    return { kind: 'refused', problem: payer.message.code, data: payer.message.data };
  }
  const files = await Promise.all(
    announced.run.files.map((each) => storeFile(ports, announced.run.id, each, file.content)),
  );
  const arrived = files.map((each) => arrivedEvent(each.name, sent.size));
  const events = numberEvents(announced.run.id, announced.run.lastSeq, arrived, now);
  const run: Run = {
    ...announced.run,
    files,
    waitingFor: null,
    waitingUntil: null,
    lastSeq: announced.run.lastSeq + events.length,
  };
  // One that is there already was made by a rival attempt of the same request.
  await ports.runs.create(run, [...announced.events, ...events]);
  return { kind: 'started', run };
}

async function storeFile(
  { s3, ingestBucket, files }: StartingBulkPorts,
  runId: string,
  file: RunFile,
  content: Uint8Array,
): Promise<RunFile> {
  const key = processingKey(runId, file);
  await s3.send(new PutObjectCommand({ Bucket: ingestBucket, Key: key, Body: content }));
  const stored = await files.head(key);
  if (stored === undefined) throw new Error(`${key} is not there`);
  return { ...file, key, size: stored.size, arrival: { key, versionId: stored.versionId } };
}
