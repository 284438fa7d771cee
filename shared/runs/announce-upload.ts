import type { Caller } from '../access/caller.ts';
import { type StartingCountry, startingCountry } from '../access/country-scope.ts';
import { codesOf, missingFile } from './domain-codes.ts';
import { safeFileName } from './file-name.ts';
import { anAnnouncedFile, newRun } from './new-run.ts';
import type { CodedMessage, Domain, JournalEvent, Run } from './run.ts';
import { runIdPrefix } from './run-id.ts';
import type { RunOptions } from './run-options.ts';
import { fileBytesMax } from './size-limits.ts';
import { nameSlots, slotsFit, slotsMissing } from './slots.ts';

export interface UploadWish {
  readonly domain: Domain;
  readonly kind?: string;
  readonly files: readonly {
    readonly slot: string;
    readonly name: string;
    /** Bytes, as the sender says; null when unknown. */
    readonly size: number | null;
    readonly sha256: string | null;
  }[];
  readonly dryRun: boolean;
  readonly options: RunOptions;
  /** Only an admin names one. */
  readonly country?: string | undefined;
}

export type Announcement =
  | { readonly kind: 'announced'; readonly run: Run; readonly events: readonly JournalEvent[] }
  | { readonly kind: 'refused'; readonly reason: CodedMessage };

/** How long a run waits for its files (API.md "Runs"). */
const waitingForFilesMs = 60 * 60_000;

/** Where a file of an announced run is expected. */
export function incomingKey(runId: string, slot: string, fileId: string): string {
  return `incoming/${runId}/${slot}/${fileId}`;
}

/**
 * A run that waits for its files.
 *
 * @param newId a fresh ULID at each call
 * @see API.md "Uploads and drops"
 */
export function announceUpload(
  wish: UploadWish,
  caller: Caller,
  now: Date,
  newId: () => string,
): Announcement {
  const { domain, dryRun, options } = wish;
  const misfit = findMisfit(wish);
  if (misfit !== undefined) return { kind: 'refused', reason: misfit };
  const max = fileBytesMax[domain];
  const large = wish.files.find(({ size }) => (size ?? 0) > max);
  if (large) return refuse('UPL-03', { name: large.name, size: large.size, max });
  const place = startingCountry(caller, wish.country);
  if (place.kind !== 'country') return refuseCountry(place, wish);
  const { country, countryCode } = place;
  const files = wish.files.map((file) => {
    const named = { ...file, name: safeFileName(file.name), id: `file_${newId()}` };
    return anAnnouncedFile(named);
  });
  const announced = newRun(
    {
      id: `${runIdPrefix(domain)}${newId()}`,
      domain,
      kind: wish.kind ?? 'file-import',
      dryRun,
      options,
      files,
      createdBy: caller.email,
      lang: caller.lang,
      country,
      countryCode,
      waitingFor: 'files',
      waitingUntil: new Date(now.getTime() + waitingForFilesMs).toISOString(),
    },
    [{ level: 'info', stage: null, code: 'RUN-CREATED', data: { way: 'upload', dry_run: dryRun } }],
    now,
  );
  return { kind: 'announced', ...announced };
}

function refuse(code: string, data: CodedMessage['data']): Announcement {
  return { kind: 'refused', reason: { code, data } };
}

/** Why the slots are none of the domain's sets; a pair of which one is missing is told so. */
function findMisfit({ domain, files }: UploadWish): CodedMessage | undefined {
  const slots = files.map(({ slot }) => slot);
  if (slotsFit(domain, slots)) return undefined;
  const missing = slotsMissing(domain, slots);
  if (missing === undefined) return { code: 'UPL-01', data: { slots: nameSlots(domain) } };
  const names = files.map(({ name }) => name);
  return missingFile(domain, names, missing);
}

function refuseCountry(
  place: Exclude<StartingCountry, { kind: 'country' }>,
  { domain, country: asked }: UploadWish,
): Announcement {
  switch (place.kind) {
    case 'not-yours':
      return refuse('RUN-404', {});
    case 'missing':
      return refuse(codesOf(domain).noCountry, {});
    case 'unknown-country':
      return refuse('RUN-COUNTRY', { country: asked ?? '' });
  }
}
