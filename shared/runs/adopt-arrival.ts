import { countryName, findCountry } from '../access/country.ts';
import { adoptUpload, arrivedEvent } from './adopt-upload.ts';
import { readDropOptions } from './drop-options.ts';
import type { FileStore, StoredObject } from './file-store.ts';
import { anAnnouncedFile, newRun } from './new-run.ts';
import { type DropKey, readDropKey } from './read-drop-key.ts';
import type { CodedMessage, Domain, Run } from './run.ts';
import { runIdOfArrival, runIdPrefix } from './run-id.ts';
import type { RunStore } from './run-store.ts';
import { setApart } from './set-apart.ts';
import type { Timing } from './timing.ts';

/** What S3 says of a new object. */
export interface Arrival {
  readonly bucket: string;
  readonly key: string;
  /** Undefined when the event does not say (the local cloud's): then the newest one is meant. */
  readonly versionId: string | undefined;
}

export interface AdoptingPorts {
  readonly runs: RunStore;
  readonly files: FileStore;
  readonly timing: Timing;
  /** Starts the domain's pipeline under the run's id; starting it again does nothing. */
  startPipeline(domain: Domain, runId: string): Promise<void>;
  hasPipeline(domain: Domain): boolean;
  /** The report beside a file that no run can take. */
  presentRefusal(reason: CodedMessage): unknown;
  readonly defaultCountry: string;
}

export type Adoption =
  | { readonly kind: 'started'; readonly runId: string }
  | { readonly kind: 'waiting'; readonly runId: string }
  | {
      readonly kind: 'ignored';
      readonly why: 'folder' | 'leftover' | 'gone' | 'unknown-upload' | 'late';
    }
  | { readonly kind: 'refused'; readonly reason: CodedMessage };

/**
 * Gives an arrived object its run: the one that waits for it (`incoming/<run>/<slot>/<file>`), or
 * a new one for a drop. Told again, it finds the same run and starts nothing twice.
 *
 * @see ARCHITECTURE "The road of a file"; API.md "Uploads and drops"
 */
export async function adoptArrival(ports: AdoptingPorts, arrival: Arrival): Promise<Adoption> {
  if (arrival.key.startsWith('incoming/')) return adoptUpload(ports, arrival);
  const key = readDropKey(arrival.key, (code) => countryName(code) !== undefined);
  if (key.kind === 'folder' || key.kind === 'leftover') return { kind: 'ignored', why: key.kind };
  const object = await ports.files.head(arrival.key, arrival.versionId);
  // The run that adopted it moved it away: this is a late second delivery.
  if (object === undefined) return { kind: 'ignored', why: 'gone' };
  const origin = readOrigin(ports, key, object);
  if (origin.kind === 'refused') {
    await setApart(ports, arrival.bucket, object, key.name, origin.reason);
    return origin;
  }
  const { run, events } = droppedRun(ports, arrival.bucket, object, key.name, origin);
  await ports.runs.create(run, events);
  await ports.startPipeline(run.domain, run.id);
  return { kind: 'started', runId: run.id };
}

type Origin =
  | {
      readonly kind: 'known';
      readonly domain: Domain;
      readonly country: string;
      readonly countryCode: string;
      readonly dryRun: boolean;
      readonly options: Run['options'];
    }
  | { readonly kind: 'refused'; readonly reason: CodedMessage };

function readOrigin(
  ports: AdoptingPorts,
  key: Exclude<DropKey, { kind: 'folder' | 'leftover' }>,
  object: StoredObject,
): Origin {
  const refuse = (code: string, data: CodedMessage['data']): Origin => ({
    kind: 'refused',
    reason: { code, data },
  });
  if (key.kind === 'unknown-folder') return refuse('UPL-11', { folder: key.folder });
  if (!ports.hasPipeline(key.domain)) return refuse('UPL-12', { domain: key.domain });
  const options = readDropOptions(object.metadata);
  if (options.kind === 'refused') return options;
  const said = key.countryCode ?? options.country ?? ports.defaultCountry;
  const found = findCountry(said);
  if (found === undefined) return refuse('UPL-14', { country: said });
  return { ...options, ...found, kind: 'known', domain: key.domain };
}

function droppedRun(
  ports: AdoptingPorts,
  bucket: string,
  object: StoredObject,
  name: string,
  origin: Extract<Origin, { kind: 'known' }>,
) {
  const { domain, country, countryCode, dryRun, options } = origin;
  const { key, versionId } = object;
  const id = runIdOfArrival(domain, { bucket, key, versionId }, object.storedAt);
  const file = {
    ...anAnnouncedFile({
      id: `file_${id.slice(runIdPrefix(domain).length)}`,
      slot: 'file',
      name,
      size: object.size,
      sha256: null,
    }),
    key,
    arrival: { key, versionId },
  };
  return newRun(
    {
      id,
      domain,
      kind: 'file-import',
      dryRun,
      options,
      files: [file],
      // What metadata says of a sender is not proved: it stays an option, nobody's name.
      createdBy: 'drop',
      lang: 'fr',
      country,
      countryCode,
    },
    [
      { level: 'info', stage: null, code: 'RUN-CREATED', data: { way: 'drop', dry_run: dryRun } },
      arrivedEvent(name, object.size),
    ],
    ports.timing.now(),
  );
}
