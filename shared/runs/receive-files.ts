import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Finding } from '../findings/finding.ts';
import { changeRun } from './change-run.ts';
import type { ChunkStore } from './chunk-store.ts';
import { processingKey } from './file-places.ts';
import type { FileStore } from './file-store.ts';
import { beginReceiving, endReceiving } from './receiving-drafts.ts';
import { type Domain, hasEnding, type Run, type RunFile } from './run.ts';
import type { RunStore } from './run-store.ts';
import { fileBytesMax } from './size-limits.ts';
import type { Timing } from './timing.ts';

/** What a look at a file's first bytes tells. */
export type Inspection =
  | {
      readonly kind: 'known';
      readonly contentType: string;
      readonly encoding: string | null;
      readonly delimiter: string | null;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly data: Finding['data'] };

export interface ReceivingPorts {
  readonly runs: RunStore;
  readonly files: FileStore;
  readonly chunks: Pick<ChunkStore, 'writeFindings'>;
  readonly timing: Timing;
  /** Judges by content, whatever the name says; `head` is the first 64 KB at most. */
  inspect(head: Uint8Array, name: string): Inspection;
  /** The finding under the domain's own code, where it has one. */
  nameFinding(domain: Domain, finding: Finding): Finding;
  faultPoint(point: string, runId: string): Promise<void>;
}

export type Receipt = { readonly verdict: 'received' | 'refused' | 'ended' };

/**
 * The receiving stage: moves each file to `processing/`, measures it (size, SHA-256), and sees
 * what it is. Runs again after a crash without harm: moves and facts are the same.
 *
 * @see ARCHITECTURE "The road of a file"
 */
export async function receiveFiles(ports: ReceivingPorts, runId: string): Promise<Receipt> {
  const begun = await changeRun(ports.runs, ports.timing, runId, (run) =>
    beginReceiving(run, ports.timing.now()),
  );
  if (begun.kind === 'missing') throw new Error(`no run ${runId}`);
  const { run } = begun;
  if (hasEnding(run) || run.cancelRequested) return { verdict: 'ended' };
  const received = await Promise.all(run.files.map((file) => receiveFile(ports, run, file)));
  await ports.faultPoint('receive-before-end', runId);
  const refusals = received.flatMap(({ finding }) => finding ?? []);
  const findings = refusals.map((finding) => ports.nameFinding(run.domain, finding));
  if (findings.length > 0) await ports.chunks.writeFindings(runId, 'receive', findings);
  const files = received.map(({ file }) => file);
  await changeRun(ports.runs, ports.timing, runId, (now) =>
    endReceiving(now, files, findings, ports.timing.now()),
  );
  return { verdict: refusals.length > 0 ? 'refused' : 'received' };
}

interface ReceivedFile {
  readonly file: RunFile;
  readonly finding: Finding | null;
}

async function receiveFile(ports: ReceivingPorts, run: Run, file: RunFile): Promise<ReceivedFile> {
  const key = await moveToProcessing(ports.files, run, file);
  const object = await ports.files.head(key);
  const refuse = (facts: Partial<RunFile>, code: string, data: Finding['data']): ReceivedFile => ({
    file: { ...file, key, ...facts },
    finding: fileFinding(file, code, data),
  });
  if (object === undefined) return refuse({ key: null }, 'RUN-GONE', { name: file.name });
  const { size } = object;
  const max = fileBytesMax[run.domain];
  if (size > max) return refuse({ size }, 'UPL-03', { name: file.name, size, max });
  if (size === 0) return refuse({ size }, 'UPL-04', { name: file.name });
  const { head, hash } = await measure(await ports.files.open(key));
  const facts = { size, sha256: hash };
  if (file.sha256 !== null && file.sha256.toLowerCase() !== hash) {
    return refuse(facts, 'UPL-05', { name: file.name, announced: file.sha256, arrived: hash });
  }
  const inspection = ports.inspect(head, file.name);
  if (inspection.kind === 'refused') return refuse(facts, inspection.code, inspection.data);
  const { contentType, encoding, delimiter } = inspection;
  return { file: { ...file, key, ...facts, contentType, encoding, delimiter }, finding: null };
}

/** Files that lie in `processed/` or `error/` belong to an earlier run and stay there. */
async function moveToProcessing(files: FileStore, run: Run, file: RunFile): Promise<string> {
  if (file.key === null || file.arrival === null) throw new Error(`${file.id} never arrived`);
  if (!file.key.startsWith('drop/') && !file.key.startsWith('incoming/')) return file.key;
  const key = processingKey(run.id, file);
  await files.move(file.arrival, key);
  return key;
}

const headBytesMax = 64 * 1024;

async function measure(
  blocks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; hash: string }> {
  const hash = sha256.create();
  const head = new Uint8Array(headBytesMax);
  let filled = 0;
  for await (const block of blocks) {
    hash.update(block);
    const part = block.subarray(0, headBytesMax - filled);
    head.set(part, filled);
    filled += part.length;
  }
  return { head: head.subarray(0, filled), hash: bytesToHex(hash.digest()) };
}

function fileFinding(file: RunFile, code: string, data: Finding['data']): Finding {
  const { slot } = file;
  return {
    code,
    level: 'blocking',
    slot,
    sheet: null,
    row: null,
    column: null,
    value: null,
    expected: null,
    data,
  };
}
