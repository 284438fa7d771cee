import { arrivedEvent } from './adopt-upload.ts';
import type { NewEvent, RunDraft } from './change-run.ts';
import { type DroppedFile, filePrefix, runFileOf } from './dropped-run.ts';
import type { StoredObject } from './file-store.ts';
import { hasEnding, type Run, type RunFile } from './run.ts';
import { ulidRandomOf, ulidTimeLength } from './run-id.ts';
import type { PairKey } from './run-store.ts';
import { slotsOfPair } from './slots.ts';

/** Characters of a pair's name that its key shows; a key of the table ends at 2,048 bytes. */
const nameCharsMax = 200;

/**
 * The pair that a dropped file belongs to: that of its folder, else of its sender, else its
 * country's only one. Folders are the same in any case and normal form, with any blanks.
 *
 * @see API.md "Uploads and drops"
 */
export function pairOf({ pair, origin }: DroppedFile): PairKey {
  const { domain, countryCode, options } = origin;
  const sender = options.sender === undefined ? '' : `sender:${foldName(options.sender)}`;
  const name = pair === null ? sender : `folder:${foldName(pair)}`;
  const isLong = name.length > nameCharsMax;
  const cut = isLong ? `${name.slice(0, nameCharsMax).toWellFormed()}…${ulidRandomOf(name)}` : name;
  return { domain, countryCode, name: cut };
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** Whether a run still takes the second file of its pair. */
export function takesSecondFile(run: Run, now: Date): boolean {
  const isLate = run.waitingUntil !== null && Date.parse(run.waitingUntil) <= now.getTime();
  return run.waitingFor === 'files' && !run.cancelRequested && !hasEnding(run) && !isLate;
}

/** Whether a file of the run is a later version of this one: deliveries keep no order. */
export function hasLaterVersion(run: Run, dropped: DroppedFile): boolean {
  const { id } = runFileOf(dropped, '');
  return run.files.some((file) => isSameKey(file, dropped) && timeOf(file.id) > timeOf(id));
}

/** What a file is to the one that came before it. */
export type Pairing =
  | { readonly kind: 'joins' }
  | { readonly kind: 'replaces'; readonly file: RunFile }
  | { readonly kind: 'repeats'; readonly file: RunFile };

/**
 * What a file is to a run that waits for the second one of its pair. The same content again, under
 * whatever name, is no second file; another content under the same key takes the first one's place.
 *
 * @param stored the objects of the run's files as they lie there now, in the files' order
 */
export function decidePairing(
  run: Run,
  dropped: DroppedFile,
  stored: readonly (StoredObject | undefined)[],
): Pairing {
  const { etag, size } = dropped.object;
  const repeated = run.files.find(
    (_, i) => stored[i]?.etag === etag && stored[i]?.size === size && etag !== '',
  );
  if (repeated !== undefined) return { kind: 'repeats', file: repeated };
  const replaced = run.files.find((file) => isSameKey(file, dropped));
  return replaced === undefined ? { kind: 'joins' } : { kind: 'replaces', file: replaced };
}

/** The change of the run that this makes. */
export function pairingDraft(run: Run, dropped: DroppedFile, pairing: Pairing): RunDraft {
  const { name, object } = dropped;
  const arrived = arrivedEvent(name, object.size);
  switch (pairing.kind) {
    case 'repeats': {
      const data = { name, same_as: pairing.file.name, run_id: run.id };
      return { fields: {}, events: [warning('UPL-19', data)] };
    }
    case 'replaces': {
      const { id, slot, name: old } = pairing.file;
      const files = run.files.map((each) => (each.id === id ? runFileOf(dropped, slot) : each));
      return { fields: { files }, events: [warning('UPL-20', { name: old }), arrived] };
    }
    case 'joins': {
      const slots = slotsOfPair(run.domain) ?? [];
      const slot = slots.find((free) => run.files.every((file) => file.slot !== free)) ?? 'file';
      const files = [...run.files, runFileOf(dropped, slot)];
      const isWhole = files.length === slots.length;
      const waiting = isWhole ? { waitingFor: null, waitingUntil: null } : {};
      const { fields, events } = agreeOnOptions(run, dropped);
      return { fields: { files, ...waiting, ...fields }, events: [arrived, ...events] };
    }
  }
}

/** One of both asked for a dry run: what was meant as a test must not become real. */
function agreeOnOptions(run: Run, { origin }: DroppedFile): RunDraft {
  const options = { ...origin.options, ...run.options };
  if (run.dryRun === origin.dryRun) return { fields: { options }, events: [] };
  const stages = run.stages.map((stage) =>
    stage.name === 'settle' ? { ...stage, name: 'map' as const } : stage,
  );
  return { fields: { options, dryRun: true, stages }, events: [warning('UPL-22', {})] };
}

function warning(code: string, data: NewEvent['data']): NewEvent {
  return { level: 'warning', stage: null, code, data };
}

/** Keys that differ in their normal form only are one name to whoever reads them. */
function isSameKey({ arrival }: RunFile, { object }: DroppedFile): boolean {
  return arrival?.key.normalize('NFC') === object.key.normalize('NFC');
}

/** When a dropped file was stored, as its id begins with it; in an order that texts keep. */
function timeOf(fileId: string): string {
  return fileId.slice(filePrefix.length, filePrefix.length + ulidTimeLength);
}
