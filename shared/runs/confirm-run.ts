import type { Caller } from '../access/caller.ts';
import type { ChunkStore } from './chunk-store.ts';
import type { Domain, Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import { idFollowing, type StartingAgainPorts, startAgain } from './start-again.ts';

export interface ConfirmingPorts extends StartingAgainPorts {
  readonly runs: RunStore;
  readonly chunks: Pick<ChunkStore, 'readRecordPart'>;
  /** Versions of the domain's records as they are now; a missing id is absent. */
  readVersions(domain: Domain, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export type Confirming =
  | { readonly kind: 'confirmed'; readonly run: Run }
  | { readonly kind: 'not-a-test' }
  | { readonly kind: 'diff-changed' };

/**
 * Makes a dry run real: a new run over the same stored files (`replay_of` the dry run), if the
 * person confirms the very diff that was shown, and no record of it has changed since.
 *
 * @param run a run that the caller may start again
 * @see API.md "Runs", confirm; docs/decisions/0003
 */
export async function confirmRun(
  ports: ConfirmingPorts,
  run: Run,
  caller: Caller,
  diffHash: string,
): Promise<Confirming> {
  const refused = refuseConfirming(run, diffHash);
  if (refused !== undefined) return refused;
  const { id, confirmed } = await findConfirmed(ports, run);
  if (confirmed) {
    // Confirmed before, perhaps by a request that broke off before the pipeline began.
    if (confirmed.status === 'PENDING') await ports.startPipeline(run.domain, confirmed.id);
    return { kind: 'confirmed', run: confirmed };
  }
  if (await hasChanged(ports, run)) return { kind: 'diff-changed' };
  return { kind: 'confirmed', run: await startReal(ports, run, caller, id) };
}

/**
 * Whether a run is a test that came to something, and this is what it showed; undefined: it may be
 * confirmed.
 */
export function refuseConfirming(
  { dryRun, status, diffHash: shown }: Run,
  diffHash: string,
): Exclude<Confirming, { kind: 'confirmed' }> | undefined {
  if (!dryRun || (status !== 'DONE' && status !== 'DONE_WITH_ERRORS')) {
    return { kind: 'not-a-test' };
  }
  return shown === diffHash ? undefined : { kind: 'diff-changed' };
}

/**
 * The real run over the files of a test.
 *
 * @param id named after what is confirmed: a second click, or a lost answer, is the same run
 */
export function startReal(
  ports: StartingAgainPorts,
  run: Run,
  caller: Caller,
  id: string,
): Promise<Run> {
  const { domain, kind, options, columns, lang, country, countryCode, correctionOf } = run;
  const data = { way: 'confirm', confirms: run.id };
  return startAgain(
    ports,
    {
      id,
      ...{ domain, kind, options, columns, lang, country, countryCode, correctionOf },
      ...(run.requiredFields && { requiredFields: run.requiredFields }),
      files: run.files.map((file) => ({ ...file, rows: null, counts: null })),
      dryRun: false,
      createdBy: caller.email,
      replayOf: run.id,
      replayFrom: confirmedFrom(run),
    },
    [{ level: 'info', stage: null, code: 'RUN-CREATED', data }],
  );
}

/** A replay of some rows was shown and is confirmed: those rows, not the whole file. */
function confirmedFrom({ domain, replayFrom }: Run): Run['replayFrom'] {
  if (replayFrom !== 'failed' && replayFrom !== 'settle') return null;
  // Claims are always read again: which of them, the confirmed run knows.
  return domain === 'claims' ? replayFrom : 'settle';
}

/** The run of an earlier confirmation; one that failed or was cancelled makes room for another. */
async function findConfirmed({ runs }: ConfirmingPorts, run: Run) {
  for (let attempt = 1; ; attempt += 1) {
    const id = idFollowing(run, `confirms ${run.id} ${attempt}`);
    const confirmed = await runs.read(id);
    const hasFailed = confirmed?.status === 'ERROR' || confirmed?.status === 'CANCELLED';
    if (!hasFailed) return { id, confirmed };
  }
}

async function hasChanged(ports: ConfirmingPorts, run: Run): Promise<boolean> {
  for (const { recordParts } of await ports.runs.readMarkers(run.id)) {
    for (const { key } of recordParts) {
      const lines = await ports.chunks.readRecordPart(key);
      const versions = await ports.readVersions(
        run.domain,
        lines.map(({ id }) => id),
      );
      if (lines.some(({ id, basedOn }) => (versions.get(id) ?? 0) !== basedOn)) return true;
    }
  }
  return false;
}
