import type { Caller } from '../access/caller.ts';
import { isErased } from './erased.ts';
import type { FileStore } from './file-store.ts';
import { anAnnouncedFile } from './new-run.ts';
import { type ReplayWish, readReplayWish, replayWishesOf } from './replay-points.ts';
import { isTerminal, type ReplayFrom, type Run, type RunFile } from './run.ts';
import { idFollowing, type StartingAgainPorts, startAgain } from './start-again.ts';

export interface ReplayingPorts extends StartingAgainPorts {
  readonly files: Pick<FileStore, 'head'>;
  /** A fresh ULID. */
  newId(): string;
}

export interface ReplayRequest {
  readonly from: ReplayWish;
  /** The request's `Idempotency-Key`: with it, a repetition after a crash is the same replay. */
  readonly key: string | null;
}

export type Replaying =
  | { readonly kind: 'replayed'; readonly run: Run }
  | { readonly kind: 'not-ended' }
  | { readonly kind: 'no-such-point'; readonly wishes: readonly ReplayWish[] }
  /** Its files were announced and never sent. */
  | { readonly kind: 'no-files' }
  /** Its files are erased. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'nothing-rejected' }
  /** Nothing of it was ever ready to be settled. */
  | { readonly kind: 'not-read' };

/**
 * Runs an ended run again over the same stored files: a new run with the same country, owner's
 * language and options, `replay_of` the first. A replay of a dry run is a dry run.
 *
 * @param run a run that the caller may start again
 * @see API.md "Runs", replay
 */
export async function replayRun(
  ports: ReplayingPorts,
  run: Run,
  caller: Caller,
  { from: wish, key }: ReplayRequest,
): Promise<Replaying> {
  if (!isTerminal(run.status)) return { kind: 'not-ended' };
  const from = readReplayWish(run, wish);
  if (from === undefined) return { kind: 'no-such-point', wishes: replayWishesOf(run) };
  const refused = refuseFrom(run, from) ?? (await refuseFiles(ports, run));
  if (refused !== undefined) return refused;
  const { domain, kind, dryRun, options, columns, lang, country, countryCode, correctionOf } = run;
  const replay = await startAgain(
    ports,
    {
      id: idFollowing(
        run,
        JSON.stringify(['replays', run.id, wish, caller.sub, key ?? ports.newId()]),
      ),
      ...{ domain, kind, dryRun, options, columns, lang, country, countryCode, correctionOf },
      ...(run.requiredFields && { requiredFields: run.requiredFields }),
      files: run.files.map((file) => forgetReading(file, from)),
      createdBy: caller.email,
      replayOf: run.id,
      replayFrom: from,
    },
    [
      event('RUN-CREATED', { way: 'replay', replays: run.id }),
      event('RUN-REPLAY-OF', { run_id: run.id, from: wish }),
    ],
  );
  return { kind: 'replayed', run: replay };
}

function refuseFrom(run: Run, from: ReplayFrom): Replaying | undefined {
  switch (from) {
    case 'start':
      return undefined;
    case 'failed':
      return run.counts.rejected === 0 ? { kind: 'nothing-rejected' } : undefined;
    case 'settle':
      return run.reading === null || run.chunks.total === 0 ? { kind: 'not-read' } : undefined;
  }
}

async function refuseFiles({ files }: ReplayingPorts, run: Run): Promise<Replaying | undefined> {
  if (isErased(run)) return { kind: 'gone' };
  const stored = run.files;
  if (stored.some(({ arrival }) => arrival === null)) return { kind: 'no-files' };
  const objects = await Promise.all(
    stored.map(({ key }) => (key === null ? undefined : files.head(key))),
  );
  return objects.includes(undefined) ? { kind: 'gone' } : undefined;
}

/** Read from the start, a file is looked at as if for the first time; else where its table lies is known. */
function forgetReading(file: RunFile, from: ReplayFrom): RunFile {
  const { key, arrival } = file;
  return from === 'start'
    ? { ...anAnnouncedFile(file), key, arrival }
    : { ...file, rows: null, counts: null };
}

const event = (code: string, data: Readonly<Record<string, unknown>>) =>
  ({ level: 'info', stage: null, code, data }) as const;
