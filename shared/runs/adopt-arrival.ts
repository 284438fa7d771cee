import { countryName, findCountry } from '../access/country.ts';
import { isWorkbookToCorrect } from '../corrections/recognise-workbook.ts';
import { adoptPair } from './adopt-pair.ts';
import { adoptUpload } from './adopt-upload.ts';
import { readDropOptions } from './drop-options.ts';
import { type DropOrigin, type DroppedFile, newDroppedRun } from './dropped-run.ts';
import type { FileStore, StoredObject } from './file-store.ts';
import { type DropKey, readDropKey } from './read-drop-key.ts';
import type { CodedMessage, Domain } from './run.ts';
import type { RunStore } from './run-store.ts';
import { setApart } from './set-apart.ts';
import { slotOfCorrections, slotsOfPair } from './slots.ts';
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
  /** How long the first file of a pair waits for the second one. */
  readonly pairWaitMs: number;
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
 * a new one for a drop, or (of a pair) the one that the first file began. Told again, it finds the
 * same run and starts nothing twice.
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
  const { name } = key;
  const pair = key.kind === 'file' ? key.pair : null;
  const dropped = { bucket: arrival.bucket, object, name, pair, origin: origin.origin };
  if (slotsOfPair(dropped.origin.domain) === undefined) return adoptAlone(ports, dropped, 'file');
  const open = () => ports.files.open(object.key, object.versionId);
  return (await isWorkbookToCorrect({ name, size: object.size }, open))
    ? adoptAlone(ports, dropped, slotOfCorrections(dropped.origin.domain))
    : adoptPair(ports, dropped);
}

/** A file that is a run by itself. */
async function adoptAlone(
  ports: AdoptingPorts,
  dropped: DroppedFile,
  slot: string,
): Promise<Adoption> {
  const { run, events } = newDroppedRun(dropped, slot, ports.timing.now());
  await ports.runs.create(run, events);
  await ports.startPipeline(run.domain, run.id);
  return { kind: 'started', runId: run.id };
}

type Origin =
  | { readonly kind: 'known'; readonly origin: DropOrigin }
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
  if (key.kind === 'unknown-country') {
    const { folder, domain } = key;
    return refuse('UPL-11', { reason: 'UPL-11-COUNTRY', folder, domain_folder: domain });
  }
  if (!ports.hasPipeline(key.domain)) return refuse('UPL-12', { domain: key.domain });
  const options = readDropOptions(object.metadata);
  if (options.kind === 'refused') return options;
  if (options.options.payerAccount !== undefined && key.domain !== 'transfers') {
    return refuse('UPL-15', { name: 'payer-account' });
  }
  const said = key.countryCode ?? options.country ?? ports.defaultCountry;
  const found = findCountry(said);
  if (found === undefined) return refuse('UPL-14', { country: said });
  const { dryRun, options: asked } = options;
  return { kind: 'known', origin: { ...found, domain: key.domain, dryRun, options: asked } };
}
