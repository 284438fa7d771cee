import { arrivedEvent } from './adopt-upload.ts';
import type { NewEvent } from './change-run.ts';
import type { StoredObject } from './file-store.ts';
import { anAnnouncedFile, newRun } from './new-run.ts';
import type { Domain, Run, RunFile } from './run.ts';
import { runIdOfArrival, runIdPrefix } from './run-id.ts';

/** Whose a dropped file is and what it asks for, as folders and metadata say. */
export interface DropOrigin {
  readonly domain: Domain;
  readonly country: string;
  readonly countryCode: string;
  readonly dryRun: boolean;
  readonly options: Run['options'];
}

/** One version of an object under `drop/`. */
export interface DroppedFile {
  readonly bucket: string;
  readonly object: StoredObject;
  readonly name: string;
  /** Name of the pair's folder; null when it lies in none. */
  readonly pair: string | null;
  readonly origin: DropOrigin;
}

/** Names one arrival; the run that begins with this file has it for its id. */
export function arrivalIdOf({ bucket, object, origin }: DroppedFile): string {
  const { key, versionId, storedAt } = object;
  return runIdOfArrival(origin.domain, { bucket, key, versionId }, storedAt);
}

export const filePrefix = 'file_';

/** The file as its run holds it; its id follows from the arrival. */
export function runFileOf(dropped: DroppedFile, slot: string): RunFile {
  const { object, name, origin } = dropped;
  const { key, versionId, size } = object;
  const id = `${filePrefix}${arrivalIdOf(dropped).slice(runIdPrefix(origin.domain).length)}`;
  return {
    ...anAnnouncedFile({ id, slot, name, size, sha256: null }),
    key,
    arrival: { key, versionId },
  };
}

/** The run that a dropped file begins, with the first lines of its journal. */
export function newDroppedRun(
  dropped: DroppedFile,
  slot: string,
  now: Date,
  waiting: { readonly until: string; readonly told: NewEvent } | null = null,
) {
  const { object, name, origin } = dropped;
  const { dryRun } = origin;
  return newRun(
    {
      ...origin,
      id: arrivalIdOf(dropped),
      kind: 'file-import',
      files: [runFileOf(dropped, slot)],
      // What metadata says of a sender is not proved: it stays an option, nobody's name.
      createdBy: 'drop',
      lang: 'fr',
      ...(waiting ? { waitingFor: 'files', waitingUntil: waiting.until } : {}),
    },
    [
      { level: 'info', stage: null, code: 'RUN-CREATED', data: { way: 'drop', dry_run: dryRun } },
      arrivedEvent(name, object.size),
      ...(waiting ? [waiting.told] : []),
    ],
    now,
  );
}
