import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localAws } from './aws.ts';
import type { LocalOutputs } from './outputs.ts';
import { tellDrop } from './tell-drop.ts';

const POLL_MS = 500;
/** A file that has not changed for so long is whole: copying tools write in steps. */
const SETTLED_MS = 1000;

export interface DropWatcher {
  stop(): Promise<void>;
}

/**
 * Seed 001's watched folder on this machine: what is copied into it goes to the bucket's `drop/`
 * and leaves the folder. It looks again and again, because change notices are not dependable on
 * network and container file systems.
 *
 * @param folder made when missing; sub-folders keep their names (`courses/sn/x.csv`)
 * @param put brings one file to `drop/<key>`; it stays and is tried again when this fails
 */
export async function watchDropFolder(
  folder: string,
  put: (file: string, key: string) => Promise<void>,
  say: (line: string) => void,
): Promise<DropWatcher> {
  await mkdir(folder, { recursive: true });
  const seen = new Map<string, { readonly size: number; readonly since: number }>();
  let stopped = false;

  // One file that cannot be taken in must not hold up the others, nor say so twice a second.
  const troubles = new Map<string, string>();
  const sayOnce = (file: string, error: Error) => {
    if (troubles.get(file) !== error.message) say(`ingest/drop: ${error.message}`);
    troubles.set(file, error.message);
  };
  const takeIn = async (file: string) => {
    const { size, mtimeMs } = await stat(file);
    const now = Date.now();
    const before = seen.get(file);
    if (before?.size !== size) {
      seen.set(file, { size, since: now });
      return;
    }
    if (now - Math.max(before.since, Math.min(mtimeMs, now)) < SETTLED_MS) return;
    const key = path.relative(folder, file).split(path.sep).join('/');
    await put(file, key);
    await rm(file);
    troubles.delete(file);
    say(`ingest/drop/${key} taken in`);
  };
  const look = async () => {
    const files = await listFiles(folder);
    for (const file of [...seen.keys()].filter((known) => !files.includes(known))) {
      seen.delete(file);
    }
    for (const file of files) await takeIn(file).catch((error) => sayOnce(file, error));
  };
  const looking = (async () => {
    while (!stopped) {
      await look().catch((error) => sayOnce(folder, error));
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await looking;
    },
  };
}

/**
 * Brings files to the drop folder of the local bucket, and says later what became of each.
 */
export function dropInto(outputs: LocalOutputs, say: (line: string) => void) {
  const s3 = new S3Client({ ...localAws(outputs.s3_endpoint), forcePathStyle: true });
  const Bucket = outputs.ingest_bucket;
  return async (file: string, key: string): Promise<void> => {
    const { size } = await stat(file);
    const Body = createReadStream(file);
    const since = new Date();
    await s3.send(new PutObjectCommand({ Bucket, Key: `drop/${key}`, Body, ContentLength: size }));
    // Not waited for: the next file may come in meanwhile.
    tellDrop(outputs, key, since, say).catch((error: Error) => say(`${key}: ${error.message}`));
  };
}

/** Hidden and lock files are not for us: editors and file managers leave them. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/^(?:\.|~\$)/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
